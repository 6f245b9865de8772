package net.tomarigi.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that a network decided about itself, and since when it stood.
 *
 * @param who an account; {@code system}: nobody said who
 * @param data as it stood since then, whole
 */
public record Rule(Part part, long version, Instant since, String who, JsonNode data) {
    /** How many are told at once. */
    public static final int AT_ONCE = 50;

    /** What it is about. */
    public enum Part {
        /** {@link Policy}. */
        BOARD,
        /** What counts as an emergency, and what is done then. */
        PROCEDURE,
        /** {@link Settings}. */
        SETTINGS
    }

    /** Where a list goes on. */
    public record Position(Instant since, Part part, long version) {}
}
