package net.tomarigi.remind;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.function.Predicate;
import net.tomarigi.access.Caller;
import net.tomarigi.network.Duties;

/** Counts of what is due on rosters, and the weekly letters of them. */
public interface DutyLetters {
    /**
     * @param soon people for whom something is due within the network's days, today among them
     * @param late people for whom something should have been done before today
     */
    record Due(int soon, int late) {}

    /** @param warnDays what is soon */
    Uni<Due> count(Caller caller, String network, int warnDays);

    /** A network with somebody to write to, at this moment. */
    record Reader(String network, Duties duties, Instant now) {}

    /** Writes to those networks that {@code isTime} chooses and that have something due, once a day, on one node. */
    Uni<Void> write(Predicate<Reader> isTime);
}
