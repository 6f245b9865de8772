package net.tomarigi.platform;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Failures that nobody waits for any more. Whoever hangs up ends what was being read for them, and Hibernate says that a
 * transaction was open: it is rolled back, and nothing is wrong. Every other one is an error.
 */
@ApplicationScoped
class DroppedFailures {
    private static final Logger LOG = Logger.getLogger(DroppedFailures.class);

    /** Hibernate Reactive: a connection was closed within a transaction, which is rolled back. */
    private static final String ROLLED_BACK = "HR000090";

    /** Where Hibernate Reactive meets that the transaction it was about to commit has just been rolled back. */
    private static final String CONNECTION = "org.hibernate.reactive.pool.impl.SqlClientConnection";

    void onStart(@Observes StartupEvent started) {
        Infrastructure.setDroppedExceptionHandler(DroppedFailures::tell);
    }

    private static void tell(Throwable failure) {
        if (isOfSomebodyWhoHungUp(failure)) LOG.debug("Somebody hung up while they were being answered", failure);
        else LOG.error("A failure of which nobody learns", failure);
    }

    static boolean isOfSomebodyWhoHungUp(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause())
            if (isRolledBack(one) || isCommitAfterRollback(one)) return true;
        return false;
    }

    private static boolean isRolledBack(Throwable failure) {
        return failure instanceof IllegalStateException
                && failure.getMessage() != null
                && failure.getMessage().startsWith(ROLLED_BACK);
    }

    private static boolean isCommitAfterRollback(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return failure instanceof NullPointerException
                && stack.length > 0
                && stack[0].getClassName().equals(CONNECTION)
                && stack[0].getMethodName().equals("commitTransaction");
    }
}
