package net.tomarigi.matching;

import java.util.Map;
import java.util.Set;

/**
 * Who can take this person?
 *
 * @param at from where distances count; null: not known
 * @param firstNight as {@link java.time.LocalDate#toEpochDay}
 * @param nights 1–60
 * @param maxKm kilometres; infinite: no limit. Limits nothing while {@code at} is not known
 * @param reach ids of the networks that are searched; null: all
 * @param teams teams are wanted too, not only beds
 * @param now minutes since 1970
 * @param hourOfDay 0–23, where the person is
 * @param ties what ties the person to facilities, by their ids; all others are {@code otherwise}
 * @param limit how many to rank, 1–{@link #MOST}
 */
public record Question(
        Need need,
        Place at,
        long firstNight,
        int nights,
        double maxKm,
        Set<String> reach,
        boolean teams,
        int now,
        int hourOfDay,
        Map<String, Affinity> ties,
        Affinity otherwise,
        int limit) {
    public static final int MOST = 200;
    public static final int MOST_NIGHTS = 60;

    public Question {
        if (nights < 1 || nights > MOST_NIGHTS)
            throw new IllegalArgumentException("1 to " + MOST_NIGHTS + " nights, not " + nights);
        if (!(maxKm >= 0)) throw new IllegalArgumentException("no distance: " + maxKm);
        if (limit < 1 || limit > MOST) throw new IllegalArgumentException("1 to " + MOST + " are ranked, not " + limit);
        if (hourOfDay < 0 || hourOfDay > 23) throw new IllegalArgumentException("no hour: " + hourOfDay);
    }

    /** The same person, wherever in the country, and one answer. */
    Question forNearestAnywhere() {
        return new Question(
                need,
                at,
                firstNight,
                nights,
                Double.POSITIVE_INFINITY,
                null,
                teams,
                now,
                hourOfDay,
                ties,
                otherwise,
                1);
    }
}
