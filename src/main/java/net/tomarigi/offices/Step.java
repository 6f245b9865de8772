package net.tomarigi.offices;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened with somebody in the register; it names nobody but who did it.
 *
 * @param kind added, changed, consulted, notified, registered, refused, declined, withdrawn
 * @param function null: of the whole entry
 */
public record Step(int seq, Instant at, String who, String kind, BaseFunction function, Map<String, Object> data) {}
