package net.tomarigi.board;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.Standing;

/**
 * All that one board knows of one facility, immutable. {@link #with} takes the higher version of each part, so the order in
 * which changes arrive, and how often, does not matter.
 *
 * @param version the highest version heard of
 * @param standing null until it was heard of
 * @param nights by bed; may hold beds that {@code standing} does not mention yet, or no longer
 * @param confirmed the highest version that came in the common order, not from this node's own commit
 * @param touched the board's revision when something last came in the common order
 */
record FacilityOnBoard(
        String id,
        long version,
        Instant attestedAt,
        long standingVersion,
        Standing standing,
        Map<String, BedNights> nights,
        long confirmed,
        long touched) {

    static FacilityOnBoard unheardOf(String id) {
        return new FacilityOnBoard(id, 0, null, 0, null, Map.of(), 0, 0);
    }

    /** @param revision the board's revision that this change makes; null when it did not come in the common order */
    FacilityOnBoard with(FacilityChanged change, Long revision) {
        boolean newStanding = change.standing() != null && change.standingVersion() > standingVersion;
        Map<String, BedNights> merged = nights;
        for (BedNights bed : change.nights()) {
            BedNights known = merged.get(bed.bed());
            if (known != null && known.version() >= bed.version()) continue;
            if (merged == nights) merged = new HashMap<>(nights);
            merged.put(bed.bed(), bed);
        }
        Instant attested = latest(attestedAt, change.attestedAt());
        if (newStanding) merged = withoutRemovedBeds(merged, change);
        boolean same = !newStanding && merged == nights && Objects.equals(attested, attestedAt);
        if (same
                && change.version() <= version
                && (revision == null || change.version() <= confirmed && touched == revision)) return this;
        return new FacilityOnBoard(
                id,
                Math.max(version, change.version()),
                attested,
                newStanding ? change.standingVersion() : standingVersion,
                newStanding ? change.standing() : standing,
                merged,
                revision == null ? confirmed : Math.max(confirmed, change.version()),
                revision == null ? touched : Math.max(touched, revision));
    }

    /** Beds that the standing no longer has are forgotten, unless they were spoken of after it. */
    private static Map<String, BedNights> withoutRemovedBeds(Map<String, BedNights> nights, FacilityChanged change) {
        Map<String, BedNights> kept = new HashMap<>(nights);
        kept.values()
                .removeIf(bed -> bed.version() <= change.standingVersion()
                        && change.standing().beds().stream()
                                .noneMatch(known -> known.id().equals(bed.bed())));
        return kept;
    }

    private static Instant latest(Instant a, Instant b) {
        if (a == null) return b;
        return b == null || a.isAfter(b) ? a : b;
    }

    boolean isShown() {
        return standing != null && standing.member();
    }

    /** Whether this node showed it before it came in the common order. */
    boolean isAheadOfOrder() {
        return version > confirmed;
    }

    /** The sum of the versions of the nights of its present beds, as PostgreSQL would count it. */
    long nightsVersions() {
        if (standing == null) return 0;
        long sum = 0;
        for (Bed bed : standing.beds()) {
            BedNights known = nights.get(bed.id());
            if (known != null) sum += known.version();
        }
        return sum;
    }

    /** Grows with everything heard and never shrinks: of two states of one facility the one with more is the later. */
    long heard() {
        return version
                + standingVersion
                + nights.values().stream().mapToLong(BedNights::version).sum();
    }

    /** Everything known, as one change. */
    FacilityChanged whole(String network) {
        return new FacilityChanged(
                network, id, version, attestedAt, standingVersion, standing, List.copyOf(nights.values()));
    }
}
