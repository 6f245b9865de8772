package net.tomarigi.matching;

/** Where in {@link Candidate#yes} the likelihood of a yes stands. */
public final class Likelihood {
    private static final int HOUR_BANDS = 4;
    private static final int AGE_BANDS = 3;

    /** How many values a candidate has that knows them all. */
    public static final int SLOTS = HOUR_BANDS * AGE_BANDS;

    private Likelihood() {}

    /**
     * @param hourOfDay 0–23; night from 22, morning from 6, day from 10, evening from 17
     * @param ageMinutes of the facility's word: under a day, under three, older or none (negative counts as old)
     */
    public static int slot(int hourOfDay, long ageMinutes) {
        int hours = hourOfDay < 6 || hourOfDay >= 22 ? 0 : hourOfDay < 10 ? 1 : hourOfDay < 17 ? 2 : 3;
        int age = ageMinutes < 0 ? 2 : ageMinutes < 24 * 60 ? 0 : ageMinutes < 72 * 60 ? 1 : 2;
        return hours * AGE_BANDS + age;
    }
}
