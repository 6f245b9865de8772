package net.tomarigi.rota;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;

/**
 * What one on duty leaves for the next.
 *
 * @param by the account that wrote it
 * @param text up to {@link #LONGEST} characters; it may name a person
 * @param readBy the account that said that it has read it; null: nobody yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Note(String id, Instant at, String by, String text, String readBy, Instant readAt) {
    public static final int LONGEST = 2_000;

    /** The last ones are shown. */
    public static final int AT_ONCE = 100;

    /** As many as one network may have; 90 days of one each quarter of an hour would be more. */
    public static final int MOST = 5_000;

    public static final Duration KEPT = Duration.ofDays(90);
}
