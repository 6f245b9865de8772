package net.tomarigi.matching;

/**
 * What a person requires, as far as it is known: {@link #UNKNOWN} excludes nothing, and is a caution wherever it would
 * matter.
 *
 * @param disabilities bits of 8, or unknown
 * @param care bits of 24, round the clock, or unknown
 * @param behaviour total of the behaviour items, 0–24, or unknown
 * @param supportLevel 1–6, or unknown
 * @param sex {@link #FEMALE}, {@link #MALE}, or unknown
 * @param age years, or unknown
 * @param wheelchair 1, 0, or unknown
 */
public record Need(int disabilities, int care, int behaviour, int supportLevel, int sex, int age, int wheelchair) {
    public static final int UNKNOWN = -1;
    public static final int FEMALE = 1;
    public static final int MALE = 2;

    /** Nothing is known. */
    public static final Need NOTHING_KNOWN = new Need(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);

    public Need {
        require(disabilities, 0, 255, "disabilities");
        require(care, 0, (1 << 24) - 1, "care");
        require(behaviour, 0, 24, "behaviour");
        require(supportLevel, 1, 6, "support level");
        require(sex, FEMALE, MALE, "sex");
        require(age, 0, 150, "age");
        require(wheelchair, 0, 1, "wheelchair");
    }

    private static void require(int value, int least, int most, String what) {
        if (value != UNKNOWN && (value < least || value > most))
            throw new IllegalArgumentException(what + " of " + least + " to " + most + ", not " + value);
    }

    /** 0: under 18; 1: 18–39; 2: 40–64; 3: 65 and more. */
    public static int ageBand(int age) {
        return age < 18 ? 0 : age < 40 ? 1 : age < 65 ? 2 : 3;
    }
}
