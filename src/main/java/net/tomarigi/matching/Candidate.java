package net.tomarigi.matching;

import java.util.List;

/**
 * What could take a person: a bed with its facility's and its own limits, or a team that comes to the person's home.
 * Disabilities, care and sexes are bits; whoever asks gives them their names.
 *
 * <p>A capability counts when it is stated: a disability, a care, a wheelchair bed or an age that nobody spoke of is not
 * there, though it is nearer than one that was refused. A limit counts when it is stated: sexes, support levels and
 * behaviour that nobody limited exclude nobody, and are a caution.
 *
 * @param id unique among all candidates; decides between equals
 * @param facility whose it is; may have several candidates
 * @param networks the networks that see it, at least one
 * @param place null: not known; it is then in no distance
 * @param disabilities bits of those it takes, of 8
 * @param disabilitiesUnstated bits of those it neither takes nor refuses
 * @param careAlways bits of the care it gives round the clock, of 24
 * @param careByDay bits of the care it gives by day only
 * @param careUnstated bits of the care nobody spoke of; what is in none of the three it never gives
 * @param sexes bits of {@link Need#FEMALE} and {@link Need#MALE}: the facility's and the bed's together
 * @param ages bits of the bands of {@link Need#ageBand} that it takes, of 4
 * @param agesUnstated bits of the bands nobody spoke of
 * @param levelMin lowest support level, 1–6
 * @param levelMax highest support level, 1–6
 * @param maxBehaviour highest total of the behaviour items, 0–24
 * @param careNotBacked bits of the care for which its list of staff has nobody who is qualified; 0 also without such a list
 * @param behaviourNotBacked the same of severe behaviour
 * @param unstated limits nobody stated, each a bit {@code 1 << Criterion.ordinal()}; their values above are the widest
 * @param firstNight the day (as {@link java.time.LocalDate#toEpochDay}) of bit 0 of {@code open}
 * @param open bit {@code i}: it can be given for the night {@code firstNight + i}
 * @param attestedAt minutes since 1970 of the facility's last word; {@link #NEVER} when there was none
 * @param yes likelihood of a yes, 0–1, by {@link Likelihood#slot}, or one value for all; null: nothing is known
 * @param fairness 0–1, {@link Policy#NEUTRAL} when nothing is known
 */
public record Candidate(
        String id,
        String facility,
        List<String> networks,
        boolean team,
        Place place,
        int disabilities,
        int disabilitiesUnstated,
        int careAlways,
        int careByDay,
        int careUnstated,
        int sexes,
        int ages,
        int agesUnstated,
        int levelMin,
        int levelMax,
        int maxBehaviour,
        boolean wheelchair,
        int careNotBacked,
        boolean behaviourNotBacked,
        int unstated,
        long firstNight,
        long open,
        int attestedAt,
        float[] yes,
        double fairness) {
    public static final int NEVER = Integer.MIN_VALUE;

    public Candidate {
        if (levelMin < 1 || levelMax > 6 || levelMin > levelMax)
            throw new IllegalArgumentException("support levels " + levelMin + " to " + levelMax);
        if (maxBehaviour < 0 || maxBehaviour > 24)
            throw new IllegalArgumentException("behaviour of 0 to 24, not " + maxBehaviour);
        if ((disabilities | disabilitiesUnstated) >>> 8 != 0
                || (careAlways | careByDay | careUnstated | careNotBacked) >>> 24 != 0
                || sexes >>> 2 != 0
                || (ages | agesUnstated) >>> 4 != 0)
            throw new IllegalArgumentException("bits without a meaning: " + id);
    }
}
