package net.tomarigi.matching;

import static net.tomarigi.matching.Criterion.AGE;
import static net.tomarigi.matching.Criterion.BEHAVIOUR;
import static net.tomarigi.matching.Criterion.CARE;
import static net.tomarigi.matching.Criterion.DISABILITY;
import static net.tomarigi.matching.Criterion.DISTANCE;
import static net.tomarigi.matching.Criterion.NIGHTS;
import static net.tomarigi.matching.Criterion.SEX;
import static net.tomarigi.matching.Criterion.SUPPORT_LEVEL;
import static net.tomarigi.matching.Criterion.WHEELCHAIR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The oracle itself: one little world, whose answer is plain, for each rule of docs/matching.md. */
class OracleTest {
    private static final long TONIGHT = Bed.TONIGHT;

    static Answer answer(Asking asking, Policy policy, Bed... beds) {
        List<Candidate> all = Stream.of(beds).map(Bed::candidate).toList();
        return Oracle.answer(all, TONIGHT, asking.question(), policy, Metric.PLANE);
    }

    static Answer answer(Asking asking, Bed... beds) {
        return answer(asking, Policy.DEFAULT, beds);
    }

    private static List<String> ids(Answer answer) {
        return answer.ranked().stream().map(ranked -> ranked.candidate().id()).toList();
    }

    static Policy only(Part part) {
        return new Policy(Map.of(part, 1.0), 60, 72, Policy.Fit.DEFAULT);
    }

    static Asking person() {
        return Asking.anything()
                .disabilities(0b11)
                .care(0b101)
                .behaviour(10)
                .supportLevel(4)
                .sex(Need.FEMALE)
                .age(17)
                .wheelchair(1)
                .nights(2)
                .maxKm(20);
    }

    static final Bed[] EACH_FAILS_ONE = {
        Bed.of("fits")
                .disabilities(0b11, 0)
                .care(0b101, 0, 0)
                .levels(4, 4)
                .maxBehaviour(10)
                .sexes(Need.FEMALE),
        Bed.of("disability").disabilities(0b101, 0b10),
        Bed.of("care").care(0b100, 0b1, 0),
        Bed.of("behaviour").maxBehaviour(9),
        Bed.of("sex").sexes(Need.MALE),
        Bed.of("age").ages(0b1110, 0b1),
        Bed.of("level low").levels(1, 3),
        Bed.of("level high").levels(5, 6),
        Bed.of("wheelchair").wheelchair(false),
        Bed.of("nights").open("101"),
        Bed.of("distance").north(0.18),
        Bed.of("nowhere").place(null)
    };

    @Test
    void eachCriterionExcludesWhoFailsIt() {
        Answer answer = answer(person(), EACH_FAILS_ONE);
        assertThat(ids(answer)).containsExactly("fits");
        assertThat(answer.reached()).isEqualTo(12);
        assertThat(answer.fitting()).isEqualTo(1);
        Map<Criterion, Integer> expected = new EnumMap<>(Map.of(
                DISABILITY, 1, CARE, 1, BEHAVIOUR, 1, SEX, 1, AGE, 1, SUPPORT_LEVEL, 2, WHEELCHAIR, 1, NIGHTS, 1));
        expected.put(DISTANCE, 2);
        assertThat(answer.excluded()).isEqualTo(expected);
        assertThat(answer.never()).isNull();
    }

    @Test
    void oneCandidateCountsUnderAllThatItFails() {
        Answer answer = answer(person(), Bed.of("a").sexes(0).maxBehaviour(0).disabilities(0, 0));
        assertThat(answer.excluded())
                .containsEntry(SEX, 1)
                .containsEntry(BEHAVIOUR, 1)
                .containsEntry(DISABILITY, 1)
                .containsEntry(CARE, 0);
    }

    @Test
    void whatIsNotKnownOfANeedExcludesNobody() {
        Bed nothing = Bed.of("takes nobody")
                .disabilities(0, 0)
                .care(0, 0, 0)
                .sexes(0)
                .ages(0, 0)
                .levels(6, 6)
                .maxBehaviour(0)
                .wheelchair(false);
        assertThat(answer(Asking.anything(), nothing).fitting()).isEqualTo(1);
        assertThat(answer(
                                Asking.anything()
                                        .disabilities(0)
                                        .care(0)
                                        .wheelchair(0)
                                        .behaviour(0),
                                nothing)
                        .fitting())
                .isEqualTo(1);
    }

    @Test
    void theFourAgeBandsBeginAt0And18And40And65() {
        for (int[] bandAndAge : new int[][] {{0, 0}, {0, 17}, {1, 18}, {1, 39}, {2, 40}, {2, 64}, {3, 65}, {3, 150}})
            for (int band = 0; band < 4; band++)
                assertThat(answer(
                                        Asking.anything().age(bandAndAge[1]),
                                        Bed.of("a").ages(1 << band, 0))
                                .fitting())
                        .isEqualTo(band == bandAndAge[0] ? 1 : 0);
    }

