package net.tomarigi.reserve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a month of reserved beds costs is what somebody counts who looks at every night. */
class AccountTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final LocalDate AFTER = LocalDate.parse("2026-12-05");

    /** A stay from its first night to the morning of leaving. */
    private record Range(LocalDate first, LocalDate end) {}

    private static Agreement agreement(
            String id, String bed, LocalDate first, LocalDate last, Set<DayOfWeek> days, int yen, int used) {
        return new Agreement(
                id, "n", "f", bed, "ベッド" + bed, first, last, days, yen, used, 3, Instant.EPOCH, "officer", 1);
    }

    private static Set<DayOfWeek> days(Random random) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) if (random.nextInt(3) > 0) days.add(day);
        if (days.isEmpty()) days.add(DayOfWeek.SATURDAY);
        return days;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @Tag("S6")
    void theMonthIsWhatACountOfEveryNightGives(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            LocalDate first = LocalDate.parse("2026-10-10").plusDays(random.nextInt(45));
            LocalDate last = first.plusDays(random.nextInt(60));
            LocalDate tonight = LocalDate.parse("2026-10-25").plusDays(random.nextInt(45));
            int yen = random.nextInt(20) * 500;
            int used = random.nextInt(3) * 1000;
            Set<DayOfWeek> days = days(random);
            List<Range> stays = new ArrayList<>();
            List<LocalDate> released = new ArrayList<>();
            List<LocalDate> closed = new ArrayList<>();
            for (int i = 0; i < random.nextInt(4); i++) {
                LocalDate from = first.plusDays(random.nextInt(60));
                stays.add(new Range(from, from.plusDays(1 + random.nextInt(8))));
            }
            for (int i = 0; i < random.nextInt(8); i++) released.add(first.plusDays(random.nextInt(60)));
            for (int i = 0; i < random.nextInt(8); i++) closed.add(first.plusDays(random.nextInt(60)));

            Account account = Account.of(
                    MONTH,
                    List.of(reserved(agreement("a", "1", first, last, days, yen, used), stays, released, closed)),
                    tonight);

            int[] naive = new int[4];
            boolean isAny = false;
            for (int day = 1; day <= 30; day++) {
                LocalDate night = MONTH.atDay(day);
                if (night.isBefore(first) || night.isAfter(last) || !days.contains(night.getDayOfWeek())) continue;
                isAny = true;
                if (!night.isBefore(tonight)) continue;
                boolean isUsed =
                        stays.stream().anyMatch(stay -> !night.isBefore(stay.first()) && night.isBefore(stay.end()));
                if (released.contains(night)) naive[2]++;
                else if (isUsed) naive[1]++;
                else if (closed.contains(night)) naive[3]++;
                else naive[0]++;
            }
            assertThat(account.lines()).as("seed %d, round %d", seed, round).hasSize(isAny ? 1 : 0);
            if (!isAny) continue;
            Account.Line line = account.lines().get(0);
            assertThat(List.of(line.kept(), line.used(), line.released(), line.breach()))
                    .as("seed %d, round %d", seed, round)
                    .containsExactly(naive[0], naive[1], naive[2], naive[3]);
            assertThat(account.total()).isEqualTo((long) naive[0] * yen + (long) naive[1] * used);
        }
    }

    private static Reserved reserved(
            Agreement agreement, List<Range> stays, List<LocalDate> released, List<LocalDate> closed) {
        Set<LocalDate> used = new HashSet<>();
        for (Range stay : stays) stay.first().datesUntil(stay.end()).forEach(used::add);
        List<Spoken> spoken = released.stream()
                .distinct()
                .map(night -> new Spoken(night, Spoken.State.RELEASED, null, null, Instant.EPOCH, "officer"))
                .toList();
        return new Reserved(agreement, "ひだまり", "0900000000", spoken, used, new HashSet<>(closed));
    }

    @Test
    @Tag("S6")
    void onlyANightThatWasLetGoIsReleasedAndWhatWasOnlyAskedForOrRefusedIsPaid() {
        LocalDate night = MONTH.atDay(3);
        for (Spoken.State state : Spoken.State.values()) {
            Spoken said = new Spoken(night, state, Instant.EPOCH, "provider", Instant.EPOCH, "officer");
            Reserved bed = new Reserved(
                    agreement("a", "1", night, night, EnumSet.allOf(DayOfWeek.class), 5000, 0),
                    "ひだまり",
                    null,
                    List.of(said),
                    Set.of(),
                    Set.of());
            assertThat(Account.of(MONTH, List.of(bed), AFTER).total())
                    .as(state.name())
                    .isEqualTo(state == Spoken.State.RELEASED ? 0 : 5000);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    @Tag("S6")
    void twoAgreementsMeetWhereANightIsInBoth(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Agreement[] two = new Agreement[2];
            for (int i = 0; i < 2; i++) {
                LocalDate first = MONTH.atDay(1).plusDays(random.nextInt(20));
                Set<DayOfWeek> days =
                        EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(1 + random.nextInt(7)));
                two[i] = agreement(
                        "" + i, "" + random.nextInt(2), first, first.plusDays(random.nextInt(20)), days, 1, 0);
            }
            boolean naive = two[0].bed().equals(two[1].bed())
                    && MONTH.atDay(1)
                            .datesUntil(MONTH.atDay(1).plusDays(60))
                            .anyMatch(night -> two[0].isFor(night) && two[1].isFor(night));
            assertThat(two[0].meets(two[1]))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(naive);
        }
    }

    @Test
    void aMonthThatIsNotOverCountsTheNightsThatAre() {
        Reserved bed = new Reserved(
                agreement("a", "1", MONTH.atDay(1), MONTH.atEndOfMonth(), EnumSet.allOf(DayOfWeek.class), 1000, 0),
                "ひだまり",
                null,
                List.of(),
                Set.of(),
                Set.of());
        assertThat(Account.of(MONTH, List.of(bed), MONTH.atDay(11)).total()).isEqualTo(10_000);
        assertThat(Account.of(MONTH, List.of(bed), AFTER).total()).isEqualTo(30_000);
        assertThat(Account.of(MONTH.minusMonths(1), List.of(bed), AFTER).lines())
                .isEmpty();
    }
}
