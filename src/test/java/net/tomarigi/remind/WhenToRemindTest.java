package net.tomarigi.remind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.tomarigi.network.Policy;
import net.tomarigi.network.Reminders;
import net.tomarigi.remind.Calls.Candidate;
import net.tomarigi.remind.Calls.Round;
import net.tomarigi.remind.Calls.Todo;
import net.tomarigi.remind.WhenToRemind.Known;
import net.tomarigi.remind.WhenToRemind.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom to remind when, held against a model that walks minute by minute with a calendar of its own. */
class WhenToRemindTest {
    private static final long SEED = Long.getLong("seed", 20_261_122L);
    private static final int HISTORIES = 30;
    private static final int DAYS = 16;
    private static final int DAY = 24 * 60;
    /** Midnight in Tokyo of a Monday; the year ends on the eleventh day. */
    private static final Instant BEGIN = Instant.parse("2026-12-20T15:00:00Z");

    /** One facility and what happened to it, in minutes from the beginning. */
    private static final class History {
        final Reminders rules;
        final Policy policy;
        Integer word;
        Integer lastReminder;
        int unanswered;
        boolean officersKnow;

        History(Reminders rules, Policy policy) {
            this.rules = rules;
            this.policy = policy;
        }

        void speaks(int minute) {
            word = minute;
            unanswered = 0;
            officersKnow = false;
        }

        Known known() {
            return new Known(at(word), at(lastReminder), unanswered, officersKnow);
        }

        void does(Step step, int minute) {
            if (step == Step.REMIND) {
                lastReminder = minute;
                unanswered++;
            }
            if (step == Step.TELL_OFFICERS) officersKnow = true;
        }

        /** By hours of the clock on the wall and a week that is counted on the fingers. */
        Step naive(int minute) {
            if (!rules.on() || word == null || officersKnow) return Step.NOTHING;
            if (!isOpen(rules, minute)) return Step.NOTHING;
            int hours = rules.afterHours() == null ? policy.ageingHours() : rules.afterHours();
            if (minute - word < hours * 60) return Step.NOTHING;
            if (lastReminder != null && minute - lastReminder < rules.everyHours() * 60) return Step.NOTHING;
            return unanswered >= rules.mostUnanswered() ? Step.TELL_OFFICERS : Step.REMIND;
        }
    }

    private static boolean isOpen(Reminders rules, int minute) {
        int hour = Math.floorMod(minute, DAY) / 60;
        DayOfWeek day = DayOfWeek.values()[Math.floorMod(Math.floorDiv(minute, DAY), 7)];
        boolean quiet = false;
        for (int one = rules.quietFrom(); one != rules.quietTo(); one = (one + 1) % 24) quiet |= one == hour;
        return !quiet && rules.days().contains(day);
    }

    private static Instant at(Integer minute) {
        return minute == null ? null : BEGIN.plus(Duration.ofMinutes(minute));
    }

