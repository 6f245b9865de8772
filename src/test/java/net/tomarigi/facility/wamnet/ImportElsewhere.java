package net.tomarigi.facility.wamnet;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Holds what another node holds while it imports, until it is closed. */
public final class ImportElsewhere implements AutoCloseable {
    /** The bytes of {@code facility}. */
    private static final long LOCK = 0x666163696c697479L;

    private final SqlConnection connection;

    public ImportElsewhere(Pool postgres) {
        connection = postgres.getConnectionAndAwait();
        connection.query("select pg_advisory_lock(" + LOCK + ")").executeAndAwait();
    }

    @Override
    public void close() {
        connection.query("select pg_advisory_unlock(" + LOCK + ")").executeAndAwait();
        connection.closeAndAwait();
    }
}
