package net.tomarigi.faults;

/** What happens to somebody. */
enum What {
    /** SIGKILL. */
    KILLED,
    /** Ends in good order, and is away for a while. */
    STOPPED,
    /** SIGSTOP, and SIGCONT later: connections stay and nobody answers. */
    PAUSED,
    /** Connections are reset, and new ones too. */
    CUT,
    /** Nothing passes, either way; then all of it. */
    SILENT,
    /** Nothing passes from the one who connected to the other; then all of it. */
    SILENT_THERE,
    /** Nothing passes the other way; then all of it. */
    SILENT_BACK,
    /** Nothing passes, either way; then the connections are reset. */
    LOST,
    /** Each piece comes later. */
    SLOW,
    /** Few bytes a second. */
    NARROW,
    /** Nothing more can be written. */
    DISK_FULL,
    /** Started again with a clock ten minutes ahead, and later with the right one. */
    CLOCK_AHEAD,
    /** The same, ten minutes behind. */
    CLOCK_BEHIND,
    /** What it holds is gone. */
    EMPTIED,
    /** Callers hang up in the middle of what they say, or before they are answered, and say it again. */
    HANGING_UP;

    String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
