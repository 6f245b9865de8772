package net.tomarigi.platform;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Tells what went wrong because something is away or overloaded from what went wrong because of a mistake. */
final class Unavailability {
    /**
     * SQLSTATEs after which the same transaction may succeed later (PostgreSQL, appendix A): no connection; out of
     * connections, memory or disk; shutting down or starting; read-only after a failover; deadlock, lock and statement
     * time-outs.
     */
    private static final List<String> SQL_STATES =
            List.of("08", "53", "57P", "57014", "25006", "40001", "40P01", "55P03");

    private Unavailability() {}

    /** Looks at {@code thrown} alone, not at its causes. */
    static boolean isCauseOf(Throwable thrown) {
        if (thrown instanceof DatabaseException database) return isSqlState(database.getSqlState());
        // As which Hibernate tells what the driver's exception said.
        if (thrown instanceof SQLException told) return isSqlState(told.getSQLState());
        return thrown instanceof SocketException
                || thrown instanceof UnknownHostException
                || thrown instanceof ClosedChannelException
                || thrown instanceof TimeoutException
                || thrown instanceof RejectedExecutionException
                || thrown instanceof FaultToleranceException
                || isOfConnection(thrown)
                || isOfConnectionPool(thrown);
    }

    private static boolean isSqlState(String state) {
        return state != null && SQL_STATES.stream().anyMatch(state::startsWith);
    }

    /** What the operating system says of a connection that the other side has just ended: nothing but the text tells. */
    private static boolean isOfConnection(Throwable thrown) {
        if (thrown.getClass() != IOException.class || thrown.getMessage() == null) return false;
        return thrown.getMessage().startsWith("Connection reset")
                || thrown.getMessage().startsWith("Broken pipe");
    }

    /** Vert.x' pools have no type of their own for "waited too long" and "too many wait": only the text tells. */
    private static boolean isOfConnectionPool(Throwable thrown) {
        if (!(thrown instanceof VertxException) && !(thrown instanceof NoStackTraceThrowable)) return false;
        String text = String.valueOf(thrown.getMessage());
        return text.contains("onnection") || text.startsWith("Timeout");
    }
}
