package net.tomarigi.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.tomarigi.matching.Worlds.World;
import org.junit.jupiter.api.Test;

/** What holds of every answer, whatever the oracle says: {@code -Dmatching.seed=} repeats a run. */
class PropertiesTest {
    private static final int WORLDS = Math.min(1_500, Integer.getInteger("matching.worlds", 10_000));

    private final long seed = Long.getLong("matching.seed", System.nanoTime());

    /** @param property is told the world and, for a failure, how to make it again */
    private void inEachWorld(Property property) {
        for (long one = seed; one < seed + WORLDS; one++) {
            Worlds worlds = new Worlds(one);
            World world = worlds.small();
            Question all = Asking.like(world.question()).limit(Question.MOST).question();
            property.check(world.asking(all), worlds, "-Dmatching.seed=" + one);
        }
    }

    private interface Property {
        void check(World world, Worlds worlds, String seed);
    }

    private static Set<String> fitting(World world, Question question) {
        return world.index().snapshot().rank(question, world.policy()).stream()
                .map(ranked -> ranked.candidate().id())
                .collect(Collectors.toSet());
    }

    @Test
    void theOrderInWhichCandidatesComeNeverMatters() {
        inEachWorld((world, worlds, which) -> {
            Answer one = world.index(1).snapshot().answer(world.question(), world.policy());
            Answer other = world.index(2).snapshot().answer(world.question(), world.policy());
            assertThat(other.ranked()).as(which).isEqualTo(one.ranked());
            assertThat(other.nearMisses()).as(which).isEqualTo(one.nearMisses());
            assertThat(other.relays()).as(which).isEqualTo(one.relays());
            assertThat(other.never()).as(which).isEqualTo(one.never());
            assertThat(other.excluded()).as(which).isEqualTo(one.excluded());
        });
    }

    @Test
    void oneMoreOpenNightNeverTakesABedAway() {
        int[] gained = {0};
        inEachWorld((world, worlds, which) -> {
            if (world.candidates().isEmpty()) return;
            Candidate candidate = worlds.one(world.candidates());
            long night = world.question().firstNight()
                    + worlds.random.nextInt(world.question().nights());
            long bit = night - candidate.firstNight();
            if (bit < 0 || bit >= 64) return;
            CandidateIndex index = world.index();
            int before =
                    index.snapshot().answer(world.question(), world.policy()).fitting();
            Candidate opened = Bed.like(candidate)
                    .open(candidate.firstNight(), candidate.open() | 1L << bit)
                    .candidate();
            index.update(List.of(opened), Set.of());
            int after =
                    index.snapshot().answer(world.question(), world.policy()).fitting();
            assertThat(after).as(which).isBetween(before, before + 1);
            gained[0] += after - before;
        });
        assertThat(gained[0]).as("gained, seed %d", seed).isPositive();
    }

    @Test
    void askingForLessNeverExcludesWhatFitted() {
        inEachWorld((world, worlds, which) -> {
            Question q = world.question();
            Need need = q.need();
            Map<String, Consumer<Asking>> relaxed = new LinkedHashMap<>();
            relaxed.put("a longer way", asking -> asking.maxKm(q.maxKm() * 1.5 + 1));
            relaxed.put("any way", asking -> asking.maxKm(Double.POSITIVE_INFINITY));
            relaxed.put("teams", asking -> asking.teams(true));
            relaxed.put("all networks", asking -> asking.reach(null));
            if (q.nights() > 1) {
                relaxed.put("not the last night", asking -> asking.nights(q.firstNight(), q.nights() - 1));
                relaxed.put("not the first night", asking -> asking.nights(q.firstNight() + 1, q.nights() - 1));
            }
            if (need.disabilities() > 0)
                relaxed.put(
                        "fewer disabilities",
                        asking -> asking.disabilities(need.disabilities() & need.disabilities() - 1));
            if (need.care() > 0) relaxed.put("less care", asking -> asking.care(need.care() & need.care() - 1));
            if (need.behaviour() > 0) relaxed.put("less behaviour", asking -> asking.behaviour(need.behaviour() - 1));
            if (need.wheelchair() == 1) relaxed.put("no wheelchair", asking -> asking.wheelchair(0));
            assertNoneIsLost(world, relaxed, which);
        });
    }

