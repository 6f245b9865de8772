package net.tomarigi.matching;

/** The hard limits: whatever is known of a need must hold for each of them. */
public enum Criterion {
    DISABILITY,
    CARE,
    BEHAVIOUR,
    SEX,
    AGE,
    SUPPORT_LEVEL,
    WHEELCHAIR,
    NIGHTS,
    DISTANCE
}
