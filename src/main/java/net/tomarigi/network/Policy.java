package net.tomarigi.network;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The rules of a network that the board follows.
 *
 * @param rollOverHour hour of the day (0–23, Asia/Tokyo) at which "tonight" becomes the next night
 * @param freshHours an attestation is fresh until it is this old
 * @param ageingHours an attestation is ageing until it is this old, stale after
 * @param nights how many nights the board shows, from tonight (1–60)
 * @param publicBoard everybody may see the board, without signing in
 * @param weights how beds are ranked; null, as an older node writes it: as usual
 */
public record Policy(
        int rollOverHour, int freshHours, int ageingHours, int nights, boolean publicBoard, Weights weights) {
    public static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    public static final Policy DEFAULT = new Policy(9, 24, 72, 14, false, Weights.DEFAULT);

    public Policy {
        if (weights == null) weights = Weights.DEFAULT;
        if (rollOverHour < 0 || rollOverHour > 23)
            throw new IllegalArgumentException("the night rolls over at an hour from 0 to 23, not " + rollOverHour);
        if (freshHours < 1 || ageingHours < freshHours)
            throw new IllegalArgumentException(
                    "fresh (" + freshHours + " h) ends before ageing (" + ageingHours + " h)");
        if (nights < 1 || nights > 60)
            throw new IllegalArgumentException("a board shows 1 to 60 nights, not " + nights);
    }

    public Policy withPublicBoard(boolean isPublic) {
        return new Policy(rollOverHour, freshHours, ageingHours, nights, isPublic, weights);
    }

    /** The night that has begun or begins next: at 02:00 on the 21st it is still the night of the 20th. */
    public LocalDate tonight(Instant now) {
        ZonedDateTime local = now.atZone(TOKYO);
        return local.getHour() < rollOverHour ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }

    /** The first instant after {@code now} at which {@link #tonight} changes. */
    public Instant nextRollOver(Instant now) {
        return tonight(now).plusDays(1).atTime(rollOverHour, 0).atZone(TOKYO).toInstant();
    }

    /** The band of a word given at {@code attestedAt} (null: never). */
    public Freshness freshness(Instant attestedAt, Instant now) {
        if (attestedAt == null) return Freshness.NEVER;
        Duration age = Duration.between(attestedAt, now);
        if (age.compareTo(Duration.ofHours(freshHours)) < 0) return Freshness.FRESH;
        if (age.compareTo(Duration.ofHours(ageingHours)) < 0) return Freshness.AGEING;
        return Freshness.STALE;
    }

    /** The first instant after {@code now} at which {@link #freshness} changes; {@link Instant#MAX} when it never does. */
    public Instant nextBand(Instant attestedAt, Instant now) {
        return switch (freshness(attestedAt, now)) {
            case FRESH -> attestedAt.plus(Duration.ofHours(freshHours));
            case AGEING -> attestedAt.plus(Duration.ofHours(ageingHours));
            case STALE, NEVER -> Instant.MAX;
        };
    }
}
