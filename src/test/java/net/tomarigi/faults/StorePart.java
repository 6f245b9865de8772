package net.tomarigi.faults;

import net.tomarigi.embedded.SingleStore;

/** PostgreSQL or Redis: whoever kills it finds it started again by itself, on the same port. */
record StorePart(SingleStore store) implements Part {
    @Override
    public ProcessHandle handle() {
        return store.handle();
    }

    @Override
    public void stop() {
        store.stop();
    }

    @Override
    public void start() {
        store.start();
    }

    @Override
    public void kill() {
        store.handle().destroyForcibly();
    }
}
