package net.tomarigi.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.tomarigi.platform.ProblemException;
import net.tomarigi.trial.Trial.Again;
import net.tomarigi.trial.Trial.Party;
import net.tomarigi.trial.Trial.State;
import net.tomarigi.trial.Trial.Talk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trial stays: how many fit into a place, and what is due when. */
class TrialTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");

    private static TrialPlace flat(int capacity, Set<Month> months) {
        return new TrialPlace("p", "n", null, null, "体験アパート", "栃木市", null, "夜のヘルパー", capacity, months, false, 1);
    }

    private static Trial trial(TrialPlace place, LocalDate from, int nights) {
        return Trial.ask("t", place, "r", from, nights, "一人暮らしの練習", "母", Instant.EPOCH);
    }

    private static String problem(Runnable work) {
        try {
            work.run();
        } catch (ProblemException refused) {
            return refused.problem().type();
        }
        return "none";
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @Tag("T10")
    void neverMoreAreBookedThanThereIsRoomForAndNobodyIsTurnedAwayFromFreeNights(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            int capacity = 1 + random.nextInt(4);
            TrialPlace place = flat(capacity, EnumSet.allOf(Month.class));
            List<Trial> booked = new ArrayList<>();
            int[] people = new int[60];
            for (int i = 0; i < 40; i++) {
                int first = random.nextInt(40);
                int nights = 1 + random.nextInt(10);
                boolean naive = true;
                for (int night = first; night < first + nights; night++) naive &= people[night] < capacity;
                boolean fits = place.firstFull(booked, DAY.plusDays(first), nights) == null;
                assertThat(fits)
                        .as("seed %d, round %d, booking %d", seed, round, i)
                        .isEqualTo(naive);
                Trial asked = trial(place, DAY.plusDays(first), nights);
                if (!fits || random.nextInt(5) == 0) {
                    booked.add(random.nextBoolean() ? asked : asked.agree().callOff(Trial.Why.UNWELL, null));
                    continue;
                }
                booked.add(asked.agree());
                for (int night = first; night < first + nights; night++) people[night]++;
            }
        }
    }

    @Test
    @Tag("T10")
    void afterAStayTheTalkIsDueWithinFourteenDaysAndThenNothingIs() {
        Trial asked = trial(flat(1, EnumSet.allOf(Month.class)), DAY, 3);
        assertThat(asked.nextDue()).isEqualTo(DAY);
        Trial agreed = asked.agree();
        assertThat(agreed.nextDue()).isEqualTo(DAY.plusDays(3));
        assertThat(problem(() -> agreed.tookPlace(3, DAY.plusDays(2)))).isEqualTo("after-today");
        assertThat(problem(() -> agreed.tookPlace(4, DAY.plusDays(9)))).isEqualTo("trial-was-shorter");
        Trial stayed = agreed.tookPlace(1, DAY.plusDays(1));
        assertThat(stayed.nextDue()).isEqualTo(DAY.plusDays(15));
        assertThat(stayed.has(DAY.plusDays(1))).isFalse();
        Talk talk = new Talk(DAY.plusDays(2), Set.of(Party.PERSON, Party.OFFICE), Again.YES, "よく眠れた", "夜の薬");
        assertThat(problem(() -> stayed.talked(talk, DAY.plusDays(1)))).isEqualTo("after-today");
        Trial talked = stayed.talked(talk, DAY.plusDays(2));
        assertThat(talked.nextDue()).isNull();
        assertThat(talked.facts().talkWith()).containsExactly(Party.PERSON, Party.OFFICE);
        assertThat(talked.words().purpose()).isEqualTo("一人暮らしの練習");
        assertThat(problem(() -> talked.callOff(Trial.Why.OTHER, null))).isEqualTo("trial-state");
        assertThat(problem(() -> agreed.talked(talk, DAY.plusDays(9)))).isEqualTo("trial-state");
    }

    @Test
    @Tag("T10")
    void otherNightsHaveToBeAgreedAnewAndOtherWordsHaveNot() {
        TrialPlace place = flat(1, EnumSet.of(Month.NOVEMBER));
        Trial agreed = trial(place, DAY, 2).agree();
        assertThat(agreed.change(place, DAY, 2, "見学", null).state()).isEqualTo(State.AGREED);
        assertThat(agreed.change(place, DAY.plusDays(1), 2, "見学", null).state()).isEqualTo(State.ASKED);
        assertThat(problem(() -> agreed.change(place, DAY.plusDays(20), 2, null, null)))
                .isEqualTo("trial-place-shut");
        assertThat(problem(() -> trial(place, LocalDate.parse("2026-11-30"), 2)))
                .isEqualTo("trial-place-shut");
    }
}