    @Test
    void whatIsNotKnownExcludesNobody() {
        inEachWorld((world, worlds, which) -> {
            Map<String, Consumer<Asking>> unknown = new LinkedHashMap<>();
            unknown.put("disabilities", asking -> asking.disabilities(Need.UNKNOWN));
            unknown.put("care", asking -> asking.care(Need.UNKNOWN));
            unknown.put("behaviour", asking -> asking.behaviour(Need.UNKNOWN));
            unknown.put("support level", asking -> asking.supportLevel(Need.UNKNOWN));
            unknown.put("sex", asking -> asking.sex(Need.UNKNOWN));
            unknown.put("age", asking -> asking.age(Need.UNKNOWN));
            unknown.put("wheelchair", asking -> asking.wheelchair(Need.UNKNOWN));
            unknown.put("place", asking -> asking.at(null));
            assertNoneIsLost(world, unknown, which);
        });
    }

    private static void assertNoneIsLost(World world, Map<String, Consumer<Asking>> changes, String which) {
        Set<String> before = fitting(world, world.question());
        changes.forEach((change, make) -> {
            Asking asking = Asking.like(world.question());
            make.accept(asking);
            assertThat(fitting(world, asking.question()))
                    .as("%s: %s", which, change)
                    .containsAll(before);
        });
    }

    @Test
    void aConcessionOpensWhatItPromises() {
        int[] accepted = {0};
        inEachWorld((world, worlds, which) -> {
            Answer answer = world.index().snapshot().answer(world.question(), world.policy());
            Set<String> before = fitting(world, world.question());
            for (NearMiss miss : answer.nearMisses()) {
                Optional<Question> conceded = conceded(world.question(), miss.concessions());
                if (conceded.isEmpty()) continue;
                accepted[0]++;
                Set<String> after = fitting(world, conceded.get());
                assertThat(after)
                        .as("%s: %s", which, miss.concessions())
                        .containsAll(before)
                        .contains(miss.best().candidate().id())
                        .hasSizeGreaterThanOrEqualTo(before.size() + miss.opens());
            }
        });
        assertThat(accepted[0]).as("accepted, seed %d", seed).isGreaterThan(WORLDS / 2);
    }

    /** The question with these limits given up; empty when nights in the middle would be missing. */
    private static Optional<Question> conceded(Question q, List<Concession> concessions) {
        Need need = q.need();
        Asking asking = Asking.like(q);
        int disabilities = need.disabilities();
        int care = need.care();
        List<Integer> nights = new ArrayList<>();
        for (int night = 0; night < q.nights(); night++) nights.add(night);
        for (Concession concession : concessions)
            switch (concession.criterion()) {
                case DISABILITY -> disabilities &= ~(1 << concession.of());
                case CARE -> care &= ~(1 << concession.of());
                case BEHAVIOUR -> asking.behaviour(need.behaviour() - concession.degree());
                case SEX -> asking.sex(Need.UNKNOWN);
                case AGE -> asking.age(Need.UNKNOWN);
                case SUPPORT_LEVEL -> asking.supportLevel(Need.UNKNOWN);
                case WHEELCHAIR -> asking.wheelchair(0);
                case NIGHTS -> nights.remove((Integer) concession.of());
                case DISTANCE -> asking.maxKm(concession.of());
            }
        int first = nights.get(0);
        if (nights.get(nights.size() - 1) - first >= nights.size()) return Optional.empty();
        return Optional.of(asking.disabilities(disabilities)
                .care(care)
                .nights(q.firstNight() + first, nights.size())
                .question());
    }
}
