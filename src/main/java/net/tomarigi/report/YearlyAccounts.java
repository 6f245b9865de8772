package net.tomarigi.report;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.tomarigi.access.Caller;

/** Where the figures of a year are counted, and what the office writes to them is kept. */
public interface YearlyAccounts {
    /**
     * What an account is made of.
     *
     * @param madeAt when it was counted
     */
    record Found(String networkName, Written written, Figures figures, Instant madeAt) {}

    /** Empty: there is no such network. */
    Uni<Optional<Found>> find(String network, FiscalYear year, Instant now);

    /** Years with anything to tell, newest first; always the one of {@code now}. Empty: there is no such network. */
    Uni<Optional<List<Integer>>> listYears(String network, Instant now);

    /**
     * What was written as it stands then. Fails with a problem 412 when another version was seen, 409 when the year is closed.
     * Empty: there is no such network.
     *
     * @param seen null: any
     */
    Uni<Optional<Written>> write(
            Caller caller, String network, FiscalYear year, Written written, Long seen, Instant now);

    /** Keeps the figures as they stand; null opens the year again. The rest as {@link #write}. */
    Uni<Optional<Written>> close(
            Caller caller, String network, FiscalYear year, Figures figures, Long seen, Instant now);
}
