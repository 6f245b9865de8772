package net.tomarigi.registry;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened with somebody on the roster.
 *
 * @param kind proposed, applied, accepted, declined, done, changed, ended, consented, consent-ended, case-opened
 */
public record Entry(int seq, Instant at, String who, String kind, Map<String, Object> data) {}
