package net.tomarigi.embedded;

import java.util.Map;

/** One store that this process runs itself, on loopback, with its data in the data directory. */
interface EmbeddedStore {
    String name();

    /** What the store is doing while it starts, for those who wait. */
    String phase();

    /** Starts it and returns when it serves; throws {@link StartFailure}. Its port stays the same from then on. */
    void start();

    /** Ends it and returns when it has ended. */
    void stop();

    /** The configuration by which clients find it; known once it serves. */
    Map<String, String> settings();
}
