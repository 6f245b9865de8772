package net.tomarigi.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What is to be done once it is known how things stand; see {@link Outbox#write(List, Decision)}. */
@FunctionalInterface
public interface Decision<T> {
    /**
     * @param answers of each question the first column of its only row; null where there is no row
     * @param more asks something else in the same transaction
     */
    Uni<Change<T>> decide(List<String> answers, Asking more);

    /** A question in the transaction that has begun. */
    @FunctionalInterface
    interface Asking {
        /** @return the first column of the only row; null where there is none */
        Uni<String> ask(Statement question);
    }

    /**
     * What is decided.
     *
     * @param written what is answered and told
     * @param statement what is written; null: nothing
     */
    record Change<T>(Written<T> written, Statement statement) {}
}
