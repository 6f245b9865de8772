package net.tomarigi.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a transaction answers and what it tells.
 *
 * @param last is done last of all, with the events in the outbox already: what it locks is locked until the commit and no
 *     longer. For what many wait for, as for the end of a chain of the audit trail; not for what is decided between two trips
 *     ({@link Decision}), which has no session.
 */
public record Written<T>(T answer, List<Event> events, Function<Mutiny.StatelessSession, Uni<Void>> last) {
    public Written(T answer, List<Event> events) {
        this(answer, events, session -> Uni.createFrom().voidItem());
    }

    /** A transaction that changed nothing and so tells nothing. */
    public static <T> Written<T> nothing(T answer) {
        return new Written<>(answer, List.of());
    }
}
