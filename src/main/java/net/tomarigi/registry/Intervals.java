package net.tomarigi.registry;

/**
 * How long things may take, in a network's rules.
 *
 * @param meetingDays from the application to the meeting that decides
 * @param talkMonths from the registration to the talk
 * @param planMonths from the registration to the mention in the service plan
 * @param reviewMonths from the registration, or the review before, to the next review
 * @param lightCheckMonths the same of the light check
 */
public record Intervals(int meetingDays, int talkMonths, int planMonths, int reviewMonths, int lightCheckMonths) {
    /** Tochigi's: a talk within a month, a review every year; a light check instead of quarterly monitoring. */
    public static final Intervals USUAL = new Intervals(30, 1, 6, 12, 6);
}
