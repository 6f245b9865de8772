package net.tomarigi.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.CareHours;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Profile;
import net.tomarigi.search.KnownNeed;

/**
 * Why a made-up facility's bed would not do, in the words of the demand ledger. Plain rules are enough for people who do not
 * exist; what is unknown excludes nobody.
 */
final class Fit {
    static final String NIGHTS = "NIGHTS";

    private static final int ADULT = 18;

    /** The bed that was looked at. */
    final BedNights bed;
    /** In the engine's order; what would have to give, as the ledger writes it, by its criterion. */
    final Map<String, String> misses;

    private Fit(BedNights bed, Map<String, String> misses) {
        this.bed = bed;
        this.misses = misses;
    }

    boolean isFull() {
        return misses.isEmpty();
    }

    /** Nothing but its nights is missing. */
    boolean isOfItsKind() {
        return misses.isEmpty() || misses.size() == 1 && misses.containsKey(NIGHTS);
    }

    private int cost() {
        return 2 * misses.size() - (misses.containsKey(NIGHTS) ? 1 : 0);
    }

    /** All beds of a facility. */
    static List<Fit> all(YearOfTown town, YearOfTown.House house, KnownNeed need, LocalDate from, int nights) {
        List<Fit> all = new ArrayList<>();
        LocalDate tonight = town.tonight();
        for (YearOfTown.Room room : house.rooms()) {
            BedNights state = room.nights(tonight);
            all.add(new Fit(state, misses(house.facility.profile(), room.bed, state, need, from, nights)));
        }
        return all;
    }

    /** The bed that comes nearest. */
    static Fit best(YearOfTown town, YearOfTown.House house, KnownNeed need, LocalDate from, int nights) {
        Fit best = null;
        for (Fit one : all(town, house, need, from, nights)) if (best == null || one.cost() < best.cost()) best = one;
        return best;
    }

    private static Map<String, String> misses(
            Profile profile, Bed bed, BedNights state, KnownNeed need, LocalDate from, int nights) {
        Map<String, String> misses = new LinkedHashMap<>();
        if (need.disabilities() != null && profile.disabilities() != null)
            for (Disability one : Disability.values())
                if (need.disabilities().contains(one) && !profile.disabilities().contains(one))
                    misses.putIfAbsent("DISABILITY", "DISABILITY:" + one.ordinal() + ":1");
        if (need.care() != null && profile.care() != null)
            for (Care one : Care.values())
                if (need.care().contains(one)) {
                    CareHours hours = profile.care().get(one);
                    if (hours == CareHours.DAY) misses.putIfAbsent("CARE", "CARE:" + one.ordinal() + ":1");
                    if (hours == CareHours.NEVER) misses.putIfAbsent("CARE", "CARE:" + one.ordinal() + ":3");
                }
        if (need.behaviour() != null && profile.maxBehaviour() != null && need.behaviour() > profile.maxBehaviour())
            misses.put("BEHAVIOUR", "BEHAVIOUR:0:" + (need.behaviour() - profile.maxBehaviour()));
        if (need.sex() != null && bed.sexes() != null && !bed.sexes().contains(need.sex()))
            misses.put("SEX", "SEX:0:1");
        if (need.age() != null) {
            Boolean takes = need.age() < ADULT ? profile.children() : profile.adults();
            if (Boolean.FALSE.equals(takes)) misses.put("AGE", "AGE:0:1");
        }
        if (need.supportLevel() != null && profile.levelMin() != null && need.supportLevel() < profile.levelMin())
            misses.put("SUPPORT_LEVEL", "SUPPORT_LEVEL:0:" + (profile.levelMin() - need.supportLevel()));
        if (Boolean.TRUE.equals(need.wheelchair()) && Boolean.FALSE.equals(bed.wheelchair()))
            misses.put("WHEELCHAIR", "WHEELCHAIR:0:1");
        int closed = state.free().slice(from, nights).indexOf('0');
        if (closed >= 0) misses.put(NIGHTS, NIGHTS + ":" + closed + ":1");
        return misses;
    }
}
