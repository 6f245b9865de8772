package net.tomarigi.matching;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is no candidate, need, place, question or policy is refused; the first and the last that is one is not. */
class RefusalsTest {
    private static final double NOT_A_NUMBER = Double.NaN;

    /** @param of what it is, and which value it has */
    private record Case(String of, ThrowingCallable make) {
        static Case of(String of, ThrowingCallable make) {
            return new Case(of, make);
        }
    }

    @TestFactory
    Stream<DynamicTest> isRefused() {
        return Stream.of(
                        Case.of("level 0", () -> Bed.of("a").levels(0, 6).candidate()),
                        Case.of("level 7", () -> Bed.of("a").levels(1, 7).candidate()),
                        Case.of("levels 4 to 3", () -> Bed.of("a").levels(4, 3).candidate()),
                        Case.of(
                                "behaviour −1",
                                () -> Bed.of("a").maxBehaviour(-1).candidate()),
                        Case.of(
                                "behaviour 25",
                                () -> Bed.of("a").maxBehaviour(25).candidate()),
                        Case.of(
                                "a ninth disability",
                                () -> Bed.of("a").disabilities(1 << 8, 0).candidate()),
                        Case.of(
                                "a ninth unstated",
                                () -> Bed.of("a").disabilities(0, 1 << 8).candidate()),
                        Case.of(
                                "a 25th care",
                                () -> Bed.of("a").care(1 << 24, 0, 0).candidate()),
                        Case.of(
                                "a 25th by day",
                                () -> Bed.of("a").care(0, 1 << 24, 0).candidate()),
                        Case.of(
                                "a 25th unstated",
                                () -> Bed.of("a").care(0, 0, 1 << 24).candidate()),
                        Case.of(
                                "a third sex's bit",
                                () -> Bed.of("a").sexes(1 << 2).candidate()),
                        Case.of("a fifth age", () -> Bed.of("a").ages(1 << 4, 0).candidate()),
                        Case.of(
                                "a fifth unstated",
                                () -> Bed.of("a").ages(0, 1 << 4).candidate()),
                        Case.of(
                                "disabilities",
                                () -> Asking.anything().disabilities(256).question()),
                        Case.of(
                                "disabilities −2",
                                () -> Asking.anything().disabilities(-2).question()),
                        Case.of("care", () -> Asking.anything().care(1 << 24).question()),
                        Case.of(
                                "behaviour",
                                () -> Asking.anything().behaviour(25).question()),
                        Case.of(
                                "support level 0",
                                () -> Asking.anything().supportLevel(0).question()),
                        Case.of(
                                "support level 7",
                                () -> Asking.anything().supportLevel(7).question()),
                        Case.of("sex 0", () -> Asking.anything().sex(0).question()),
                        Case.of("sex 3", () -> Asking.anything().sex(3).question()),
                        Case.of("age", () -> Asking.anything().age(151).question()),
                        Case.of(
                                "wheelchair",
                                () -> Asking.anything().wheelchair(2).question()),
                        Case.of("no night", () -> Asking.anything().nights(0).question()),
                        Case.of("61 nights", () -> Asking.anything().nights(61).question()),
                        Case.of("−1 km", () -> Asking.anything().maxKm(-1).question()),
                        Case.of(
                                "no km",
                                () -> Asking.anything().maxKm(NOT_A_NUMBER).question()),
                        Case.of(
                                "nobody ranked",
                                () -> Asking.anything().limit(0).question()),
                        Case.of("201 ranked", () -> Asking.anything().limit(201).question()),
                        Case.of("hour −1", () -> Asking.anything().when(0, -1).question()),
                        Case.of("hour 24", () -> Asking.anything().when(0, 24).question()),
                        Case.of("beyond the pole", () -> new Place(90.1, 0)),
                        Case.of("beyond the date line", () -> new Place(0, -180.1)),
                        Case.of("no latitude", () -> new Place(NOT_A_NUMBER, 0)),
                        Case.of("no longitude", () -> new Place(0, NOT_A_NUMBER)),
                        Case.of("a negative level", () -> new Policy.Fit(-0.1, 0.5, 0.6)),
                        Case.of("a negative care", () -> new Policy.Fit(0.5, -0.1, 0.6)),
                        Case.of("a negative disability", () -> new Policy.Fit(0.5, 0.6, -0.1)),
                        Case.of("too much fit", () -> new Policy.Fit(0.5, 0.5, 0.1)),
                        Case.of("too little fit", () -> new Policy.Fit(0.5, 0.4, 0)),
                        Case.of("a negative weight", () -> policy(-0.1, 60, 72)),
                        Case.of("a great weight", () -> policy(1_000.1, 60, 72)),
                        Case.of("no weight", () -> policy(NOT_A_NUMBER, 60, 72)),
                        Case.of("0 km", () -> policy(1, 0, 72)),
                        Case.of("0 hours", () -> policy(1, 60, 0)))
                .map(refused -> DynamicTest.dynamicTest(
                        refused.of(), () -> assertThatIllegalArgumentException().isThrownBy(refused.make())));
    }

    @Test
    void theFirstAndTheLastAreNot() {
        assertThatCode(() -> {
                    Bed.of("a").levels(1, 1).maxBehaviour(0).candidate();
                    Bed.of("a").levels(6, 6).maxBehaviour(24).sexes(0).candidate();
                    Bed.of("a")
                            .disabilities(0, 255)
                            .care(0, 0, (1 << 24) - 1)
                            .ages(0, 15)
                            .candidate();
                    Bed.of("a").care(0, (1 << 24) - 1, 0).candidate();
                    Asking.anything()
                            .disabilities(255)
                            .care((1 << 24) - 1)
                            .behaviour(24)
                            .supportLevel(6)
                            .sex(2)
                            .age(150)
                            .wheelchair(1)
                            .nights(60)
                            .maxKm(0)
                            .limit(1)
                            .when(0, 0)
                            .question();
                    Asking.anything()
                            .disabilities(0)
                            .care(0)
                            .behaviour(0)
                            .supportLevel(1)
                            .sex(1)
                            .age(0)
                            .wheelchair(0)
                            .nights(1)
                            .limit(200)
                            .when(0, 23)
                            .reach(Set.of())
                            .question();
                    new Place(90, 180);
                    new Place(-90, -180);
                    new Policy.Fit(0, 0, 1);
                    new Policy.Fit(1, 0, 0);
                    policy(0, 1, 1);
                    policy(1_000, 1, 1);
                })
                .doesNotThrowAnyException();
    }

    private static Policy policy(double weight, double zeroKm, double zeroHours) {
        return new Policy(Map.of(Part.FIT, weight), zeroKm, zeroHours, Policy.Fit.DEFAULT);
    }
}
