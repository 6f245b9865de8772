package net.tomarigi.facility;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.tomarigi.outbox.Event;

/**
 * A short-stay provider at one place, whole. Every change makes a new one whose version is one higher; what changes
 * nothing returns the same object.
 *
 * @param version grows by one with every transaction that changes anything of the facility
 * @param standingVersion the version at which profile, beds or memberships last changed
 * @param attestedAt when somebody last said that the vacancies are right; null: never
 * @param beds in the order its staff gave them
 * @param nights of the beds that were ever reported on
 * @param memberships at least one
 * @param listing what the national list last said of it; null: the list does not know it, or it was not asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Facility(
        String id,
        long version,
        long standingVersion,
        Instant attestedAt,
        Profile profile,
        List<Bed> beds,
        List<BedNights> nights,
        List<Membership> memberships,
        Listing listing) {
    /** What an identifier of a facility or of a bed looks like. */
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public static final int MOST_BEDS = 300;
    public static final int MOST_NETWORKS = 50;

    /** As many as one network takes by hand; an import brings what the list has. */
    public static final int MOST_IN_NETWORK = 1_000;

    /** A facility that nobody has reported on. */
    public static Facility created(String id, Profile profile, List<Bed> beds, Membership membership, Listing listing) {
        return new Facility(id, 1, 1, null, profile, beds, List.of(), List.of(membership), listing);
    }

    /**
     * This facility as its staff describe it now. Beds that stay keep their nights; a bed that is new begins closed from
     * {@code today} on, with a version, so that nights of an earlier bed of that name can never come back.
     */
    public Facility edited(Profile newProfile, List<Bed> newBeds, LocalDate today) {
        if (newProfile.equals(profile) && newBeds.equals(beds)) return this;
        long next = version + 1;
        Set<String> known = beds.stream().map(Bed::id).collect(Collectors.toSet());
        Map<String, BedNights> reported =
                nights.stream().collect(Collectors.toMap(BedNights::bed, Function.identity()));
        List<BedNights> newNights = new ArrayList<>();
        for (Bed bed : newBeds) {
            if (!known.contains(bed.id())) newNights.add(new BedNights(bed.id(), next, new OpenNights(today, "0")));
            else if (reported.containsKey(bed.id())) newNights.add(reported.get(bed.id()));
        }
        return new Facility(id, next, next, attestedAt, newProfile, newBeds, newNights, memberships, listing);
    }

    /** A bed that is kept for somebody and is not among these; null: there is none. */
    String keptWithout(List<Bed> newBeds) {
        Set<String> stay = newBeds.stream().map(Bed::id).collect(Collectors.toSet());
        return nights.stream()
                .filter(bed -> !bed.taken().isEmpty() && !stay.contains(bed.bed()))
                .map(BedNights::bed)
                .findFirst()
                .orElse(null);
    }

    /** This facility as the national list now has it. */
    Facility following(Listing now, Profile newProfile, List<Bed> newBeds, List<Membership> newMemberships) {
        long next = version + 1;
        return new Facility(id, next, next, attestedAt, newProfile, newBeds, nights, newMemberships, now);
    }

    /** This facility as a member of one more network, or with another district there. */
    public Facility joined(Membership membership) {
        if (memberships.contains(membership)) return this;
        List<Membership> joined = without(membership.network());
        joined.add(membership);
        return withMemberships(joined);
    }

    /**
     * This facility without its place in a network.
     *
     * @throws IllegalStateException when it has no other: a facility that no network shows could never be found again
     */
    public Facility left(String network) {
        List<Membership> left = without(network);
        if (left.isEmpty()) throw new IllegalStateException(id + " is in no network but " + network);
        return left.size() == memberships.size() ? this : withMemberships(left);
    }

    public Optional<Membership> findMembership(String network) {
        return memberships.stream()
                .filter(membership -> membership.network().equals(network))
                .findFirst();
    }

    private List<Membership> without(String network) {
        return memberships.stream()
                .filter(membership -> !membership.network().equals(network))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Facility withMemberships(List<Membership> newMemberships) {
        return new Facility(
                id, version + 1, version + 1, attestedAt, profile, beds, nights, List.copyOf(newMemberships), listing);
    }

    /** The whole of it, for each network it belongs to. */
    public List<FacilityChanged> states() {
        return memberships.stream().map(membership -> state(membership, nights)).toList();
    }

    /**
     * What every network must learn that it belongs to now or belonged to before: its standing, and of the nights what
     * that network does not know yet.
     *
     * @param before null when the facility is new
     */
    public List<Event> eventsSince(Facility before) {
        List<FacilityChanged> changes = new ArrayList<>();
        Set<String> stayed = new HashSet<>();
        for (Membership membership : memberships) {
            boolean joins = before == null
                    || before.findMembership(membership.network()).isEmpty();
            if (!joins) stayed.add(membership.network());
            changes.add(state(membership, joins ? nights : nightsSince(before)));
        }
        if (before != null)
            for (Membership membership : before.memberships)
                if (!stayed.contains(membership.network()))
                    changes.add(new FacilityChanged(
                            membership.network(), id, version, attestedAt, standingVersion, Standing.GONE, List.of()));
        return changes.stream()
                .map(change -> new Event(change.network(), id, FacilityChanged.TYPE, change))
                .toList();
    }

    private List<BedNights> nightsSince(Facility before) {
        return nights.stream().filter(night -> night.version() > before.version).toList();
    }

    private FacilityChanged state(Membership membership, List<BedNights> told) {
        Standing standing = new Standing(true, membership.district(), profile, beds);
        return new FacilityChanged(membership.network(), id, version, attestedAt, standingVersion, standing, told);
    }
}
