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
import static net.tomarigi.matching.OracleTest.EACH_FAILS_ONE;
import static net.tomarigi.matching.OracleTest.answer;
import static net.tomarigi.matching.OracleTest.only;
import static net.tomarigi.matching.OracleTest.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the oracle says when not everything is at hand: near misses, relays, never. */
class OracleAlternativesTest {
    private static final long TONIGHT = Bed.TONIGHT;

    private static Concession concession(Criterion criterion, int of, int degree) {
        return new Concession(criterion, of, degree);
    }

    @Test
    void eachLimitHasItsConcession() {
        List<NearMiss> misses = answer(person(), EACH_FAILS_ONE).nearMisses();
        assertThat(misses.stream().map(NearMiss::concessions))
                .containsExactly(
                        List.of(concession(BEHAVIOUR, 0, 1)),
                        List.of(concession(DISTANCE, 25, 1)),
                        List.of(concession(SUPPORT_LEVEL, 0, 1)),
                        List.of(concession(CARE, 0, 1)),
                        List.of(concession(NIGHTS, 1, 1)),
                        List.of(concession(DISABILITY, 1, 1)),
                        List.of(concession(AGE, 0, 1)),
                        List.of(concession(WHEELCHAIR, 0, 1)),
                        List.of(concession(SEX, 0, 1)));
        assertThat(misses.stream().map(NearMiss::cost)).containsExactly(1, 1, 2, 2, 2, 3, 3, 4, 6);
        assertThat(misses.get(2).opens()).isEqualTo(2);
        assertThat(misses.get(2).best().candidate().id()).isEqualTo("level low");
    }

    @Test
    void degreesGrowAndEnd() {
        assertThat(cost(Asking.anything().disabilities(1), Bed.of("a").disabilities(0, 0)))
                .as("refused")
                .isZero();
        assertThat(cost(Asking.anything().age(70), Bed.of("a").ages(0, 0b111)))
                .as("refused")
                .isZero();
        assertThat(cost(Asking.anything().care(2), Bed.of("a").care(1, 0, 2))).isEqualTo(3);
        assertThat(cost(Asking.anything().care(2), Bed.of("a").care(1, 0, 0))).isEqualTo(6);
        assertThat(cost(Asking.anything().behaviour(16), Bed.of("a").maxBehaviour(10)))
                .isEqualTo(6);
        assertThat(cost(Asking.anything().behaviour(17), Bed.of("a").maxBehaviour(10)))
                .isZero();
        assertThat(cost(Asking.anything().supportLevel(2), Bed.of("a").levels(4, 6)))
                .isEqualTo(4);
        assertThat(cost(Asking.anything().supportLevel(1), Bed.of("a").levels(4, 6)))
                .isZero();
        assertThat(cost(
                        Asking.anything().care(0b11).nights(2),
                        Bed.of("a").care(0, 0b1, 0b10).open("01")))
                .as("the most")
                .isEqualTo(2 + 3 + 2);
        assertThat(cost(Asking.anything().care(0b11), Bed.of("a").care(0, 0b1, 0)))
                .as("8")
                .isZero();
    }

    /** 0 when nothing is near. */
    private static int cost(Asking asking, Bed bed) {
        return answer(asking, bed).nearMisses().stream()
                .mapToInt(NearMiss::cost)
                .sum();
    }

    @Test
    void fiveStepsFurtherAreOffered() {
        Bed at45Km = Bed.of("a").north(45 / 111.195);
        for (double[] limitAndDegree :
                new double[][] {{40, 1}, {39.9, 2}, {30, 2}, {15, 5}, {14.9, 0}, {0, 0}, {49, 0}})
            assertThat(cost(Asking.anything().maxKm(limitAndDegree[0]), at45Km))
                    .as("beyond %s km", limitAndDegree[0])
                    .isEqualTo((int) limitAndDegree[1]);
        assertThat(answer(Asking.anything().maxKm(15), at45Km)
                        .nearMisses()
                        .get(0)
                        .concessions())
                .containsExactly(concession(DISTANCE, 50, 5));
        assertThat(cost(Asking.anything().maxKm(400), Bed.of("a").north(6.5))).isEqualTo(2);
        assertThat(cost(Asking.anything().maxKm(1000), Bed.of("a").north(10))).isZero();
        assertThat(cost(Asking.anything().maxKm(15), Bed.of("a").place(null))).isZero();
    }

    @Test
    void whoIsFullOnAllNightsIsNotNear() {
        assertThat(cost(Asking.anything().nights(2), Bed.of("a").open("001"))).isZero();
        assertThat(cost(Asking.anything(), Bed.of("a").open("0"))).isZero();
        Answer gap = answer(Asking.anything().nights(4), Bed.of("a").open("0110"));
        assertThat(gap.nearMisses().get(0).concessions())
                .containsExactly(concession(NIGHTS, 0, 1), concession(NIGHTS, 3, 1));
    }

