package net.tomarigi.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The best of thousands, most of whom are never looked at, are the best of the best of every twenty, who all are:
 * {@code -Dmatching.seed=} repeats a run.
 */
class PruningTest {
    private static final int WORLDS = 2;
    private static final int QUESTIONS = 30;
    private static final int MANY = 9_000;
    private static final int MOVED = 400;

    /** As many as are ranked at most: nobody is left out. */
    private static final int TWENTY = 20;

    private static final Comparator<Hit> ORDER = Comparator.comparingDouble(Hit::score)
            .reversed()
            .thenComparingDouble(Hit::km)
            .thenComparing(hit -> hit.candidate().id());

    @Test
    void theBestOfManyAreTheBestOfTheBestOfFew() {
        long seed = Long.getLong("matching.seed", System.nanoTime());
        int found = 0;
        for (long one = seed; one < seed + WORLDS; one++) {
            Worlds worlds = new Worlds(one);
            List<Candidate> candidates = new ArrayList<>();
            for (int i = 0; i < MANY; i++) candidates.add(anywhere(worlds, "b" + i));
            CandidateIndex index = index(worlds, candidates);
            for (int i = 0; i < MOVED; i++)
                candidates.set(i, anywhere(worlds, candidates.get(i).id()));
            index.update(candidates.subList(0, MOVED), Set.of());
            List<Snapshot> few = new ArrayList<>();
            for (int from = 0; from < MANY; from += TWENTY)
                few.add(index(worlds, candidates.subList(from, from + TWENTY)).snapshot());
            for (int i = 0; i < QUESTIONS; i++) {
                Question question = question(worlds, candidates);
                Policy policy = worlds.policy();
                List<Hit> best = few.stream()
                        .flatMap(snapshot -> snapshot.rank(question, policy).stream())
                        .sorted(ORDER)
                        .limit(question.limit())
                        .toList();
                assertThat(index.snapshot().rank(question, policy))
                        .as("-Dmatching.seed=%d, question %d: %s, %s", one, i, question, policy)
                        .isEqualTo(best);
                found += best.size();
            }
        }
        assertThat(found).as("found, seed %d", seed).isGreaterThan(WORLDS * QUESTIONS);
    }

    private static CandidateIndex index(Worlds worlds, List<Candidate> candidates) {
        CandidateIndex index = new CandidateIndex(worlds.metric);
        index.replaceAll(candidates, worlds.firstNight);
        return index;
    }

    /** In a region of some hundred kilometres, not on the grid. */
    private static Candidate anywhere(Worlds worlds, String id) {
        Place place = new Place(36 + worlds.random.nextDouble(), 139 + 1.3 * worlds.random.nextDouble());
        return Bed.like(worlds.candidate(id))
                .place(worlds.chance(0.03) ? null : place)
                .candidate();
    }

    private static Question question(Worlds worlds, List<Candidate> candidates) {
        Question question = worlds.question(List.of(), worlds.firstNight);
        Place place = worlds.one(candidates).place();
        return Asking.like(question)
                .at(question.at() == null ? null : place)
                .nights(worlds.firstNight, 1 + worlds.random.nextInt(3))
                .maxKm(worlds.chance(0.5) ? Double.POSITIVE_INFINITY : 100 * worlds.random.nextDouble())
                .limit(1 + worlds.random.nextInt(TWENTY))
                .question();
    }

    /** Their distances differ by less than the millimetre to which they are rounded, which is not to be seen in the order. */
    @Test
    void placesThatAreEquallyFarAreInTheOrderOfTheirIds() {
        SplittableRandom random = new SplittableRandom(7);
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            double km = 0.5 + (random.nextDouble() - 0.5) * 0.9e-6;
            all.add(Bed.of(String.format("b%03d", i))
                    .facility("f" + i)
                    .place(new Place(36.65 + km / 111.195, 139.8))
                    .candidate());
        }
        CandidateIndex index = new CandidateIndex(Metric.PLANE);
        index.replaceAll(all, Bed.TONIGHT);
        Question question =
                Asking.anything().at(new Place(36.65, 139.8)).limit(20).question();

        List<Hit> hits =
                index.snapshot().rank(question, new Policy(Map.of(Part.DISTANCE, 1.0), 1, 72, Policy.Fit.DEFAULT));

        assertThat(hits)
                .extracting(hit -> hit.candidate().id())
                .containsExactlyElementsOf(
                        all.stream().limit(20).map(Candidate::id).toList());
        assertThat(hits).allSatisfy(hit -> assertThat(hit.km()).isEqualTo(0.5));
    }
}
