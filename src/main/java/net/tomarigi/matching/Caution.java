package net.tomarigi.matching;

/**
 * What to ask or to know before relying on a candidate.
 *
 * @param value as the code says; 0 where it has none
 */
public record Caution(Code code, int value) {
    public enum Code {
        /** The person's disabilities are not known, and it does not take all: the bits of those it takes. */
        DISABILITY_UNKNOWN,
        /** The care is not known, and it does not give all round the clock: the bits of what it gives. */
        CARE_UNKNOWN,
        /** The behaviour is not known: the highest total it takes. */
        BEHAVIOUR_UNKNOWN,
        /** The sex is not known: the bits of the sexes it takes. */
        SEX_UNKNOWN,
        /** The age is not known: the bits of the ages it takes. */
        AGE_UNKNOWN,
        /** The support level is not known: lowest × 10 + highest that it takes. */
        LEVEL_UNKNOWN,
        /** Whether a wheelchair is used is not known, and the bed is not for one. */
        WHEELCHAIR_UNKNOWN,
        /** It did not say which sexes it takes. */
        SEX_UNSTATED,
        /** It did not say which ages it takes. */
        AGE_UNSTATED,
        /** It did not say which support levels it takes. */
        LEVEL_UNSTATED,
        /** It did not say how much behaviour it takes. */
        BEHAVIOUR_UNSTATED,
        /** It says that it gives this care, and nobody on its list of staff is qualified for it: the bits of it. */
        CARE_NOT_BACKED,
        /** It says that it takes severe behaviour, and nobody on its list of staff has the training: the total. */
        BEHAVIOUR_NOT_BACKED,
        /** Its word is old: hours. */
        OLD_WORD,
        /** It has never said anything about its beds. */
        NEVER_SPOKE,
        /** It will probably say no: percent of a yes. */
        UNLIKELY,
        /** Its place is not known, so neither is the distance. */
        NO_PLACE,
        /** More nights than the seven that the emergency addition (緊急短期入所受入加算) pays at first: how many. */
        LONG_STAY
    }
}
