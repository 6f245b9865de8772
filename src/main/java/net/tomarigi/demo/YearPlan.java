package net.tomarigi.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Objects;
import net.tomarigi.network.Network;
import net.tomarigi.network.Policy;

/**
 * Which year is made up, and for whom. The same plan makes the same year.
 *
 * @param network whose it is: made, unless it is there
 * @param people on its roster
 * @param cases emergencies; drills come in addition
 * @param until the first day after it: it is a year long and ends on the day before
 */
public record YearPlan(String network, long seed, int people, int cases, int drills, LocalDate until) {
    public static final int MOST_PEOPLE = 5_000;
    public static final int MOST_CASES = 2_000;

    /** Its facilities and beds bear its name. */
    private static final int LONGEST_NETWORK = 50;

    /** What is made unless somebody says otherwise. */
    public static final long USUAL_SEED = 2026;

    public YearPlan {
        Objects.requireNonNull(until);
        if (!Network.ID.matcher(network).matches() || network.length() > LONGEST_NETWORK)
            throw new IllegalArgumentException("The network of a simulated year has up to " + LONGEST_NETWORK
                    + " small letters, digits and hyphens, not " + network + ".");
        if (people < 1 || people > MOST_PEOPLE || cases < 0 || cases > MOST_CASES || drills < 0 || drills > cases)
            throw new IllegalArgumentException("no year has " + people + " people and " + cases + " cases");
    }

    /** A middle-sized city's. */
    public static YearPlan whole(String network, long seed, LocalDate until) {
        return new YearPlan(network, seed, 1_000, 400, 12, until);
    }

    /** Enough to see life in every page. */
    static YearPlan small(String network, LocalDate until) {
        return new YearPlan(network, USUAL_SEED, 250, 120, 4, until);
    }

    LocalDate from() {
        return until.minusYears(1);
    }

    Instant begin() {
        return midnight(from());
    }

    Instant end() {
        return midnight(until);
    }

    static Instant midnight(LocalDate day) {
        return day.atStartOfDay(Policy.TOKYO).toInstant();
    }

    static ZonedDateTime local(Instant at) {
        return at.atZone(Policy.TOKYO);
    }
}
