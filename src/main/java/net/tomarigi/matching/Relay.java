package net.tomarigi.matching;

import java.util.List;

/**
 * A stay over several candidates, with the fewest moves that cover all nights.
 *
 * @param legs in order; each lasts as long as its bed is open
 * @param km from the question's place, when it is known, to the first and on to each next, to the millimetre
 * @param score mean of the legs' scores
 */
public record Relay(List<Leg> legs, double km, double score) {
    /** At most so many nights are planned over several candidates. */
    public static final int MOST_NIGHTS = 14;

    /** @param firstNight as {@link java.time.LocalDate#toEpochDay} */
    public record Leg(Candidate candidate, long firstNight, int nights) {}

    public int moves() {
        return legs.size() - 1;
    }
}
