package net.tomarigi.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.matching.Caution.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What speaks for a candidate and what to ask first: each reason and caution on its own, on both sides of its limit. */
class TellingTest {
    private static final Affinity BEST = new Affinity(1, 0.9, 0.8);
    private static final Policy ALL_ALIKE = policy(Policy.Fit.DEFAULT, Part.values());

    private static Policy policy(Policy.Fit fit, Part... parts) {
        Map<Part, Double> weights = new EnumMap<>(Part.class);
        for (Part part : parts) weights.put(part, 1.0);
        return new Policy(weights, 60, 72, fit);
    }

    private static Ranked ranked(Bed bed, Asking asking, Policy policy) {
        CandidateIndex index = new CandidateIndex(Metric.PLANE);
        index.replaceAll(List.of(bed.candidate()), Bed.TONIGHT);
        return index.snapshot().answer(asking.question(), policy).ranked().get(0);
    }

    private static List<Reason> reasons(Bed bed, Asking asking, Policy policy) {
        return ranked(bed, asking, policy).reasons();
    }

    private static List<Caution> cautions(Bed bed, Asking asking) {
        return ranked(bed, asking, Policy.DEFAULT).cautions();
    }

    private static Asking known() {
        return Asking.anything()
                .disabilities(0b1)
                .care(0b1)
                .behaviour(1)
                .supportLevel(3)
                .sex(Need.FEMALE)
                .age(30)
                .wheelchair(0);
    }

    // reasons

    @Test
    void eachPartThatIsBetterThanUnknownIsAReason() {
        Bed bed = Bed.of("a")
                .north(6 / 111.195)
                .attestedAt(Bed.NOW - 60)
                .yes(0.756f)
                .fairness(0.7);
        Asking asking = Asking.anything().supportLevel(6).ties(Map.of("facility of a", BEST), Affinity.NEUTRAL);
        Policy level = policy(new Policy.Fit(1, 0, 0), Part.values());
        assertThat(reasons(bed, asking, level))
                .containsExactlyInAnyOrder(
                        new Reason(Reason.Code.NEAR, 6),
                        new Reason(Reason.Code.SPECIALISED, 8),
                        new Reason(Reason.Code.FRESH, 60),
                        new Reason(Reason.Code.LIKELY, 76),
                        new Reason(Reason.Code.FAMILIAR, 1),
                        new Reason(Reason.Code.WISHED, 0.9),
                        new Reason(Reason.Code.ITS_TURN, 0.7),
                        new Reason(Reason.Code.CONTINUES, 0.8));
    }