    @Test
    void onlyNightsWithinTheSnapshotsHorizonAreOpen() {
        assertThat(answer(Asking.anything().nights(TONIGHT, 60), Bed.of("a")).fitting())
                .isEqualTo(1);
        assertThat(answer(Asking.anything().nights(TONIGHT + 3, 60), Bed.of("a"))
                        .fitting())
                .isZero();
        assertThat(answer(Asking.anything().nights(TONIGHT - 1, 2), Bed.of("a").open(TONIGHT - 1, -1))
                        .fitting())
                .isZero();
        Bed later = Bed.of("a").open(TONIGHT + 3, 0b11);
        assertThat(answer(Asking.anything().nights(TONIGHT + 3, 2), later).fitting())
                .isEqualTo(1);
        assertThat(answer(Asking.anything().nights(TONIGHT + 2, 2), later).fitting())
                .isZero();
        Bed earlier = Bed.of("a").open(TONIGHT - 4, Long.MIN_VALUE);
        assertThat(answer(Asking.anything().nights(TONIGHT + 59, 1), earlier).fitting())
                .isEqualTo(1);
        assertThat(answer(Asking.anything().nights(TONIGHT + 58, 1), earlier).fitting())
                .isZero();
    }

    @Test
    void distanceLimitsOnlyWhereItIsKnown() {
        Bed[] beds = {
            Bed.of("at the limit").north(0.1),
            Bed.of("beyond").north(0.1001),
            Bed.of("nowhere").place(null)
        };
        assertThat(ids(answer(Asking.anything().maxKm(11.1195), beds))).containsExactly("at the limit");
        assertThat(ids(answer(Asking.anything(), beds))).containsExactly("at the limit", "beyond", "nowhere");
        assertThat(answer(Asking.anything().at(null).maxKm(0), beds).fitting()).isEqualTo(3);
        assertThat(ids(answer(
                        Asking.anything().maxKm(0),
                        Bed.of("here"),
                        Bed.of("nowhere").place(null))))
                .containsExactly("here");
    }

    @Test
    void reachIsAboutNetworksAndTeams() {
        Bed[] beds = {
            Bed.of("city"),
            Bed.of("town").networks("town"),
            Bed.of("both").networks("town", "city"),
            Bed.of("team").team(true)
        };
        assertThat(answer(Asking.anything(), beds).reached()).isEqualTo(3);
        assertThat(ids(answer(Asking.anything().teams(true), beds))).containsExactly("both", "city", "team", "town");
        assertThat(ids(answer(Asking.anything().reach(Set.of("town")), beds))).containsExactly("both", "town");
        assertThat(ids(answer(Asking.anything().reach(Set.of("town", "city")), beds)))
                .containsExactly("both", "city", "town");
        assertThat(answer(Asking.anything().reach(Set.of("nobody’s")), beds).reached())
                .isZero();
        assertThat(answer(Asking.anything().reach(Set.of()), beds).reached()).isZero();
    }

    @Test
    void aScoreIsTheWeightedMeanOfItsParts() {
        Bed bed = Bed.of("a")
                .facility("f")
                .north(0.1)
                .disabilities(0b1111, 0)
                .care(0b111, 0, 0)
                .levels(1, 6)
                .attestedAt(Bed.NOW - 9 * 60)
                .yes(0.25f)
                .fairness(0.75);
        Asking asking = Asking.anything()
                .disabilities(0b11)
                .care(0b1)
                .supportLevel(4)
                .ties(Map.of("f", new Affinity(1, 0.125, 0)), Affinity.NEUTRAL);
        Map<Part, Double> weights = Map.of(Part.DISTANCE, 3.0, Part.FIT, 2.0, Part.WISHES, 1.0, Part.FAIRNESS, 2.0);
        Policy policy = new Policy(weights, 44.478, 36, new Policy.Fit(0.5, 0.25, 0.25));
        Ranked ranked = answer(asking, policy, bed).ranked().get(0);
        assertThat(ranked.km()).isEqualTo(11.1195);
        assertPart(ranked, Part.DISTANCE, 0.75);
        assertPart(ranked, Part.FIT, 0.5 * 0.6 + 0.25 * 2 / 4 + 0.25 * 3 / 5);
        assertPart(ranked, Part.FRESHNESS, 0.75);
        assertPart(ranked, Part.LIKELIHOOD, 0.25);
        assertPart(ranked, Part.FAMILIARITY, 1);
        assertPart(ranked, Part.WISHES, 0.125);
        assertPart(ranked, Part.FAIRNESS, 0.75);
        assertPart(ranked, Part.CONTINUITY, 0);
        assertThat(ranked.score()).isEqualTo(0.628125);
    }

    private static void assertPart(Ranked ranked, Part part, double value) {
        assertThat(ranked.parts().get(part)).as(part.name()).isCloseTo(value, within(1e-12));
    }