    @Test
    void aSetThatAnotherUndercutsIsNotTold() {
        Asking asking = Asking.anything().behaviour(10).nights(3).sex(Need.FEMALE);
        Answer answer = answer(
                asking,
                only(Part.FAIRNESS),
                Bed.of("two points").maxBehaviour(8),
                Bed.of("two points too").maxBehaviour(8).fairness(0.6),
                Bed.of("three points").maxBehaviour(7),
                Bed.of("two points and a night").maxBehaviour(8).open("011"),
                Bed.of("one point and a night").maxBehaviour(9).open("011"),
                Bed.of("another night").open("101"),
                Bed.of("both nights").open("001"),
                Bed.of("sex and points").sexes(Need.MALE).maxBehaviour(4));
        assertThat(answer.nearMisses().stream().map(miss -> miss.concessions() + " " + miss.opens()))
                .containsExactly(
                        List.of(concession(BEHAVIOUR, 0, 2)) + " 2",
                        List.of(concession(NIGHTS, 1, 1)) + " 1",
                        List.of(concession(BEHAVIOUR, 0, 1), concession(NIGHTS, 0, 1)) + " 1");
        assertThat(answer.nearMisses().get(0).best().candidate().id()).isEqualTo("two points too");
    }

    @Test
    void aLongerDriveUndercutsAYetLongerOne() {
        Answer answer = answer(
                Asking.anything().maxKm(10),
                Bed.of("14 km").north(14 / 111.195),
                Bed.of("19 km").north(19 / 111.195),
                Bed.of("13 km").north(13 / 111.195));
        assertThat(answer.nearMisses()).hasSize(1);
        assertThat(answer.nearMisses().get(0).concessions()).containsExactly(concession(DISTANCE, 15, 1));
        assertThat(answer.nearMisses().get(0).opens()).isEqualTo(2);
        assertThat(answer.nearMisses().get(0).best().candidate().id()).isEqualTo("13 km");
    }

    @Test
    void theTenCheapestThatOpenMostAreToldAlsoWhenSomethingFits() {
        Bed[] beds = new Bed[13];
        for (int bit = 0; bit < 12; bit++) beds[bit] = Bed.of("b" + bit).care(0xff_ffff & ~(1 << bit), 0, 1 << bit);
        beds[12] = Bed.of("like b11").care(0xff_f7ff, 0, 0x800);
        Answer none = answer(Asking.anything().care(0xfff), beds);
        assertThat(none.nearMisses().stream()
                        .map(miss -> miss.concessions().get(0).of()))
                .containsExactly(11, 0, 1, 2, 3, 4, 5, 6, 7, 8);
        beds[0] = Bed.of("fits");
        Answer one = answer(Asking.anything().care(0xfff), beds);
        assertThat(one.fitting()).isEqualTo(1);
        assertThat(one.nearMisses().get(1).concessions()).containsExactly(concession(CARE, 1, 2));
    }

    private static List<String> legs(Relay relay) {
        return relay.legs().stream()
                .map(leg -> leg.candidate().id() + "+" + (leg.firstNight() - TONIGHT) + "×" + leg.nights())
                .toList();
    }

    @Test
    void aRelayHasTheFewestLegsThenTheShortestWay() {
        Bed[] beds = {
            Bed.of("a").open("1100").north(0.1),
            Bed.of("b").open("0011").north(0.2),
            Bed.of("c").open("0111").north(0.3).fairness(1),
            Bed.of("near a").open("1000").fairness(1),
            Bed.of("nowhere").open("1110").place(null),
            Bed.of("male").open("1110").sexes(Need.MALE),
            Bed.of("beyond").open("1110").north(1)
        };
        Asking asking = Asking.anything().nights(4).sex(Need.FEMALE).maxKm(40);
        List<Relay> relays = answer(asking, only(Part.FAIRNESS), beds).relays();
        assertThat(relays.stream().map(OracleAlternativesTest::legs))
                .containsExactly(List.of("a+0×2", "b+2×2"), List.of("near a+0×1", "c+1×3"), List.of("a+0×2", "c+2×2"));
        assertThat(relays.get(0).km()).isEqualTo(22.239);
        assertThat(relays.get(2).km()).isEqualTo(33.3585);
        assertThat(relays.get(2).score()).isEqualTo(0.75);
        assertThat(relays.get(2).moves()).isEqualTo(1);
        Relay unplaced =
                answer(asking.at(null), only(Part.FAIRNESS), beds).relays().get(0);
        assertThat(unplaced.km()).as("from the first on only").isEqualTo(11.1195);
    }

