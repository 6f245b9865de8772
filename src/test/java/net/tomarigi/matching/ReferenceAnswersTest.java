package net.tomarigi.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact answers to a thousand questions about a made-up region, found by others, bed by bed. */
class ReferenceAnswersTest {
    private static final double SAME = 1e-6;

    @ParameterizedTest
    @ValueSource(strings = {"10k", "100k"})
    void theEngineFindsTheSameBeds(String size) throws IOException {
        if (!Region.isThere()) {
            System.out.println("ReferenceAnswersTest: SKIPPED, ../shared/bench is not there");
            abort("no reference answers");
        }
        Region region = Region.of(size);
        Snapshot snapshot = region.index().snapshot();
        for (Region.Form form : Region.Form.values())
            for (int i = 0; i < region.asks().size(); i++) {
                Question question = region.asks().get(i).question();
                Region.Expected expected = region.expected().get(form).get(i);
                List<Hit> hits = snapshot.rank(question, form.policy);
                String which = size + ", form " + form + ", question " + (i + 1);
                assertThat(hits.stream()
                                .mapToInt(
                                        hit -> Integer.parseInt(hit.candidate().id())))
                        .as(which)
                        .containsExactly(box(expected.beds()));
                for (int rank = 0; rank < hits.size(); rank++)
                    assertThat(form.key(hits.get(rank)))
                            .as("%s, rank %d", which, rank + 1)
                            .isCloseTo(expected.keys()[rank], within(SAME));
                assertThat(snapshot.answer(question, form.policy).fitting())
                        .as("how many fit, %s", which)
                        .isEqualTo(region.expected().get(Region.Form.A).get(i).fitting());
            }
    }

    private static Integer[] box(int[] numbers) {
        return Arrays.stream(numbers).boxed().toArray(Integer[]::new);
    }
}