    @Test
    void whatIsNotKnownScoresInTheMiddle() {
        Ranked ranked = answer(Asking.anything().at(null), Bed.of("a")).ranked().get(0);
        assertThat(ranked.km()).isNaN();
        for (Part part : Part.values()) assertPart(ranked, part, part == Part.FRESHNESS ? 1 : 0.5);
        Ranked nowhere =
                answer(Asking.anything(), Bed.of("a").place(null)).ranked().get(0);
        assertThat(nowhere.km()).isNaN();
        assertPart(nowhere, Part.DISTANCE, 0);
    }

    @Test
    void partsStayBetween0And1() {
        Ranked far = answer(Asking.anything(), Bed.of("a").north(2).attestedAt(Bed.NOW - 100 * 60))
                .ranked()
                .get(0);
        assertPart(far, Part.DISTANCE, 0);
        assertPart(far, Part.FRESHNESS, 0);
    }

    @Test
    void eachThirdOfFitIsAtMostOneAlsoOfWhoDoesNotFit() {
        Bed nearly = Bed.of("a").disabilities(0, 1).care(0, 0, 1).levels(1, 2);
        assertFit(Asking.anything().supportLevel(3), nearly, 0.25 + 0.35 / 2 + 0.40 / 2);
        assertFit(Asking.anything().care(1), nearly, 0.25 / 2 + 0.35 + 0.40 / 2);
        assertFit(Asking.anything().disabilities(1), nearly, 0.25 / 2 + 0.35 / 2 + 0.40);
    }

    private static void assertFit(Asking asking, Bed bed, double fit) {
        assertPart(answer(asking, bed).nearMisses().get(0).best(), Part.FIT, fit);
    }

    @Test
    void scoresHaveNineDecimals() {
        Policy third = new Policy(Map.of(Part.FAIRNESS, 1.0, Part.WISHES, 2.0), 60, 72, Policy.Fit.DEFAULT);
        Asking asking = Asking.anything().ties(Map.of(), new Affinity(0, 1, 0));
        assertThat(answer(asking, third, Bed.of("a").fairness(0))
                        .ranked()
                        .get(0)
                        .score())
                .isEqualTo(0.666666667);
    }

    @Test
    void aWordFromTheFutureIsOfNowAndNoWordIsTheOldest() {
        float[] yes = new float[Likelihood.SLOTS];
        for (int slot = 0; slot < yes.length; slot++) yes[slot] = slot / 16f;
        int[] attestedAt = {Bed.NOW + 500, Bed.NOW - 1439, Bed.NOW - 1440, Bed.NOW - 4320, Candidate.NEVER};
        double[] fresh = {1, 1 - 1439 / 4320.0, 2 / 3.0, 0, 0};
        int[] ageBand = {0, 0, 1, 2, 2};
        int[][] hourAndBand = {{0, 0}, {5, 0}, {6, 1}, {9, 1}, {10, 2}, {16, 2}, {17, 3}, {21, 3}, {22, 0}, {23, 0}};
        for (int i = 0; i < attestedAt.length; i++)
            for (int[] hour : hourAndBand) {
                Asking asking = Asking.anything().when(Bed.NOW, hour[0]);
                Bed bed = Bed.of("a").attestedAt(attestedAt[i]).yes(yes);
                Ranked ranked = answer(asking, bed).ranked().get(0);
                assertPart(ranked, Part.FRESHNESS, fresh[i]);
                assertPart(ranked, Part.LIKELIHOOD, (hour[1] * 3 + ageBand[i]) / 16.0);
            }
    }

    @Test
    void theOrderIsScoreThenKilometresThenId() {
        Bed[] beds = {
            Bed.of("c").north(0.1),
            Bed.of("b10").north(-0.1),
            Bed.of("b9").north(0.1),
            Bed.of("nowhere").place(null),
            Bed.of("best").north(0.5).fairness(1),
            Bed.of("near").north(0.05),
            Bed.of("worst").fairness(0)
        };
        assertThat(ids(answer(Asking.anything(), only(Part.FAIRNESS), beds)))
                .containsExactly("best", "near", "b10", "b9", "c", "nowhere", "worst");
        assertThat(ids(answer(Asking.anything().at(null), only(Part.FAIRNESS), beds)))
                .containsExactly("best", "b10", "b9", "c", "near", "nowhere", "worst");
        Policy nothing = new Policy(Map.of(), 60, 72, Policy.Fit.DEFAULT);
        Answer answer = answer(Asking.anything().limit(3), nothing, beds);
        assertThat(ids(answer)).containsExactly("worst", "near", "b10");
        assertThat(answer.fitting()).isEqualTo(7);
        assertThat(answer.ranked().get(0).score()).isZero();
    }

    @Test
    void theGreatCircleIsRoundedToTheMillimetre() {
        Candidate sapporo = Bed.of("a").place(new Place(43.0686, 141.3507)).candidate();
        Question fromTokyo =
                Asking.anything().at(new Place(35.681236, 139.767125)).question();
        Answer answer = Oracle.answer(List.of(sapporo), TONIGHT, fromTokyo, Policy.DEFAULT, Metric.GREAT_CIRCLE);
        assertThat(answer.ranked().get(0).km()).isEqualTo(832.592832);
    }
}
