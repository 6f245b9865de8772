package net.tomarigi.platform;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** Counts what somebody does, on all nodes together, so that nobody does too much of it. */
public interface RateLimits {
    /**
     * Counts once more.
     *
     * @param what is counted: address, sign-in; a word of the code, never of a caller
     * @param who does it: an address, an account's name; kept as a digest only
     * @param most times within a window that begins with the first
     * @return never fails: where nobody can count, everything is allowed
     */
    Uni<Taken> take(String what, String who, int most, Duration window);

    /** @param retryAfter when the window ends; zero when it is allowed */
    record Taken(boolean allowed, Duration retryAfter) {
        public static final Taken ALLOWED = new Taken(true, Duration.ZERO);

        /** 429. */
        public Problem problem() {
            return new Problem("too-many-requests", 429, List.of(), List.of(), retryAfter);
        }
    }
}
