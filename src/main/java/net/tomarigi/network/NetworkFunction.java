package net.tomarigi.network;

/**
 * What a network may use or not, so that one begins in steps. Whatever is switched off is refused and not shown; what was kept
 * in it stays. The order is that of the sentence {@code function-off}.
 */
public enum NetworkFunction {
    /** Who is registered, and who is at high risk. */
    ROSTER,
    /** Who answers the emergency phone. */
    ROTA,
    /** Beds that are kept empty for emergencies. */
    RESERVED_BEDS,
    /** Planned stays to get to know a facility. */
    TRIAL_STAYS,
    /** The register of facilities and offices by the five functions. */
    OFFICES,
    /** Asking facilities that went quiet. */
    REMINDERS,
    /** The yearly account. */
    REPORT,
    /** The public page for families. */
    FAMILIES
}