    private static Reminders rules(Random random) {
        List<DayOfWeek> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) if (random.nextInt(3) > 0) days.add(day);
        if (days.isEmpty()) days.add(DayOfWeek.of(1 + random.nextInt(7)));
        return new Reminders(
                random.nextInt(12) > 0,
                random.nextBoolean() ? null : 1 + random.nextInt(100),
                random.nextInt(24),
                random.nextInt(24),
                days,
                1 + random.nextInt(60),
                1 + random.nextInt(4));
    }

    static Stream<Long> seeds() {
        return new Random(SEED).longs(HISTORIES).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyMinuteIsDecidedAsByHandWhicheverNodeLooks(long seed) {
        Random random = new Random(seed);
        Policy policy = new Policy(9, 1 + random.nextInt(24), 24 + random.nextInt(60), 14, false, null);
        History history = new History(rules(random), policy);
        if (random.nextInt(5) > 0) history.speaks(-random.nextInt(6 * DAY));
        List<Integer> reminders = new ArrayList<>();
        boolean[] nodes = {true, true, true};
        for (int minute = 0; minute < DAYS * DAY; minute++) {
            if (random.nextInt(3 * DAY) == 0) history.speaks(minute - (random.nextBoolean() ? 0 : random.nextInt(600)));
            if (random.nextInt(DAY) == 0) nodes[random.nextInt(nodes.length)] ^= true;
            // One node after another asks, and each sees what the one before has done.
            for (boolean isUp : nodes) {
                if (!isUp) continue;
                Step expected = history.naive(minute);
                Step step = WhenToRemind.decide(history.rules, policy, history.known(), at(minute));
                // A million times: an assertion each would be most of the work.
                if (step != expected)
                    assertThat(step).as("seed %d, minute %d", seed, minute).isEqualTo(expected);
                history.does(step, minute);
                if (step == Step.REMIND) reminders.add(minute);
            }
        }
        for (int i = 0; i < reminders.size(); i++) {
            assertThat(isOpen(history.rules, reminders.get(i))).isTrue();
            if (i > 0)
                assertThat(reminders.get(i) - reminders.get(i - 1))
                        .isGreaterThanOrEqualTo(history.rules.everyHours() * 60);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsSaidToComeNextComesThen(long seed) {
        Random random = new Random(seed);
        History history = new History(rules(random), Policy.DEFAULT);
        history.speaks(-random.nextInt(6 * DAY));
        if (random.nextBoolean()) history.does(Step.REMIND, -random.nextInt(3 * DAY));
        int now = random.nextInt(5 * DAY);
        Instant next = WhenToRemind.nextReminder(history.rules, Policy.DEFAULT, history.known(), at(now));
        Integer first = null;
        for (int minute = now; first == null && minute < now + 30 * DAY; minute++)
            if (history.naive(minute) == Step.REMIND) first = minute;
        assertThat(next).as("seed %d", seed).isEqualTo(at(first));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aReminderDoesNotWaitIntoTheNight(long seed) {
        Random random = new Random(seed);
        Reminders rules = rules(random);
        int now = random.nextInt(DAYS * DAY);
        if (!isOpen(rules, now)) return;
        int useful = (int) WhenToRemind.useful(rules, at(now)).toMinutes();
        assertThat(useful).isPositive().isLessThanOrEqualTo(rules.everyHours() * 60);
        for (int minute = now; minute < now + useful; minute++)
            assertThat(rules.isQuiet(at(minute))).isFalse();
    }

    @Test
    void whoNeverSaidAnythingDidNotGoQuiet() {
        Known silent = new Known(null, null, 0, false);
        for (int minute = 0; minute < 7 * DAY; minute += 30)
            assertThat(WhenToRemind.decide(Reminders.USUAL, Policy.DEFAULT, silent, at(minute)))
                    .isEqualTo(Step.NOTHING);
        assertThat(WhenToRemind.nextReminder(Reminders.USUAL, Policy.DEFAULT, silent, BEGIN))
                .isNull();
    }

    @Test
    void aFacilityOfSeveralNetworksIsRemindedByOneOfThem() {
        Reminders always = new Reminders(true, 1, 0, 0, Arrays.asList(DayOfWeek.values()), 1, 3);
        Known quiet = new Known(at(-600), null, 0, false);
        List<Candidate> candidates = List.of(
                new Candidate("north", "one", Policy.DEFAULT, always, quiet),
                new Candidate("south", "one", Policy.DEFAULT, always, quiet),
                new Candidate("south", "two", Policy.DEFAULT, always, quiet));
        assertThat(RemindFacilities.decide(new Round(at(0), candidates)))
                .extracting(Todo::network, Todo::facility)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("north", "one"),
                        org.assertj.core.groups.Tuple.tuple("south", "two"));
    }

    @Test
    void theTimesOfARollCallAreThoseOfAll() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            int called = random.nextInt(12);
            List<Duration> times = new ArrayList<>();
            for (int i = 0; i < called; i++)
                if (random.nextBoolean()) times.add(Duration.ofSeconds(random.nextInt(2 * 60 * 60)));
            Answers answers = Answers.of(called, times);
            Long median = null;
            for (long second = 0; median == null && called > 0 && second <= 2 * 60 * 60; second++) {
                long by = second;
                long count =
                        times.stream().filter(time -> time.toSeconds() <= by).count();
                if (2 * count >= called) median = second;
            }
            assertThat(answers.medianSeconds()).isEqualTo(median);
            assertThat(answers.within30()).isEqualTo((int)
                    times.stream().filter(time -> time.toSeconds() <= 1_800).count());
            assertThat(answers.within15()).isLessThanOrEqualTo(answers.within30());
            assertThat(answers.within60()).isBetween(answers.within30(), answers.answered());
        }
    }
}
