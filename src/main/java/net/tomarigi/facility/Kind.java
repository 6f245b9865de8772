package net.tomarigi.facility;

/**
 * Kinds of short stay: 福祉型, 福祉型強化 (with a nurse), 医療型, 共生型. And what is none and helps all the same: a team that comes
 * to the person's home (居宅介護など), and lodging outside welfare services, for people who avoid them.
 */
public enum Kind {
    WELFARE,
    WELFARE_NURSE,
    MEDICAL,
    INCLUSIVE,
    HOME_HELP,
    LODGING;

    /** Whether it has beds of short stay; null, not stated, has. */
    public static boolean isShortStay(Kind kind) {
        return kind != HOME_HELP && kind != LODGING;
    }
}
