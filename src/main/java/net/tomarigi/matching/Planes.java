package net.tomarigi.matching;

/**
 * Where each yes-or-no of a candidate stands among the bit-planes of a {@link Chunk}. A candidate's signature is four words
 * of 64 such answers; the number of a plane is its word × 64 + its bit.
 */
final class Planes {
    static final int COUNT = 4 * 64;

    static final int PRESENT = 0;
    static final int BED = 1;
    static final int DISABILITY = 2;
    static final int DISABILITY_UNSTATED = DISABILITY + 8;
    static final int AGE = DISABILITY_UNSTATED + 8;
    static final int AGE_UNSTATED = AGE + 4;
    static final int SEX = AGE_UNSTATED + 4;
    static final int WHEELCHAIR = SEX + 2;
    static final int LEVEL = WHEELCHAIR + 1;
    /** Plane {@code BEHAVIOUR + t}: takes a total of at least {@code t + 1}. */
    static final int BEHAVIOUR = LEVEL + 6;

    static final int CARE = 64;
    static final int CARE_BY_DAY = CARE + 24;
    static final int CARE_UNSTATED = 2 * 64;
    static final int PLACED = CARE_UNSTATED + 24;
    private static final int NIGHT = 3 * 64;

    /** On which nobody ever is. */
    private static final int NOBODY = NIGHT - 1;

    /** A question reaches so many nights from the index's first. */
    static final int HORIZON = 62;

    private Planes() {}

    /** The plane of a night; nobody is open on one that is over, or beyond the horizon. */
    static int night(long day, long firstNight) {
        return day < firstNight || day >= firstNight + HORIZON ? NOBODY : NIGHT + (int) (day & 63);
    }

    /** The planes of all nights, the horizon's and those beyond. */
    static int nights(int i) {
        return NIGHT + i;
    }

    /**
     * @param c null: an empty slot
     * @param firstNight nights before it are over
     */
    static long[] signature(Candidate c, long firstNight) {
        if (c == null) return new long[4];
        long first = 1L << PRESENT;
        if (!c.team()) first |= 1L << BED;
        first |= (long) c.disabilities() << DISABILITY;
        first |= (long) (c.disabilitiesUnstated() & ~c.disabilities()) << DISABILITY_UNSTATED;
        first |= (long) c.ages() << AGE;
        first |= (long) (c.agesUnstated() & ~c.ages()) << AGE_UNSTATED;
        first |= (long) c.sexes() << SEX;
        if (c.wheelchair()) first |= 1L << WHEELCHAIR;
        first |= ((1L << c.levelMax()) - (1L << (c.levelMin() - 1))) << LEVEL;
        first |= ((1L << c.maxBehaviour()) - 1) << BEHAVIOUR;
        long byDay = c.careByDay() & ~c.careAlways();
        long rest = c.careUnstated() & ~c.careAlways() & ~byDay;
        if (c.place() != null) rest |= 1L << (PLACED - CARE_UNSTATED);
        return new long[] {first, c.careAlways() | byDay << 24, rest, nights(c, firstNight)};
    }

    private static long nights(Candidate c, long firstNight) {
        long over = firstNight - c.firstNight();
        if (over >= 64 || over <= -64) return 0;
        long open = over >= 0 ? c.open() & -1L << over : c.open() & -1L >>> -over;
        return Long.rotateLeft(open, (int) (c.firstNight() & 63));
    }
}
