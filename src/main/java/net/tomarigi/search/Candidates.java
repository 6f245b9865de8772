package net.tomarigi.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.CareHours;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.Kind;
import net.tomarigi.facility.OpenNights;
import net.tomarigi.facility.Profile;
import net.tomarigi.facility.Sex;
import net.tomarigi.matching.Candidate;
import net.tomarigi.matching.Criterion;
import net.tomarigi.matching.Need;
import net.tomarigi.matching.Place;
import net.tomarigi.offices.Claim;
import net.tomarigi.offices.Qualification;

/** What a facility offers, as the engine sees it: bits are the ordinals of {@link Disability} and {@link Care}. */
final class Candidates {
    private static final int EVERY_DISABILITY = (1 << Disability.values().length) - 1;
    private static final int EVERY_CARE = (1 << Care.values().length) - 1;
    private static final int CHILDREN = 0b0001;
    private static final int ADULTS = 0b1110;

    private Candidates() {}

    /** Between bed and facility, and smaller than any sign of an identifier, so that ids are in the order of the beds. */
    private static final char THEN = '!';

    static String id(String facility, String bed) {
        return bed + THEN + facility;
    }

    static String bed(Candidate candidate) {
        return candidate.id().substring(0, candidate.id().indexOf(THEN));
    }

    /**
     * @param whole the facility as the network knows it that heard of it last
     * @param networks those that show it, at least one
     * @param qualified what somebody there is qualified for; null: it keeps no list
     * @param yes how likely it says yes, by {@link net.tomarigi.matching.Likelihood#slot}; null: not known
     * @param fairness 0–1
     * @param firstNight nights before it are over
     */
    static List<Candidate> of(
            FacilityChanged whole,
            List<String> networks,
            Set<Qualification.Kind> qualified,
            float[] yes,
            double fairness,
            LocalDate firstNight) {
        Map<String, OpenNights> nights = new HashMap<>();
        for (BedNights bed : whole.nights()) nights.put(bed.bed(), bed.free());
        List<Claim> notBacked =
                qualified == null ? List.of() : Claim.notBacked(whole.standing().profile(), qualified);
        List<Candidate> all = new ArrayList<>();
        for (Bed bed : whole.standing().beds())
            all.add(candidate(
                    whole,
                    networks,
                    notBacked,
                    yes,
                    fairness,
                    bed,
                    firstNight,
                    open(nights.get(bed.id()), firstNight)));
        return all;
    }

    private static Candidate candidate(
            FacilityChanged whole,
            List<String> networks,
            List<Claim> notBacked,
            float[] yes,
            double fairness,
            Bed bed,
            LocalDate firstNight,
            long open) {
        Profile profile = whole.standing().profile();
        return new Candidate(
                id(whole.facility(), bed.id()),
                whole.facility(),
                networks,
                !Kind.isShortStay(profile.kind()),
                place(profile),
                profile.disabilities() == null ? 0 : disabilities(profile.disabilities()),
                profile.disabilities() == null ? EVERY_DISABILITY : 0,
                care(profile.care(), CareHours.ALWAYS),
                care(profile.care(), CareHours.DAY),
                EVERY_CARE & ~stated(profile.care()),
                sexes(profile.sexes()) & sexes(bed.sexes()),
                (Boolean.TRUE.equals(profile.children()) ? CHILDREN : 0)
                        | (Boolean.FALSE.equals(profile.adults()) ? 0 : ADULTS),
                profile.children() == null ? CHILDREN : 0,
                profile.levelMin() == null ? 1 : profile.levelMin(),
                profile.levelMax() == null ? 6 : profile.levelMax(),
                profile.maxBehaviour() == null ? 24 : profile.maxBehaviour(),
                Boolean.TRUE.equals(bed.wheelchair()),
                care(notBacked.stream()
                        .map(Claim::care)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())),
                notBacked.contains(Claim.BEHAVIOUR),
                unstated(profile, bed),
                firstNight.toEpochDay(),
                open,
                whole.attestedAt() == null ? Candidate.NEVER : minutes(whole.attestedAt()),
                yes,
                fairness);
    }

    /** Minutes since 1970. */
    static int minutes(Instant instant) {
        return (int) (instant.getEpochSecond() / 60);
    }

    private static Place place(Profile profile) {
        return profile.lat() == null || profile.lon() == null ? null : new Place(profile.lat(), profile.lon());
    }

    static int disabilities(Set<Disability> some) {
        int bits = 0;
        for (Disability one : some) bits |= 1 << one.ordinal();
        return bits;
    }

    static int care(Set<Care> some) {
        int bits = 0;
        for (Care one : some) bits |= 1 << one.ordinal();
        return bits;
    }

    private static int care(Map<Care, CareHours> hours, CareHours when) {
        if (hours == null) return 0;
        int bits = 0;
        for (Map.Entry<Care, CareHours> one : hours.entrySet())
            if (one.getValue() == when) bits |= 1 << one.getKey().ordinal();
        return bits;
    }

    private static int stated(Map<Care, CareHours> hours) {
        return hours == null ? 0 : care(hours.keySet());
    }

    private static int sexes(Set<Sex> some) {
        if (some == null) return Need.FEMALE | Need.MALE;
        return (some.contains(Sex.FEMALE) ? Need.FEMALE : 0) | (some.contains(Sex.MALE) ? Need.MALE : 0);
    }

    private static int unstated(Profile profile, Bed bed) {
        int bits = 0;
        if (profile.sexes() == null && bed.sexes() == null) bits |= 1 << Criterion.SEX.ordinal();
        if (profile.adults() == null) bits |= 1 << Criterion.AGE.ordinal();
        if (profile.levelMin() == null && profile.levelMax() == null) bits |= 1 << Criterion.SUPPORT_LEVEL.ordinal();
        if (profile.maxBehaviour() == null) bits |= 1 << Criterion.BEHAVIOUR.ordinal();
        return bits;
    }

    private static long open(OpenNights nights, LocalDate firstNight) {
        if (nights == null) return 0;
        long bits = 0;
        int over = (int) (firstNight.toEpochDay() - nights.from().toEpochDay());
        String open = nights.open();
        for (int i = Math.max(0, -over); i < 64 && i + over < open.length(); i++)
            if (open.charAt(i + over) == '1') bits |= 1L << i;
        return bits;
    }
}
