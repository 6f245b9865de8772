package net.tomarigi.faults;

import java.time.Duration;
import java.util.Locale;

/**
 * Something that happens to somebody.
 *
 * @param lasts until it is over; of what is killed or stopped: until it is started again, unless somebody does so at once
 */
record Fault(Who who, What what, Duration lasts) {
    static Fault of(Who who, What what, double seconds) {
        return new Fault(who, what, Duration.ofMillis((long) (seconds * 1_000)));
    }

    @Override
    public String toString() {
        String seconds = String.format(Locale.ROOT, "%.1f", lasts.toMillis() / 1_000.0);
        return who.words() + " " + what.words() + (lasts.isZero() ? "" : " " + seconds.replace(".0", "") + " s");
    }
}
