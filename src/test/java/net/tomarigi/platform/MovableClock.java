package net.tomarigi.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The product's clock in tests: the machine's, moved by as much as a test says. Whoever moves it puts it back. */
@ApplicationScoped
public class MovableClock extends Clock {
    private volatile Duration moved = Duration.ZERO;

    /** Goes on from {@code instant}. */
    public void moveTo(Instant instant) {
        moved = Duration.between(Instant.now(), instant);
    }

    public void putBack() {
        moved = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(moved);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
