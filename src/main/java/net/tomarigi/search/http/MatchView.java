package net.tomarigi.search.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Kind;
import net.tomarigi.matching.Criterion;
import net.tomarigi.network.Freshness;
import net.tomarigi.network.Weights;

/**
 * Who can take the person. Sentences are in the caller's language.
 *
 * @param reached how many beds were in reach of the search
 * @param fitting how many of them fit; {@code ranked} may hold fewer
 * @param excluded by criterion: how many beds in reach fail it
 * @param relays only when nothing fits
 * @param never a sentence when no facility in reach could ever take this need, vacancies aside
 * @param nearest then: the nearest elsewhere that could
 * @param weights what each part of the score weighs in this network
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MatchView(
        long revision,
        LocalDate tonight,
        int reached,
        int fitting,
        List<RankedView> ranked,
        Map<Criterion, Integer> excluded,
        List<NearMissView> nearMisses,
        List<RelayView> relays,
        List<String> never,
        NearestView nearest,
        Weights weights) {
    /**
     * @param distanceKm left out when a place is not known
     * @param score 0–1
     * @param reasons the weightiest first
     * @param reasonCodes the same for programs
     * @param cautions what to ask before relying on it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RankedView(
            String facility,
            String name,
            String network,
            String networkName,
            String district,
            String bed,
            String label,
            Kind kind,
            Double lat,
            Double lon,
            Double distanceKm,
            double score,
            PartsView parts,
            List<String> reasons,
            List<CodeView> reasonCodes,
            List<String> cautions,
            List<CodeView> cautionCodes,
            String phone,
            Instant attestedAt,
            Freshness freshness) {}

    /** Each 0–1, unweighted. */
    record PartsView(
            double distance,
            double fit,
            double freshness,
            double likelihood,
            double familiarity,
            double wishes,
            double fairness,
            double continuity) {}

    record CodeView(String code, double value) {}

    /**
     * @param relax the criteria that would have to give
     * @param what a sentence
     * @param opens how many beds would then fit
     * @param cost how hard it is to obtain, 1–7
     */
    record NearMissView(
            List<Criterion> relax, String what, int opens, int cost, List<ChangeView> changes, RankedView best) {}

    /**
     * One limit that gives.
     *
     * @param degree for care 1: by day only, 2: not stated, 3: not given; for disability and age 1: not stated; for
     *     behaviour and support level how many points or levels
     * @param km the distance that would do
     * @param night the night that would be missing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeView(
            Criterion criterion,
            Integer degree,
            Disability disability,
            Care care,
            Integer km,
            LocalDate night,
            String say) {}

    /** @param km from {@code at}, when it is known, and on to each next */
    record RelayView(List<LegView> legs, int moves, double km, double score) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LegView(String facility, String name, String bed, String label, LocalDate from, int count, String phone) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NearestView(
            String facility, String name, String network, String networkName, Double distanceKm, String phone) {}
}
