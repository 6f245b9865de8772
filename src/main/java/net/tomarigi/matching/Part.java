package net.tomarigi.matching;

/** What a score is made of; each part is 0–1, and 0.5 where nothing is known that could tell beds apart. */
public enum Part {
    /** How near it is. */
    DISTANCE,
    /** It is for people like this one, and has no more capability than is needed. */
    FIT,
    /** How young the facility's word is. */
    FRESHNESS,
    /** How likely the facility says yes when it is asked. */
    LIKELIHOOD,
    /** The person has been there, or the crisis plan names it. */
    FAMILIARITY,
    /** The person and the family wish for it. */
    WISHES,
    /** It has taken fewer emergencies than others of its size. */
    FAIRNESS,
    /** Day service, school and transport can go on from there. */
    CONTINUITY
}
