package net.tomarigi.facility;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.tomarigi.network.Network;

/**
 * How a facility follows the national list.
 *
 * <p>The list is the first word on a facility, not the last: a later list changes only what it says otherwise than the list
 * before, so a telephone number that staff corrected stays until the list itself gives a new one. What the list does not
 * say is "not stated"; a blank 定員 is mostly 空床利用型, but mostly is not a statement, so {@code siting} stays blank too.
 *
 * <p>Beds follow 定員. Each place becomes a bed named {@code <facility>-1} and so on, at most
 * {@value Facility#MOST_BEDS}; 0 and blank make none. When 定員 grows by n, n beds are added, but never beyond 定員:
 * whoever offers fewer beds than places keeps his difference, and whoever added a bed ahead of the list gets none twice.
 * When it shrinks by n, at most n beds are taken away, the last first, until there are as many as places; a bed that was
 * ever reported on, renamed or described stays: it is somebody's word. A 定員 that becomes blank takes nothing away.
 *
 * <p>A facility belongs to the network of its municipality. When the list moves it to another municipality it leaves the
 * old one's network and joins the new one's; networks that people chose stay.
 */
final class ListedFacility {
    private ListedFacility() {}

    static Facility first(Listing listing) {
        return Facility.created(
                listing.id(),
                followed(Profile.BLANK, null, listing),
                grown(listing.id(), List.of(), 0, places(listing)),
                membership(listing),
                listing);
    }

    /** The same object when the list says what it said before. */
    static Facility again(Facility before, Listing now) {
        Listing was = before.listing();
        if (now.equals(was)) return before;
        return before.following(
                now, followed(before.profile(), was, now), beds(before, was, now), memberships(before, was, now));
    }

    private static Profile followed(Profile profile, Listing was, Listing now) {
        boolean moved = was == null || was.lat() != now.lat() || was.lon() != now.lon();
        return new Profile(
                follow(profile.number(), was, now, Listing::number),
                follow(profile.name(), was, now, Listing::name),
                follow(profile.nameKana(), was, now, Listing::nameKana),
                follow(profile.corporation(), was, now, Listing::corporation),
                follow(profile.municipality(), was, now, Listing::municipality),
                follow(profile.address(), was, now, Listing::address),
                follow(profile.phone(), was, now, Listing::phone),
                follow(profile.fax(), was, now, Listing::fax),
                follow(profile.url(), was, now, Listing::url),
                moved ? (Double) now.lat() : profile.lat(),
                moved ? (Double) now.lon() : profile.lon(),
                profile.kind(),
                profile.siting(),
                profile.disabilities(),
                profile.children(),
                profile.adults(),
                profile.levelMin(),
                profile.levelMax(),
                profile.maxBehaviour(),
                profile.care(),
                profile.sexes(),
                profile.wheelchair(),
                profile.transport(),
                follow(profile.totalPlaces(), was, now, Listing::places));
    }

    private static <V> V follow(V stands, Listing was, Listing now, Function<Listing, V> column) {
        boolean listChanged = was == null || !Objects.equals(column.apply(was), column.apply(now));
        return listChanged ? column.apply(now) : stands;
    }

    private static List<Bed> beds(Facility before, Listing was, Listing now) {
        List<Bed> beds = before.beds();
        if (now.places() == null) return beds;
        int listed = was == null ? 0 : places(was);
        int places = places(now);
        if (places > listed) {
            int last = Math.max(listed, lastNumber(before.id(), beds));
            return grown(before.id(), beds, last, Math.min(places - listed, places - beds.size()));
        }
        return shrunk(before, Math.min(listed - places, beds.size() - places));
    }

    private static List<Bed> grown(String facility, List<Bed> beds, int last, int more) {
        List<Bed> grown = new ArrayList<>(beds);
        for (int number = last + 1; number <= last + more; number++)
            grown.add(new Bed(facility + "-" + number, String.valueOf(number), null, null, null));
        return grown;
    }

    private static List<Bed> shrunk(Facility facility, int fewer) {
        Set<String> reported = facility.nights().stream().map(BedNights::bed).collect(Collectors.toSet());
        List<Bed> shrunk = new ArrayList<>(facility.beds());
        int removed = 0;
        for (int i = shrunk.size() - 1; i >= 0 && removed < fewer; i--) {
            Bed bed = shrunk.get(i);
            if (reported.contains(bed.id()) || !isUntouched(facility.id(), bed)) continue;
            shrunk.remove(i);
            removed++;
        }
        return shrunk;
    }

    private static boolean isUntouched(String facility, Bed bed) {
        return bed.equals(new Bed(facility + "-" + bed.label(), bed.label(), null, null, null));
    }

    private static int lastNumber(String facility, List<Bed> beds) {
        Pattern listed = Pattern.compile(Pattern.quote(facility) + "-(\\d{1,4})");
        return beds.stream()
                .map(bed -> listed.matcher(bed.id()))
                .filter(Matcher::matches)
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .max()
                .orElse(0);
    }

    private static List<Membership> memberships(Facility before, Listing was, Listing now) {
        Membership home = membership(now);
        if (was != null && was.municipality().equals(now.municipality())) return before.memberships();
        List<Membership> memberships = new ArrayList<>();
        for (Membership membership : before.memberships()) {
            boolean left =
                    was != null && membership.network().equals(membership(was).network());
            boolean joins = membership.network().equals(home.network());
            if (!left && !joins) memberships.add(membership);
        }
        memberships.add(before.findMembership(home.network()).orElse(home));
        return memberships;
    }

    private static Membership membership(Listing listing) {
        return new Membership(Network.idOfMunicipality(listing.municipality()), null);
    }

    private static int places(Listing listing) {
        return listing.places() == null ? 0 : Math.min(listing.places(), Facility.MOST_BEDS);
    }
}