    @Test
    void equallyLongRelaysGoByScoreThenIds() {
        Asking asking = Asking.anything().nights(2);
        Answer answer = answer(
                asking,
                only(Part.FAIRNESS),
                Bed.of("b").open("10"),
                Bed.of("a").open("10"),
                Bed.of("y").open("01"),
                Bed.of("z").open("01").fairness(0.75));
        assertThat(answer.relays().stream().map(OracleAlternativesTest::legs))
                .containsExactly(List.of("a+0×1", "z+1×1"), List.of("b+0×1", "z+1×1"), List.of("a+0×1", "y+1×1"));
        assertThat(answer.relays().get(0).score()).isEqualTo(0.625);
    }

    @Test
    void aRelayMayComeBack() {
        Answer answer = answer(
                Asking.anything().nights(3),
                Bed.of("a").open("101"),
                Bed.of("b").open("010"));
        assertThat(answer.relays().stream().map(OracleAlternativesTest::legs))
                .containsExactly(List.of("a+0×1", "b+1×1", "a+2×1"));
    }

    @Test
    void aRelayIsForTwoToFourteenNightsThatNobodyHasTogether() {
        Bed even = Bed.of("a").open("101010101010101");
        Bed odd = Bed.of("b").open("010101010101010");
        assertThat(answer(Asking.anything().nights(14), even, odd).relays()).hasSize(1);
        assertThat(answer(Asking.anything().nights(15), even, odd).relays()).isEmpty();
        assertThat(answer(Asking.anything().nights(2), even, odd, Bed.of("c")).relays())
                .isEmpty();
        assertThat(answer(Asking.anything().nights(3), even, Bed.of("b").open("0100"))
                        .relays())
                .hasSize(1);
        assertThat(answer(Asking.anything().nights(3), even, Bed.of("b").open("0010"))
                        .relays())
                .as("a gap")
                .isEmpty();
    }

    @Test
    void neverNamesWhatNobodyMeetsAndTheNearestWhoCould() {
        Bed[] beds = {
            Bed.of("a").disabilities(0b01, 0).ages(0b1110, 1),
            Bed.of("b").disabilities(0b10, 0).ages(0b1110, 1).levels(1, 2).open("0"),
            Bed.of("far").networks("town").north(0.4).open("0"),
            Bed.of("near").networks("town").north(-0.3).open("0"),
            Bed.of("as near").networks("town").north(-0.3),
            Bed.of("nowhere").networks("town").place(null),
            Bed.of("team").networks("town").team(true)
        };
        Asking asking =
                Asking.anything().disabilities(0b111).age(3).behaviour(24).maxKm(5);
        Never never = answer(asking.reach(Set.of("city")), beds).never();
        assertThat(never.nobody()).containsExactly(concession(DISABILITY, 2, 1), concession(AGE, 0, 1));
        assertThat(never.nearest().id()).isEqualTo("as near");
        assertThat(never.km()).isEqualTo(33.3585);
        assertThat(answer(asking.reach(Set.of("city", "town")), beds).never()).isNull();
        Never unplaced = answer(asking.reach(Set.of("city")).at(null), beds).never();
        assertThat(unplaced.nearest().id()).isEqualTo("as near");
        assertThat(unplaced.km()).isNaN();
        assertThat(answer(asking.at(Bed.HERE).teams(true), beds)
                        .never()
                        .nearest()
                        .id())
                .isEqualTo("team");
    }

    @Test
    void eachLimitCanBeWhatNobodyMeets() {
        Bed nothing = Bed.of("a")
                .disabilities(0, 0xff)
                .care(0, 1, 2)
                .maxBehaviour(0)
                .sexes(Need.MALE)
                .ages(0, 0)
                .levels(6, 6)
                .wheelchair(false);
        assertThat(answer(person(), nothing, Bed.of("elsewhere").team(true))
                        .never()
                        .nobody())
                .containsExactly(
                        concession(DISABILITY, 0, 1),
                        concession(DISABILITY, 1, 1),
                        concession(CARE, 0, 1),
                        concession(CARE, 2, 1),
                        concession(BEHAVIOUR, 0, 1),
                        concession(SEX, 0, 1),
                        concession(AGE, 0, 1),
                        concession(SUPPORT_LEVEL, 0, 1),
                        concession(WHEELCHAIR, 0, 1));
    }

    @Test
    void neverKnowsCombinationsAndEmptyReach() {
        Asking both = Asking.anything().disabilities(0b11);
        Never combination = answer(
                        both, Bed.of("a").disabilities(0b01, 0), Bed.of("b").disabilities(0b10, 0))
                .never();
        assertThat(combination).isEqualTo(new Never(List.of(), null, Double.NaN));
        Never nobody =
                answer(both.reach(Set.of("town")), Bed.of("a").place(null)).never();
        assertThat(nobody.nobody()).isEmpty();
        assertThat(nobody.nearest().id()).isEqualTo("a");
        assertThat(nobody.km()).isNaN();
        assertThat(answer(
                                Asking.anything().nights(3).maxKm(1),
                                Bed.of("a").open("0").north(1))
                        .never())
                .as("vacancies and distance aside")
                .isNull();
    }
}
