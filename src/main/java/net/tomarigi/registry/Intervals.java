package net.tomarigi.registry;

import net.tomarigi.network.Duties;
import net.tomarigi.network.Settings;

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
    /** Of a network that has said nothing. */
    public static final Intervals USUAL = of(Settings.NONE);

    public static Intervals of(Settings settings) {
        Duties duties = settings.duties();
        return new Intervals(
                duties.meetingDays(),
                duties.talkMonths(),
                duties.planMonths(),
                duties.reviewMonths(),
                duties.lightCheckMonths());
    }
}
