package net.tomarigi.placement;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened to a case.
 *
 * @param at by the database's clock
 * @param who an account, or {@code system}
 * @param kind what happened, as {@code asked}
 * @param data identifiers and codes, never personal data
 */
public record Entry(int seq, Instant at, String who, String kind, Map<String, Object> data) {}
