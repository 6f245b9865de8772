package net.tomarigi.vacancy;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that was ever said of vacancies, and what follows from it for each bed. */
public interface Reports {
    /**
     * Writes the report, the beds' new states, their versions, the history and the outbox in one transaction.
     *
     * @param now as the reporting node's clock has it
     */
    Uni<ReportOutcome> write(String facility, VacancyReport report, Condition condition, Source source, Instant now);

    /**
     * The newest {@code most} entries of the facility's history before {@code beforeId}, newest first; empty when there is no such facility.
     *
     * @param beforeId {@link Long#MAX_VALUE} to begin with the newest
     */
    Uni<Optional<List<Said>>> list(String facility, long beforeId, int most);

    /** Forgets history and idempotency keys that are older than they are kept. */
    Uni<Integer> forget(Instant historyBefore, Instant keysBefore);

    /** Forgets of the history what came in that way before then. */
    Uni<Integer> forget(Source.Via via, Instant before);

    /**
     * One entry of the history.
     *
     * @param said the report's beds as JSON; null for an attestation
     */
    record Said(
            long id, Instant at, Instant observedAt, String kind, long version, String who, String via, String said) {}
}
