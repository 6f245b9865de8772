package net.tomarigi.faults;

/** A process of the cluster, and what may be done to it. */
interface Part {
    /** The one that runs now; null when none does. */
    ProcessHandle handle();

    /** Tells it to end in good order, and returns when it has. */
    void stop() throws Exception;

    /** Returns when it serves; nothing happens when it runs. */
    void start() throws Exception;

    /** SIGKILL, and it stays away until {@link #start}, unless somebody watches over it. */
    void kill() throws Exception;
}
