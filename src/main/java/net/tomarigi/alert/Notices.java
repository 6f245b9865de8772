package net.tomarigi.alert;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/**
 * What is still to be told. It is written with the ask, in its transaction, and claimed by one node at a time; a claim that
 * its node does not end is over after {@link #LEASE}.
 */
public interface Notices {
    /** Longer than telling takes. */
    Duration LEASE = Duration.ofSeconds(30);

    /** Claims the oldest that are due, at most so many. */
    Uni<List<Notice>> claim(int most);

    /** It was told: an ask's end is told as well, when it comes. */
    Uni<Void> told(Notice notice);

    /** It could not be told, and is tried again after this time. */
    Uni<Void> again(Notice notice, Duration wait);

    /** Nobody needs to be told any more. */
    Uni<Void> drop(Notice notice);
}
