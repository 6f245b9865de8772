package net.tomarigi.vacancy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.tomarigi.facility.TakenNights;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;

/** What became of a report. */
public sealed interface ReportOutcome {
    /**
     * It is committed.
     *
     * @param version the facility's, after the report
     */
    record Reported(String facility, long version, Instant attestedAt, List<ReportedBed> beds)
            implements ReportOutcome {}

    /**
     * A bed as it stands after the report, for the nights that were mentioned.
     *
     * @param taken what of them is kept for somebody: nobody else gets it, whatever was reported
     */
    record ReportedBed(
            String bed,
            long version,
            String open,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TakenNights> taken) {
        public ReportedBed {
            taken = taken == null ? List.of() : List.copyOf(taken);
        }

        ReportedBed(String bed, long version, String open) {
            this(bed, version, open, List.of());
        }
    }

    /** Nothing was changed, and this is why. */
    sealed interface Refused extends ReportOutcome {
        Problem problem();
    }

    record NoSuchFacility(String facility) implements Refused {
        @Override
        public Problem problem() {
            return Problem.notFound("facility", facility);
        }
    }

    /** Somebody else changed the facility meanwhile. */
    record Outdated(long expected, long actual) implements Refused {
        @Override
        public Problem problem() {
            return Problem.of("stale-version", 412, expected, actual);
        }
    }

    /**
     * It came late: something else was said of these nights after it, and that stands.
     *
     * @param at when the newer word was said
     * @param attestation the newer word was that everything is as it stands
     * @param beds as they stand, for the nights that the late word mentions; empty when that was an attestation
     */
    record SaidSince(Instant at, boolean attestation, List<ReportedBed> beds) implements Refused {
        @Override
        public Problem problem() {
            return Problem.of("newer-word", 409)
                    .with("newer", Map.of("at", at.toString(), "attestation", attestation, "beds", beds));
        }
    }

    /** The idempotency key stands for another report. */
    record KeyReused(String key) implements Refused {
        @Override
        public Problem problem() {
            return Problem.of("idempotency-conflict", 409, key);
        }
    }

    /** It says something that cannot be. */
    record Meaningless(List<Violation> violations) implements Refused {
        @Override
        public Problem problem() {
            return Problem.meaningless(violations);
        }
    }
}
