package net.tomarigi.matching;

/**
 * What ties one person to one facility, each 0–1.
 *
 * @param familiarity stays and trial stays there, the same corporation, the crisis plan's order
 * @param wish what the person and the family wish
 * @param continuity day service, school and transport that can go on
 */
public record Affinity(double familiarity, double wish, double continuity) {
    public static final Affinity NEUTRAL = new Affinity(Policy.NEUTRAL, Policy.NEUTRAL, Policy.NEUTRAL);
}
