package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.tomarigi.access.Tokens.Issued;

/** The software of facilities, which reports for them by a token. */
public interface Machines {
    int MOST_OF_FACILITY = 20;
    int MOST_FACILITIES = 50;
    int LONGEST_NAME = 60;
    int MOST_DAYS = 730;
    int MOST_GRACE_HOURS = 168;

    /** Told that long before its token runs out. */
    Duration WARNED_BEFORE = Duration.ofDays(30);

    /**
     * A machine.
     *
     * @param facilities for which it reports
     * @param madeBy a name; null: not known to whoever asks
     * @param expiresAt when its newest token runs out
     * @param earlierUntil when the token before that does, which was exchanged; null: it is over
     * @param seenAt to the minute; null: never yet
     */
    record Machine(
            String id,
            String name,
            List<Served> facilities,
            String madeBy,
            Instant madeAt,
            Instant expiresAt,
            Instant earlierUntil,
            Instant seenAt) {}

    record Served(String id, String name) {}

    /** @param issued told once */
    record Made(String id, Issued issued) {}

    /** What became of the wish for a new one. */
    sealed interface Making {
        record Done(Made made) implements Making {}

        record NoFacility(String facility) implements Making {}

        /** This facility has as many as it may. */
        record Full(String facility) implements Making {}
    }

    /** All that report for a facility, the oldest first; empty when there is no such facility. */
    Uni<Optional<List<Machine>>> list(Caller caller, String facility);

    /** A machine with its first token. */
    Uni<Making> make(Caller caller, String name, Set<String> facilities, Duration lasts);

    /** For which facilities it reports; empty when there is no such machine. */
    Uni<Set<String>> facilities(String machine);

    /** One more token, for as long as the newest was given; those before it end when the grace does. */
    Uni<Optional<Made>> rotate(Caller caller, String machine, Duration grace);

    /** It reports for these no more, and is forgotten when it reports for none. */
    Uni<Void> end(Caller caller, String machine, Set<String> facilities);

    /** When the newest tokens run out of all machines whose do so before then. */
    Uni<List<Running>> runningOut(Instant before);

    record Running(String machine, Instant expiresAt) {}
}
