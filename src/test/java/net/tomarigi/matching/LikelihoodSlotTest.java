package net.tomarigi.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of its twelve likelihoods a candidate is judged by, hour by hour and minute by minute around each limit. */
class LikelihoodSlotTest {
    private static final int DAY = 24 * 60;

    @ParameterizedTest
    @CsvSource({"0,0", "5,0", "6,1", "9,1", "10,2", "16,2", "17,3", "21,3", "22,0", "23,0"})
    void theHourDecides(int hour, int band) {
        assertThat(Likelihood.slot(hour, 0)).isEqualTo(3 * band);
        assertThat(Likelihood.slot(hour, DAY)).isEqualTo(3 * band + 1);
        assertThat(Likelihood.slot(hour, -1)).isEqualTo(3 * band + 2);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1439,0", "1440,1", "4319,1", "4320,2", "1000000,2", "-1,2"})
    void soDoesTheAgeOfTheWord(long minutes, int band) {
        assertThat(Likelihood.slot(0, minutes)).isEqualTo(band);
    }

    @Test
    void thatOneIsScored() {
        float[] all = new float[Likelihood.SLOTS];
        for (int i = 0; i < all.length; i++) all[i] = i / 12f;
        Bed bed = Bed.of("a").yes(all).attestedAt(Bed.NOW - DAY);
        assertThat(score(bed, Asking.anything().when(Bed.NOW, 18))).isCloseTo(10 / 12.0, within(1e-6));
        assertThat(score(bed.attestedAt(Candidate.NEVER), Asking.anything())).isCloseTo(8 / 12.0, within(1e-6));
    }

    @Test
    void aLikelihoodIsNeverLessThanNoneNorMoreThanOne() {
        assertThat(score(Bed.of("a").yes(-1), Asking.anything())).isZero();
        assertThat(score(Bed.of("a").yes(2), Asking.anything())).isEqualTo(1);
        assertThat(score(Bed.of("a").yes((float[]) null), Asking.anything())).isEqualTo(0.5);
    }

    private static double score(Bed bed, Asking asking) {
        CandidateIndex index = new CandidateIndex(Metric.PLANE);
        index.replaceAll(List.of(bed.candidate()), Bed.TONIGHT);
        Policy likely = new Policy(Map.of(Part.LIKELIHOOD, 1.0), 60, 72, Policy.Fit.DEFAULT);
        return index.snapshot().rank(asking.question(), likely).get(0).score();
    }
}
