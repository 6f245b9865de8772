package net.tomarigi.rota;

import java.time.Duration;
import java.time.Instant;

/** Nobody answers first, although somebody has to. */
public record Gap(Instant from, Instant until) {
    /** How long before it is shouted about. */
    public static final Duration SHOUTED_BEFORE = Duration.ofDays(7);
}
