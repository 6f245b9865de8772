package net.tomarigi.facility;

/** When a facility gives a kind of care. */
public enum CareHours {
    NEVER,
    DAY,
    ALWAYS
}
