package net.tomarigi.outbox;

import java.util.List;

/** What a transaction answers and what it tells. */
public record Written<T>(T answer, List<Event> events) {
    /** A transaction that changed nothing and so tells nothing. */
    public static <T> Written<T> nothing(T answer) {
        return new Written<>(answer, List.of());
    }
}
