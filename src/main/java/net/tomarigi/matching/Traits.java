package net.tomarigi.matching;

/**
 * What the scores of a block's candidates are made of, distance and fairness left aside: three words of each after the
 * other, in one array, so that one look in memory has them all.
 */
final class Traits {
    static final int[] NONE = new int[3 * Block.SIZE];

    private static final int WORDS = 3;
    private static final int CARE = 8;
    private static final int DISABILITIES = 16;
    private static final int COUNT = 0xff;

    private Traits() {}

    static void put(int[] traits, int slot, Candidate c) {
        float yes = c.yes() == null ? (float) Policy.NEUTRAL : c.yes().length == 1 ? c.yes()[0] : Float.NaN;
        traits[WORDS * slot] = c.levelMax()
                | Integer.bitCount(c.careAlways()) << CARE
                | Integer.bitCount(c.disabilities()) << DISABILITIES;
        traits[WORDS * slot + 1] = c.attestedAt();
        traits[WORDS * slot + 2] = Float.floatToRawIntBits(yes);
    }

    /** The highest support level that is taken. */
    static int levelMax(int[] traits, int slot) {
        return traits[WORDS * slot] & COUNT;
    }

    /** How many kinds of care are given round the clock. */
    static int care(int[] traits, int slot) {
        return traits[WORDS * slot] >> CARE & COUNT;
    }

    /** How many disabilities are taken. */
    static int disabilities(int[] traits, int slot) {
        return traits[WORDS * slot] >> DISABILITIES;
    }

    /** As in {@link Candidate#attestedAt}. */
    static int attestedAt(int[] traits, int slot) {
        return traits[WORDS * slot + 1];
    }

    /** How likely it says yes, where one value holds at all times; else NaN. */
    static float yes(int[] traits, int slot) {
        return Float.intBitsToFloat(traits[WORDS * slot + 2]);
    }
}
