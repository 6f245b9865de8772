package net.tomarigi.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is said of a yes before it comes must be as often true as it is said: in simulated networks whose truth is known. */
class AnswerModelTest {
    private static final int FACILITIES = 40;
    private static final int ASKS = 12_000;
    private static final int BINS = 10;
    /**
     * What is said at the very ends is said of a few facilities, whose errors are one another's: with four networks one run of
     * a hundred is more than 0.07 off there, with sixteen none of two thousand more than 0.054.
     */
    private static final int NETWORKS = 16;

    private static final int LEAST_IN_BIN = 400;

    @Test
    void whatIsSaidToBeLikelyHappensAsOften() {
        long seed = Long.getLong("matching.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        double[] said = new double[BINS];
        double[] came = new double[BINS];
        int[] count = new int[BINS];
        double error = 0;
        double errorOfMean = 0;
        double yesSoFar = 0;
        int asked = 0;
        for (int world = 0; world < NETWORKS; world++) {
            AnswerModel model = new AnswerModel();
            double[] facility = odds(random, FACILITIES, 1.2);
            double[] hour = odds(random, Likelihood.SLOTS, 0.8);
            double network = (random.nextDouble() - 0.5) * 2;
            for (int i = 0; i < ASKS; i++) {
                int whom = random.nextInt(FACILITIES);
                int slot = random.nextInt(Likelihood.SLOTS);
                boolean isYes = random.nextDouble() < 1 / (1 + Math.exp(-(network + facility[whom] + hour[slot])));
                float[] estimate = model.estimate("n", "f" + whom);
                if (i > ASKS / 10) {
                    double chance = estimate[slot];
                    int bin = (int) Math.min(BINS - 1, chance * BINS);
                    said[bin] += chance;
                    came[bin] += isYes ? 1 : 0;
                    count[bin]++;
                    double mean = (yesSoFar + 1) / (asked + 2);
                    error += square(chance - (isYes ? 1 : 0));
                    errorOfMean += square(mean - (isYes ? 1 : 0));
                }
                yesSoFar += isYes ? 1 : 0;
                asked++;
                model.add("n", "f" + whom, slot, isYes);
            }
        }
        for (int bin = 0; bin < BINS; bin++)
            if (count[bin] >= LEAST_IN_BIN)
                assertThat(came[bin] / count[bin])
                        .as("bin %d of %d, seed %d", bin, count[bin], seed)
                        .isCloseTo(said[bin] / count[bin], within(0.06));
        assertThat(error).as("seed %d", seed).isLessThan(0.85 * errorOfMean);
    }

    @Test
    void whoWasNeverAskedIsExpectedToAnswerLikeTheOthers() {
        AnswerModel model = new AnswerModel();
        assertThat(model.estimate("n", "f")).isNull();
        for (int i = 0; i < 100; i++) model.add("n", "other", 3, i % 4 == 0);
        assertThat((double) model.estimate("n", "f")[3]).isCloseTo(0.26, within(0.02));
        assertThat((double) model.estimate("n", "f")[0]).isCloseTo(0.26, within(0.02));
        assertThat((double) model.estimate("n", "other")[3]).isCloseTo(0.25, within(0.03));
        assertThat(model.estimate("elsewhere", "f")).isNull();
    }

    @Test
    void oneAnswerMovesItALittleAndManyMoveItFar() {
        AnswerModel model = new AnswerModel();
        for (int i = 0; i < 100; i++) model.add("n", "other", 0, i % 2 == 0);
        float before = model.estimate("n", "f")[0];
        model.add("n", "f", 0, true);
        float after = model.estimate("n", "f")[0];
        assertThat(after).isBetween(before + 0.01f, before + 0.25f);
        for (int i = 0; i < 60; i++) model.add("n", "f", 0, true);
        assertThat(model.estimate("n", "f")[0]).isGreaterThan(0.9f);
        for (int i = 0; i < 300; i++) model.add("n", "f", 0, false);
        assertThat(model.estimate("n", "f")[0]).as("what changed shows").isLessThan(0.15f);
    }

    private static double[] odds(SplittableRandom random, int count, double spread) {
        double[] odds = new double[count];
        for (int i = 0; i < count; i++) odds[i] = (random.nextDouble() + random.nextDouble() - 1) * 2 * spread;
        return odds;
    }

    private static double square(double x) {
        return x * x;
    }
}
