package net.tomarigi.facility;

/** As a facility separates its rooms. */
public enum Sex {
    FEMALE,
    MALE
}
