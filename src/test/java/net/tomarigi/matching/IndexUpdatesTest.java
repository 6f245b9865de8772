package net.tomarigi.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.tomarigi.matching.Worlds.World;
import org.junit.jupiter.api.Test;

/** Whatever has been put, removed and passed by: each snapshot answers for what was there at its moment. */
class IndexUpdatesTest {
    private static final int WORLDS = Math.min(400, Integer.getInteger("matching.worlds", 10_000) / 4);
    private static final int STEPS = 20;

    /** A snapshot and what it answered. */
    private record Earlier(Snapshot snapshot, World world) {
        void assertAnswers(String when) {
            Answer answer = snapshot.answer(world.question(), world.policy());
            assertThat(Agreement.differences(world.expected(), answer)).as(when).isEmpty();
            assertThat(answer.version()).as(when).isEqualTo(snapshot.version());
            assertThat(snapshot.size()).as(when).isEqualTo(world.candidates().size());
        }
    }

    /** One index and, beside it, the plain list of what must be in it. */
    private static final class Life {
        final Worlds worlds;
        final World world;
        final CandidateIndex index;
        final Map<String, Candidate> model = new HashMap<>();
        final List<Earlier> earlier = new ArrayList<>();
        long today;

        Life(long seed) {
            worlds = new Worlds(seed);
            world = worlds.small();
            index = world.index();
            today = world.firstNight();
            for (Candidate candidate : world.candidates()) model.put(candidate.id(), candidate);
        }

        /** Says what it did. */
        String step() {
            return switch (worlds.random.nextInt(12)) {
                case 0, 1 -> advance(today + worlds.random.nextInt(4));
                case 2 -> advance(today + (worlds.chance(0.3) ? worlds.random.nextInt(70) : -1));
                case 3 -> replaceAll();
                case 4, 5 -> update(List.of(), ids());
                case 6, 7 -> update(candidates(), ids());
                default -> update(candidates(), new HashSet<>());
            };
        }

        private String advance(long night) {
            index.advance(night);
            today = Math.max(today, night);
            return "advance";
        }

        private String replaceAll() {
            model.clear();
            today += worlds.random.nextInt(-3, 4);
            for (Candidate candidate : worlds.chance(0.2) ? List.<Candidate>of() : candidates())
                model.put(candidate.id(), candidate);
            index.replaceAll(model.values(), today);
            return "replace all";
        }

        private String update(List<Candidate> put, Set<String> removed) {
            removed.removeIf(
                    id -> put.stream().anyMatch(candidate -> candidate.id().equals(id)));
            long version = index.snapshot().version();
            index.update(put, removed);
            for (Candidate candidate : put) model.put(candidate.id(), candidate);
            model.keySet().removeAll(removed);
            if (!put.isEmpty()) assertThat(index.snapshot().version()).isGreaterThan(version);
            if (worlds.chance(0.3)) index.update(put, removed);
            return "put " + put.size() + ", remove " + removed.size();
        }

        /** Some that are there and some that are not. */
        private Set<String> ids() {
            Set<String> ids = new HashSet<>();
            for (int i = worlds.random.nextInt(4); i > 0; i--)
                ids.add(
                        model.isEmpty() || worlds.chance(0.2)
                                ? newId()
                                : worlds.one(model.keySet().stream().sorted().toList()));
            return ids;
        }

        private String newId() {
            return "n" + worlds.random.nextInt(30);
        }

        /** New ones, others in the place of those that are there, and the same with other nights or at another place. */
        private List<Candidate> candidates() {
            Map<String, Candidate> candidates = new HashMap<>();
            for (String id : ids()) {
                Candidate another = worlds.candidate(id);
                Candidate old = model.get(id);
                Bed bed = old == null || worlds.chance(0.3) ? Bed.like(another) : Bed.like(old);
                if (worlds.chance(0.6)) bed.open(another.firstNight(), another.open());
                if (worlds.chance(0.2)) bed.place(another.place());
                if (worlds.chance(0.2)) bed.networks(another.networks());
                candidates.put(id, bed.candidate());
            }
            return List.copyOf(candidates.values());
        }

        void assertAnswers(String when) {
            List<Candidate> all = List.copyOf(model.values());
            World now =
                    new World(world.seed(), today, world.metric(), all, worlds.question(all, today), world.policy());
            Earlier present = new Earlier(index.snapshot(), now);
            present.assertAnswers(when);
            earlier.add(present);
        }
    }

    @Test
    void everySnapshotAnswersForItsMoment() {
        long seed = Long.getLong("matching.seed", System.nanoTime());
        for (long one = seed; one < seed + WORLDS; one++) {
            Life life = new Life(one);
            for (int step = 0; step < STEPS; step++) {
                String done = life.step();
                life.assertAnswers("-Dmatching.seed=" + one + ", step " + step + ": " + done);
            }
            for (Earlier earlier : life.earlier)
                earlier.assertAnswers("-Dmatching.seed=" + one + ", what was answered before");
        }
    }

    @Test
    void theSameUpdateTwiceChangesNothingButTheVersion() {
        CandidateIndex index = new CandidateIndex(Metric.GREAT_CIRCLE);
        index.replaceAll(
                List.of(
                        Bed.of("a").candidate(),
                        Bed.of("b").candidate(),
                        Bed.of("c").candidate()),
                Bed.TONIGHT);
        List<Candidate> put = List.of(
                Bed.of("a").open("0").candidate(), Bed.of("d").fairness(1).candidate());
        index.update(put, Set.of("b"));
        Answer once = index.snapshot().answer(Asking.anything().question(), Policy.DEFAULT);
        index.update(put, Set.of("b"));
        Answer twice = index.snapshot().answer(Asking.anything().question(), Policy.DEFAULT);
        assertThat(once.ranked().stream().map(ranked -> ranked.candidate().id()))
                .containsExactly("d", "c");
        assertThat(index.snapshot().size()).isEqualTo(3);
        assertThat(Agreement.differences(once, twice)).isEmpty();
        assertThat(twice.version()).isGreaterThanOrEqualTo(once.version());
    }

    @Test
    void nightsThatWereTooFarAheadComeIntoSight() {
        CandidateIndex index = new CandidateIndex(Metric.GREAT_CIRCLE);
        index.replaceAll(List.of(Bed.of("a").open(Bed.TONIGHT + 3, 1L << 60).candidate()), Bed.TONIGHT);
        Question farAhead = Asking.anything().nights(Bed.TONIGHT + 63, 1).question();
        assertThat(index.snapshot().rank(farAhead, Policy.DEFAULT)).isEmpty();
        index.advance(Bed.TONIGHT + 4);
        assertThat(index.snapshot().rank(farAhead, Policy.DEFAULT)).hasSize(1);
        index.advance(Bed.TONIGHT + 3);
        assertThat(index.snapshot().rank(farAhead, Policy.DEFAULT))
                .as("it never goes back")
                .hasSize(1);
        index.advance(Bed.TONIGHT + 64);
        assertThat(index.snapshot().rank(farAhead, Policy.DEFAULT)).as("over").isEmpty();
    }
}
