package net.tomarigi.board;

import java.time.Instant;

/**
 * What brought a change.
 *
 * @param since when it was made
 * @param trace of the request that made it, as {@link net.tomarigi.platform.Traces} hands it on; null: not traced
 */
public record Cause(Instant since, String trace) {}
