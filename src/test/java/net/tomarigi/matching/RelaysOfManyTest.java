package net.tomarigi.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Relays where more beds are open in some of the nights than plans are first made among: the oracle looks at them all. */
class RelaysOfManyTest {
    private static final int WORLDS = 8;

    @ParameterizedTest
    @CsvSource({"120, 2, 1100 0011", "90, 2, 1000 1110 0111 0010", "75, 3, 100 010 001", "60, 3, 1100 0110 0001"})
    void theBestPlansAreFoundAmongAll(int beds, int legs, String patterns) {
        String[] nights = patterns.split(" ");
        for (int seed = 0; seed < WORLDS; seed++) {
            Random random = new Random(seed);
            List<Candidate> all = new ArrayList<>();
            for (int i = 0; i < beds; i++)
                all.add(Bed.of("b" + random.nextInt(1_000) + "-" + i)
                        .place(new Place(36.4 + random.nextDouble() / 2, 139.5 + random.nextDouble() / 2))
                        .open(nights[random.nextInt(nights.length)])
                        .attestedAt(Bed.NOW - random.nextInt(4_000))
                        .candidate());
            // at one place with another, and as good
            all.add(Bed.like(all.get(0)).id("a-twin").candidate());
            CandidateIndex index = new CandidateIndex(Metric.PLANE);
            index.replaceAll(all, Bed.TONIGHT);
            for (Place at : new Place[] {Bed.HERE, null}) {
                Question question =
                        Asking.anything().at(at).nights(nights[0].length()).question();
                Answer expected = Oracle.answer(all, Bed.TONIGHT, question, Policy.DEFAULT, Metric.PLANE);
                assertThat(expected.relays()).hasSize(Answer.MOST_RELAYS);
                assertThat(expected.relays().get(0).legs()).hasSize(legs);
                Answer answer = index.snapshot().answer(question, Policy.DEFAULT);
                assertThat(Agreement.differences(expected, answer))
                        .as("seed %d, at %s: %s beside %s", seed, at, answer.relays(), expected.relays())
                        .isEmpty();
            }
        }
    }
}