    @Test
    void whatIsNoBetterThanUnknownIsNone() {
        Bed bed = Bed.of("a").north(30 / 111.195).attestedAt(Bed.NOW - 36 * 60).yes(0.5f);
        assertThat(reasons(bed, Asking.anything(), ALL_ALIKE)).isEmpty();
        Bed worse = Bed.of("a")
                .north(50 / 111.195)
                .attestedAt(Candidate.NEVER)
                .yes(0.1f)
                .fairness(0.2);
        assertThat(reasons(worse, Asking.anything(), ALL_ALIKE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void whatWeighsNothingIsNone(Part part) {
        Bed bed = Bed.of("a").yes(1).fairness(1);
        Asking asking = Asking.anything().supportLevel(6).ties(Map.of("facility of a", BEST), Affinity.NEUTRAL);
        List<Reason> only = reasons(bed, asking, policy(new Policy.Fit(1, 0, 0), part));
        assertThat(only).hasSize(1);
        assertThat(reasons(bed, asking, Policy.NEAREST)).isEmpty();
    }

    @Test
    void theWeightiestReasonComesFirst() {
        Bed bed = Bed.of("a")
                .north(15 / 111.195)
                .attestedAt(Bed.NOW - 18 * 60)
                .yes(0.75f)
                .fairness(0.75);
        assertThat(codes(
                        bed, Map.of(Part.DISTANCE, 4.0, Part.FRESHNESS, 3.0, Part.LIKELIHOOD, 2.0, Part.FAIRNESS, 1.0)))
                .containsExactly(Reason.Code.NEAR, Reason.Code.FRESH, Reason.Code.LIKELY, Reason.Code.ITS_TURN);
        assertThat(codes(
                        bed, Map.of(Part.DISTANCE, 1.0, Part.FRESHNESS, 3.0, Part.LIKELIHOOD, 2.0, Part.FAIRNESS, 4.0)))
                .containsExactly(Reason.Code.ITS_TURN, Reason.Code.FRESH, Reason.Code.LIKELY, Reason.Code.NEAR);
    }

    private static List<Reason.Code> codes(Bed bed, Map<Part, Double> weights) {
        Policy policy = new Policy(weights, 60, 72, Policy.Fit.DEFAULT);
        return reasons(bed, Asking.anything(), policy).stream()
                .map(Reason::code)
                .toList();
    }

    @Test
    void equallyWeightyReasonsStandInTheOrderOfTheParts() {
        Bed bed = Bed.of("a").yes(1).fairness(1);
        assertThat(reasons(bed, Asking.anything(), ALL_ALIKE).stream().map(Reason::code))
                .containsExactly(Reason.Code.NEAR, Reason.Code.FRESH, Reason.Code.LIKELY, Reason.Code.ITS_TURN);
    }

    @Test
    void fitIsToldByWhatMakesMostOfIt() {
        Policy half = policy(new Policy.Fit(0, 0.5, 0.5), Part.FIT);
        Bed special = Bed.of("a").disabilities(0b11, 0).care(0b1111, 0, 0);
        Asking asking = Asking.anything().disabilities(0b1).care(0b1);
        // (1 + 1) / (2 + 1) beside (1 + 1) / (4 + 1)
        assertThat(reasons(special, asking, half)).containsExactly(new Reason(Reason.Code.SPECIALISED, 2));
        Bed thrifty = Bed.of("a").disabilities(0b1111, 0).care(0b11, 0, 0);
        assertThat(reasons(thrifty, asking, half)).containsExactly(new Reason(Reason.Code.NO_MORE_THAN_NEEDED, 2));
        Bed alike = Bed.of("a").disabilities(0b11, 0).care(0b11, 0, 0);
        assertThat(reasons(alike, asking, half)).containsExactly(new Reason(Reason.Code.SPECIALISED, 2));
        // the weights of the two decide between equals, and so does how much is asked
        assertThat(reasons(alike, asking, policy(new Policy.Fit(0, 0.6, 0.4), Part.FIT)))
                .containsExactly(new Reason(Reason.Code.NO_MORE_THAN_NEEDED, 2));
        Bed three = Bed.of("a").disabilities(0b111, 0).care(0b111, 0, 0);
        assertThat(reasons(three, Asking.anything().disabilities(0b1).care(0b11), half))
                .containsExactly(new Reason(Reason.Code.NO_MORE_THAN_NEEDED, 3));
    }

    @Test
    void whatIsNotKnownOfThePersonIsNotWhatFits() {
        Policy half = policy(new Policy.Fit(0, 0.5, 0.5), Part.FIT);
        Bed bed = Bed.of("a").disabilities(0b1, 0).care(0b1, 0, 0);
        assertThat(reasons(bed, Asking.anything().care(0b1), half))
                .containsExactly(new Reason(Reason.Code.NO_MORE_THAN_NEEDED, 1));
        assertThat(reasons(bed, Asking.anything().disabilities(0b1), half))
                .containsExactly(new Reason(Reason.Code.SPECIALISED, 1));
    }

    // cautions

    @Test
    void whoTakesEverybodyNeedsNoCaution() {
        assertThat(cautions(Bed.of("a"), Asking.anything())).isEmpty();
        assertThat(cautions(Bed.of("a").disabilities(0x7f, 0), Asking.anything()))
                .isEmpty();
        assertThat(cautions(Bed.of("a").care(0x1f_ffff, 0, 0), Asking.anything()))
                .isEmpty();
    }

    @Test
    void whatIsNotKnownOfThePersonIsACautionWhereItMatters() {
        assertThat(cautions(Bed.of("a").disabilities(0b1011_1111, 0), Asking.anything()))
                .containsExactly(new Caution(Code.DISABILITY_UNKNOWN, 0b1011_1111));
        assertThat(cautions(Bed.of("a").care(0xf_ffff, 0, 0), Asking.anything()))
                .containsExactly(new Caution(Code.CARE_UNKNOWN, 0xf_ffff));
        assertThat(cautions(Bed.of("a").maxBehaviour(23), Asking.anything()))
                .containsExactly(new Caution(Code.BEHAVIOUR_UNKNOWN, 23));
        assertThat(cautions(Bed.of("a").sexes(Need.MALE), Asking.anything()))
                .containsExactly(new Caution(Code.SEX_UNKNOWN, Need.MALE));
        assertThat(cautions(Bed.of("a").ages(0b1110, 0), Asking.anything()))
                .containsExactly(new Caution(Code.AGE_UNKNOWN, 0b1110));
        assertThat(cautions(Bed.of("a").levels(2, 6), Asking.anything()))
                .containsExactly(new Caution(Code.LEVEL_UNKNOWN, 26));
        assertThat(cautions(Bed.of("a").wheelchair(false), Asking.anything()))
                .containsExactly(new Caution(Code.WHEELCHAIR_UNKNOWN, 0));
    }

    @Test
    void whatIsKnownOfThePersonIsNone() {
        Bed narrow = Bed.of("a")
                .disabilities(0b1, 0)
                .care(0b1, 0, 0)
                .maxBehaviour(1)
                .sexes(Need.FEMALE)
                .ages(0b10, 0)
                .levels(3, 3)
                .wheelchair(false);
        assertThat(cautions(narrow, known())).isEmpty();
    }

    @Test
    void whatAFacilityDidNotSayIsACautionWhereItMatters() {
        Map<Criterion, Code> codes = Map.of(
                Criterion.SEX, Code.SEX_UNSTATED,
                Criterion.AGE, Code.AGE_UNSTATED,
                Criterion.SUPPORT_LEVEL, Code.LEVEL_UNSTATED,
                Criterion.BEHAVIOUR, Code.BEHAVIOUR_UNSTATED);
        codes.forEach((criterion, code) -> {
            Bed silent = Bed.of("a").unstated(1 << criterion.ordinal());
            assertThat(cautions(silent, known())).containsExactly(new Caution(code, 0));
            assertThat(cautions(silent, Asking.anything())).isEmpty();
            Bed silentOfTheRest = Bed.of("a").unstated(~(1 << criterion.ordinal()));
            assertThat(cautions(silentOfTheRest, known())).hasSize(3).doesNotContain(new Caution(code, 0));
        });
        Bed silent = Bed.of("a").unstated(1 << Criterion.BEHAVIOUR.ordinal());
        assertThat(cautions(silent, known().behaviour(0))).as("no behaviour").isEmpty();
    }

    @Test
    void careThatNobodyThereIsQualifiedForIsACautionWhereItIsNeeded() {
        Bed claimed = Bed.of("a").notBacked(0b110, true);
        assertThat(cautions(claimed, known())).isEmpty();
        assertThat(cautions(claimed, known().care(0b011).behaviour(9)))
                .containsExactly(new Caution(Code.CARE_NOT_BACKED, 0b010));
        assertThat(cautions(claimed, known().behaviour(10)))
                .containsExactly(new Caution(Code.BEHAVIOUR_NOT_BACKED, 10));
        assertThat(cautions(claimed, Asking.anything()))
                .extracting(Caution::code)
                .doesNotContain(Code.CARE_NOT_BACKED, Code.BEHAVIOUR_NOT_BACKED);
    }

    @Test
    void anOldWordIsACaution() {
        int limit = 72 * 60;
        assertThat(cautions(Bed.of("a").attestedAt(Bed.NOW - limit + 1), Asking.anything()))
                .isEmpty();
        assertThat(cautions(Bed.of("a").attestedAt(Bed.NOW - limit), Asking.anything()))
                .containsExactly(new Caution(Code.OLD_WORD, 72));
        assertThat(cautions(Bed.of("a").attestedAt(Bed.NOW - 100 * 60 - 59), Asking.anything()))
                .containsExactly(new Caution(Code.OLD_WORD, 100));
        assertThat(cautions(Bed.of("a").attestedAt(Candidate.NEVER), Asking.anything()))
                .containsExactly(new Caution(Code.NEVER_SPOKE, 0));
        assertThat(cautions(Bed.of("a").attestedAt(Bed.NOW + 5), Asking.anything()))
                .as("of the future")
                .isEmpty();
    }

    @Test
    void aProbableNoIsACaution() {
        assertThat(cautions(Bed.of("a").yes(0.296f), Asking.anything()))
                .containsExactly(new Caution(Code.UNLIKELY, 30));
        assertThat(cautions(Bed.of("a").yes(0.30001f), Asking.anything())).isEmpty();
        assertThat(cautions(Bed.of("a").yes((float[]) null), Asking.anything())).isEmpty();
    }

    @Test
    void anUnknownPlaceIsACaution() {
        assertThat(cautions(Bed.of("a").place(null), Asking.anything())).containsExactly(new Caution(Code.NO_PLACE, 0));
        assertThat(cautions(Bed.of("a").place(null), Asking.anything().at(null)))
                .isEmpty();
        assertThat(cautions(Bed.of("a"), Asking.anything().at(null))).isEmpty();
    }

    @Test
    void moreNightsThanArePaidAtFirstAreACaution() {
        assertThat(cautions(Bed.of("a"), Asking.anything().nights(7))).isEmpty();
        assertThat(cautions(Bed.of("a"), Asking.anything().nights(8))).containsExactly(new Caution(Code.LONG_STAY, 8));
    }
}
