package net.tomarigi.remind;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How quickly a roll call was answered.
 *
 * @param called facilities
 * @param answered those that answered before its end
 * @param medianSeconds after which half of all that were called had answered; null: not half of them did
 * @param within15 how many had answered after 15 minutes; the others after 30 and 60
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answers(int called, int answered, Long medianSeconds, int within15, int within30, int within60) {
    /** @param times of those that answered, each from the start of the call to the answer */
    public static Answers of(int called, List<Duration> times) {
        if (times.size() > called) throw new IllegalArgumentException(times.size() + " of " + called + " answered");
        List<Duration> sorted = new ArrayList<>(times);
        sorted.sort(null);
        int half = (called + 1) / 2;
        Long median =
                half == 0 || sorted.size() < half ? null : sorted.get(half - 1).toSeconds();
        return new Answers(called, times.size(), median, within(sorted, 15), within(sorted, 30), within(sorted, 60));
    }

    private static int within(List<Duration> times, int minutes) {
        Duration limit = Duration.ofMinutes(minutes);
        return (int) times.stream().filter(time -> time.compareTo(limit) <= 0).count();
    }
}
