package net.tomarigi.demo;

/** How often the staff of a made-up facility say something. */
enum Pace {
    /** All the time: these are what a newcomer sees change. */
    LIVELY,
    /** A few times a day. */
    STEADY,
    /** Every third day, so that of two of them one is always ageing. */
    SLOW,
    /** Every eighth day, so that of two of them one is always stale. */
    QUIET,
    /** Never: nobody has asked them yet. */
    SILENT
}
