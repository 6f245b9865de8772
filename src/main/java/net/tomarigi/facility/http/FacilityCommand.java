package net.tomarigi.facility.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.CareHours;
import net.tomarigi.facility.ContactRules;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Facility;
import net.tomarigi.facility.Japan;
import net.tomarigi.facility.Kind;
import net.tomarigi.facility.Profile;
import net.tomarigi.facility.Sex;
import net.tomarigi.facility.Siting;
import net.tomarigi.network.Network;
import net.tomarigi.platform.Violations;

/**
 * A facility as it is to be. What it takes is replaced: left out means "not stated". What the national list may know
 * ({@code number} to {@code municipality}, {@code address}, {@code fax}, {@code url}, {@code totalPlaces}) stays when it is
 * left out, and an empty text takes it away; {@code beds} stay when they are left out. {@code version},
 * {@code attestedAt}, {@code networks} and the nights of beds are there so that what GET gave may be sent back; they
 * change nothing.
 */
record FacilityCommand(
        String id,
        String number,
        String name,
        String nameKana,
        String corporation,
        String municipality,
        String address,
        String phone,
        String fax,
        String url,
        Double lat,
        Double lon,
        String kind,
        String siting,
        List<String> disabilities,
        Boolean children,
        Boolean adults,
        LevelsCommand supportLevels,
        Integer maxBehaviour,
        Map<String, String> care,
        List<String> sexes,
        Boolean wheelchair,
        Boolean transport,
        Integer totalPlaces,
        List<BedCommand> beds,
        Object networks,
        Object version,
        Object attestedAt) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_LABEL = 40;
    private static final int MOST_PLACES = 1_000;

    record LevelsCommand(Integer min, Integer max) {}

    record BedCommand(
            String id,
            String label,
            List<String> sexes,
            Boolean wheelchair,
            @JsonProperty("private") Boolean privateRoom,
            Object open,
            Object openFrom,
            Object version) {}

    /**
     * A command that was found right.
     *
     * @param profile makes the new profile from the one that stands
     * @param beds null: they stay
     */
    record Checked(UnaryOperator<Profile> profile, List<Bed> beds) {}

    /**
     * @param facility the one that is spoken of; null: it is not there yet
     * @throws net.tomarigi.platform.ProblemException naming every field that is wrong
     */
    Checked check(String facility) {
        Violations violations = new Violations();
        if (facility != null && id != null && !id.equals(facility)) violations.add("id", "other-id", facility);
        Profile stated = profile(violations);
        List<Bed> checkedBeds = beds == null ? null : beds(violations);
        violations.throwIfAny();
        return new Checked(before -> keep(before, stated), checkedBeds);
    }

    private Profile profile(Violations violations) {
        checkPlace(violations);
        return new Profile(
                violations.line("number", number, LONGEST_NUMBER),
                violations.requiredLine("name", name, LONGEST_NAME),
                violations.line("nameKana", nameKana, LONGEST_NAME),
                violations.line("corporation", corporation, LONGEST_NAME),
                violations.line("municipality", municipality, Network.LONGEST_NAME),
                violations.line("address", address, LONGEST_ADDRESS),
                ContactRules.phone(violations, "phone", phone),
                ContactRules.phone(violations, "fax", fax),
                ContactRules.url(violations, "url", url),
                lat,
                lon,
                oneOf(violations, "kind", kind, Kind.class),
                oneOf(violations, "siting", siting, Siting.class),
                setOf(violations, "disabilities", disabilities, Disability.class),
                children,
                adults,
                level(violations, "supportLevels.min", supportLevels == null ? null : supportLevels.min()),
                maxLevel(violations),
                violations.range("maxBehaviour", maxBehaviour, 0, 24),
                care(violations),
                setOf(violations, "sexes", sexes, Sex.class),
                wheelchair,
                transport,
                violations.range("totalPlaces", totalPlaces, 0, MOST_PLACES));
    }

    private Profile keep(Profile before, Profile stated) {
        return new Profile(
                number == null ? before.number() : stated.number(),
                stated.name(),
                nameKana == null ? before.nameKana() : stated.nameKana(),
                corporation == null ? before.corporation() : stated.corporation(),
                municipality == null ? before.municipality() : stated.municipality(),
                address == null ? before.address() : stated.address(),
                stated.phone(),
                fax == null ? before.fax() : stated.fax(),
                url == null ? before.url() : stated.url(),
                stated.lat(),
                stated.lon(),
                stated.kind(),
                stated.siting(),
                stated.disabilities(),
                stated.children(),
                stated.adults(),
                stated.levelMin(),
                stated.levelMax(),
                stated.maxBehaviour(),
                stated.care(),
                stated.sexes(),
                stated.wheelchair(),
                stated.transport(),
                totalPlaces == null ? before.totalPlaces() : stated.totalPlaces());
    }

    private void checkPlace(Violations violations) {
        if (lat == null != (lon == null)) violations.add(lat == null ? "lat" : "lon", "lat-with-lon");
        if (lat != null && !Japan.hasLatitude(lat))
            violations.add("lat", "not-in-japan", lat.toString(), Japan.SOUTH, Japan.NORTH);
        if (lon != null && !Japan.hasLongitude(lon))
            violations.add("lon", "not-in-japan", lon.toString(), Japan.WEST, Japan.EAST);
    }

    private static Integer level(Violations violations, String field, Integer level) {
        return violations.range(field, level, 1, 6);
    }

    private Integer maxLevel(Violations violations) {
        if (supportLevels == null) return null;
        Integer max = level(violations, "supportLevels.max", supportLevels.max());
        if (max != null && supportLevels.min() != null && max < supportLevels.min())
            violations.add("supportLevels.max", "max-below-min", max, supportLevels.min());
        return max;
    }

    private Map<Care, CareHours> care(Violations violations) {
        if (care == null) return null;
        Map<Care, CareHours> hours = new EnumMap<>(Care.class);
        care.forEach((item, when) -> {
            String field = "care." + item;
            Care known = oneOf(violations, field, item, Care.class);
            CareHours stated = oneOf(violations, field, when, CareHours.class);
            if (known != null && stated != null) hours.put(known, stated);
        });
        return hours;
    }

    private List<Bed> beds(Violations violations) {
        if (beds.size() > Facility.MOST_BEDS) {
            violations.add("beds", "too-many-beds", Facility.MOST_BEDS);
            return List.of();
        }
        List<Bed> checked = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < beds.size(); i++) {
            BedCommand bed = beds.get(i);
            String at = "beds[" + i + "].";
            if (bed.id() != null && !Facility.ID.matcher(bed.id()).matches())
                violations.add(at + "id", "not-an-id", Violations.quote(bed.id()));
            else if (bed.id() != null && !ids.add(bed.id())) violations.add(at + "id", "bed-twice", bed.id());
            checked.add(new Bed(
                    bed.id() == null ? UUID.randomUUID().toString() : bed.id(),
                    violations.requiredLine(at + "label", bed.label(), LONGEST_LABEL),
                    setOf(violations, at + "sexes", bed.sexes(), Sex.class),
                    bed.wheelchair(),
                    bed.privateRoom()));
        }
        return checked;
    }

    private static <E extends Enum<E>> E oneOf(Violations violations, String field, String name, Class<E> type) {
        return name == null ? null : violations.oneOf(field, name, type);
    }

    private static <E extends Enum<E>> Set<E> setOf(
            Violations violations, String field, List<String> names, Class<E> type) {
        if (names == null) return null;
        Set<E> set = EnumSet.noneOf(type);
        for (int i = 0; i < names.size(); i++) {
            E constant = violations.oneOf(field + "[" + i + "]", names.get(i), type);
            if (constant != null) set.add(constant);
        }
        return set;
    }
}
