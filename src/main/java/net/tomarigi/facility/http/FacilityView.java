package net.tomarigi.facility.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.CareHours;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Facility;
import net.tomarigi.facility.Kind;
import net.tomarigi.facility.Membership;
import net.tomarigi.facility.Profile;
import net.tomarigi.facility.Sex;
import net.tomarigi.facility.Siting;
import net.tomarigi.facility.TakenNights;

/** A facility whole; what is not stated is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FacilityView(
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
        Kind kind,
        Siting siting,
        Set<Disability> disabilities,
        Boolean children,
        Boolean adults,
        LevelsView supportLevels,
        Integer maxBehaviour,
        Map<Care, CareHours> care,
        Set<Sex> sexes,
        Boolean wheelchair,
        Boolean transport,
        Integer totalPlaces,
        List<BedView> beds,
        List<MembershipView> networks,
        long version,
        Instant attestedAt) {

    static FacilityView of(Facility facility) {
        Profile profile = facility.profile();
        Map<String, BedNights> nights =
                facility.nights().stream().collect(Collectors.toMap(BedNights::bed, Function.identity()));
        return new FacilityView(
                facility.id(),
                profile.number(),
                profile.name(),
                profile.nameKana(),
                profile.corporation(),
                profile.municipality(),
                profile.address(),
                profile.phone(),
                profile.fax(),
                profile.url(),
                profile.lat(),
                profile.lon(),
                profile.kind(),
                profile.siting(),
                profile.disabilities(),
                profile.children(),
                profile.adults(),
                LevelsView.of(profile),
                profile.maxBehaviour(),
                profile.care(),
                profile.sexes(),
                profile.wheelchair(),
                profile.transport(),
                profile.totalPlaces(),
                facility.beds().stream()
                        .map(bed -> BedView.of(bed, nights.get(bed.id())))
                        .toList(),
                facility.memberships().stream().map(MembershipView::of).toList(),
                facility.version(),
                facility.attestedAt());
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LevelsView(Integer min, Integer max) {
        static LevelsView of(Profile profile) {
            boolean stated = profile.levelMin() != null || profile.levelMax() != null;
            return stated ? new LevelsView(profile.levelMin(), profile.levelMax()) : null;
        }
    }

    /**
     * @param open for which nights it can be given, from {@code openFrom} on; left out, with {@code version}, while nobody
     *     has reported on the bed
     * @param taken nights that are kept for somebody, whatever {@code open} says; left out when there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BedView(
            String id,
            String label,
            Set<Sex> sexes,
            Boolean wheelchair,
            @JsonProperty("private") Boolean privateRoom,
            String open,
            LocalDate openFrom,
            List<TakenNights> taken,
            Long version) {
        static BedView of(Bed bed, BedNights nights) {
            return new BedView(
                    bed.id(),
                    bed.label(),
                    bed.sexes(),
                    bed.wheelchair(),
                    bed.privateRoom(),
                    nights == null ? null : nights.nights().open(),
                    nights == null ? null : nights.nights().from(),
                    nights == null || nights.taken().isEmpty() ? null : nights.taken(),
                    nights == null ? null : nights.version());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MembershipView(String id, String district) {
        static MembershipView of(Membership membership) {
            return new MembershipView(membership.network(), membership.district());
        }
    }
}
