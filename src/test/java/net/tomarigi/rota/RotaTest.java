package net.tomarigi.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.tomarigi.rota.Amendment.InReturn;
import net.tomarigi.rota.Amendment.Kind;
import net.tomarigi.rota.Amendment.State;
import net.tomarigi.rota.Member.Backup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who answers when: by the day and by the week, at night, over the year end, with swaps, absences and gaps. */
class RotaTest {
    private static final Set<DayKind> EVERY_DAY = EnumSet.allOf(DayKind.class);
    private static final Set<DayKind> WORKDAYS = EnumSet.range(DayKind.MONDAY, DayKind.FRIDAY);
    private static final List<Member> MEMBERS = List.of(member("a"), member("b"), member("c"), alone("d"), member("e"));

    private static Member member(String id) {
        return new Member(id, Member.Kind.PERSON, id, null, "090-0000-0000", null, null, null, false, null);
    }

    /** An office of one. */
    private static Member alone(String id) {
        Backup backup = new Backup("backup of " + id, "080-0000-0000");
        return new Member(id, Member.Kind.OFFICE, id, null, "090-0000-0000", null, null, null, true, backup);
    }

    private static Rotation rotation(int level, String from, String at, int days, List<Hours> hours, String... order) {
        return new Rotation(
                "r" + level + from + at + hours.size(),
                null,
                level,
                LocalDate.parse(from),
                null,
                LocalTime.parse(at),
                days,
                List.of(order),
                hours);
    }

    private static Hours hours(Set<DayKind> days, String from, String to) {
        return new Hours(days, LocalTime.parse(from), LocalTime.parse(to));
    }

    private static RotaPlan plan(Rotation... rotations) {
        return plan(List.of(), rotations);
    }

    private static RotaPlan plan(List<Hours> needed, Rotation... rotations) {
        return new RotaPlan(MEMBERS, List.of(rotations), needed, Calendar.USUAL, null, 1);
    }

    private static Instant at(String local) {
        return Instant.parse(local + ":00+09:00");
    }

    private static Amendment amendment(Kind kind, int order, String from, String until, String member, String other) {
        return new Amendment(
                "x" + order,
                kind,
                State.STANDING,
                kind == Kind.ABSENCE ? null : 1,
                at(from),
                at(until),
                member,
                other,
                null,
                "account",
                at("2026-11-01T00:00"),
                order);
    }

    private static String who(Rota rota, String local) {
        return rota.at(1, at(local)).map(Shift::member).orElse(null);
    }

    private static List<String> told(Rota rota, String from, String until) {
        return rota.shifts(at(from), at(until)).stream()
                .map(shift -> Rota.local(shift.from()) + "/" + Rota.local(shift.until()) + " " + shift.level() + " "
                        + shift.member())
                .toList();
    }

    @Test
    @Tag("S1")
    void aWeekIsHandedOverOnItsHourAndTheNightBelongsToTheEvening() {
        Rota rota = new Rota(plan(rotation(1, "2026-11-02", "09:00", 7, List.of(), "a", "b", "c")), List.of());
        assertThat(who(rota, "2026-11-02T08:59")).isNull();
        assertThat(who(rota, "2026-11-02T09:00")).isEqualTo("a");
        assertThat(who(rota, "2026-11-09T08:59")).isEqualTo("a");
        assertThat(who(rota, "2026-11-09T09:00")).isEqualTo("b");
        assertThat(who(rota, "2026-11-16T09:00")).isEqualTo("c");
        assertThat(who(rota, "2026-11-23T09:00")).isEqualTo("a");
        assertThat(told(rota, "2026-11-08T00:00", "2026-11-10T00:00"))
                .containsExactly("2026-11-08T00:00/2026-11-09T09:00 1 a", "2026-11-09T09:00/2026-11-10T00:00 1 b");
    }

    @Test
    @Tag("S1")
    void nightsBeginOnTheirDayAndHolidaysCountAsNothingElse() {
        // Monday 23 November 2026 is a holiday.
        Rota rota = new Rota(
                plan(
                        rotation(
                                1,
                                "2026-11-01",
                                "00:00",
                                1,
                                List.of(hours(Set.of(DayKind.HOLIDAY), "09:00", "09:00")),
                                "c"),
                        rotation(1, "2026-11-01", "00:00", 365, List.of(hours(WORKDAYS, "17:00", "09:00")), "a")),
                List.of());
        assertThat(told(rota, "2026-11-20T12:00", "2026-11-25T12:00"))
                .containsExactly(
                        "2026-11-20T17:00/2026-11-21T09:00 1 a",
                        "2026-11-23T09:00/2026-11-24T00:00 1 c",
                        "2026-11-24T00:00/2026-11-24T09:00 1 c",
                        "2026-11-24T17:00/2026-11-25T09:00 1 a");
    }

    @Test
    @Tag("S1")
    void theYearEndIsCoveredByWhoeverHasTheHolidays() {
        Rota rota = new Rota(
                plan(
                        rotation(
                                1,
                                "2026-12-01",
                                "09:00",
                                1,
                                List.of(hours(Set.of(DayKind.HOLIDAY), "09:00", "09:00")),
                                "a",
                                "b"),
                        rotation(1, "2026-12-01", "09:00", 7, List.of(), "e")),
                List.of());
        assertThat(who(rota, "2026-12-29T08:59")).isEqualTo("e");
        assertThat(who(rota, "2026-12-29T09:00")).isEqualTo("a");
        assertThat(who(rota, "2026-12-31T00:00")).isEqualTo("b");
        assertThat(who(rota, "2027-01-01T00:00")).isEqualTo("a");
        assertThat(who(rota, "2027-01-04T08:59")).isEqualTo("b");
        assertThat(who(rota, "2027-01-04T09:00")).isEqualTo("e");
    }

    @Test
    @Tag("S1")
    void aGapIsWhereSomebodyMustAnswerAndNobodyDoes() {
        Rotation nights = rotation(1, "2026-11-01", "17:00", 1, List.of(hours(EVERY_DAY, "17:00", "09:00")), "a", "b");
        Rota whole = new Rota(plan(nights), List.of());
        assertThat(whole.gaps(at("2026-11-22T00:00"), at("2026-11-23T12:00")))
                .containsExactly(
                        new Gap(at("2026-11-22T09:00"), at("2026-11-22T17:00")),
                        new Gap(at("2026-11-23T09:00"), at("2026-11-23T12:00")));
        Rota nightsOnly = new Rota(plan(List.of(hours(EVERY_DAY, "18:00", "08:00")), nights), List.of());
        assertThat(nightsOnly.gaps(at("2026-11-22T00:00"), at("2026-12-06T00:00")))
                .isEmpty();
        Rota ended = new Rota(
                plan(new Rotation(
                        "r",
                        null,
                        1,
                        LocalDate.parse("2026-11-01"),
                        LocalDate.parse("2026-11-24"),
                        LocalTime.of(9, 0),
                        1,
                        List.of("a"),
                        List.of())),
                List.of());
        assertThat(ended.gaps(at("2026-11-22T00:00"), at("2026-11-26T00:00")))
                .containsExactly(new Gap(at("2026-11-25T09:00"), at("2026-11-26T00:00")));
        assertThat(new Rota(RotaPlan.NONE, List.of()).gaps(at("2026-11-22T00:00"), at("2026-11-26T00:00")))
                .as("a network without a rota is not shouted at")
                .isEmpty();
    }

    @Test
    @Tag("N4")
    void whoeverIsAwayIsStoodInForAndAnOfficeOfOneByItsBackup() {
        RotaPlan plan = plan(rotation(1, "2026-11-01", "00:00", 365, List.of(), "d"));
        Amendment away = amendment(Kind.ABSENCE, 1, "2026-11-22T09:00", "2026-11-23T09:00", "d", null);
        Shift shift =
                new Rota(plan, List.of(away)).at(1, at("2026-11-22T12:00")).orElseThrow();
        assertThat(shift.byBackup()).isTrue();
        assertThat(shift.member()).isEqualTo("d");
        Amendment named = amendment(Kind.ABSENCE, 1, "2026-11-22T09:00", "2026-11-23T09:00", "d", "a");
        assertThat(who(new Rota(plan, List.of(named)), "2026-11-22T12:00")).isEqualTo("a");
        assertThat(who(new Rota(plan, List.of(named)), "2026-11-23T09:00")).isEqualTo("d");
        assertThatThrownBy(() -> new Member("x", Member.Kind.OFFICE, "x", null, "090", null, null, null, true, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("N4")
    void twoWhoStandInForEachOtherAndAreBothAwayLeaveAGap() {
        RotaPlan plan = plan(rotation(1, "2026-11-01", "00:00", 365, List.of(), "a"));
        Rota rota = new Rota(
                plan,
                List.of(
                        amendment(Kind.ABSENCE, 1, "2026-11-22T00:00", "2026-11-23T00:00", "a", "b"),
                        amendment(Kind.ABSENCE, 2, "2026-11-22T12:00", "2026-11-23T00:00", "b", "a")));
        assertThat(who(rota, "2026-11-22T11:59")).isEqualTo("b");
        assertThat(rota.gaps(at("2026-11-22T00:00"), at("2026-11-23T00:00")))
                .containsExactly(new Gap(at("2026-11-22T12:00"), at("2026-11-23T00:00")));
    }

    @Test
    @Tag("S1")
    void aSwapGoesBothWaysCanBePassedOnAndCanBeSwappedBack() {
        RotaPlan plan = plan(rotation(1, "2026-11-01", "00:00", 1, List.of(), "a", "b", "c"));
        Amendment swap = new Amendment(
                "s",
                Kind.SWAP,
                State.STANDING,
                1,
                at("2026-11-01T00:00"),
                at("2026-11-02T00:00"),
                "a",
                "b",
                new InReturn(1, at("2026-11-05T00:00"), at("2026-11-06T00:00")),
                "account",
                at("2026-11-01T00:00"),
                1);
        Rota swapped = new Rota(plan, List.of(swap));
        assertThat(who(swapped, "2026-11-01T12:00")).isEqualTo("b");
        assertThat(who(swapped, "2026-11-05T12:00")).isEqualTo("a");
        assertThat(who(swapped, "2026-11-04T12:00")).isEqualTo("a");
        Amendment passedOn = amendment(Kind.SWAP, 2, "2026-11-01T00:00", "2026-11-02T00:00", "b", "c");
        assertThat(who(new Rota(plan, List.of(passedOn, swap)), "2026-11-01T12:00"))
                .isEqualTo("c");
        Amendment back = amendment(Kind.SWAP, 2, "2026-11-01T00:00", "2026-11-02T00:00", "b", "a");
        assertThat(who(new Rota(plan, List.of(swap, back)), "2026-11-01T12:00")).isEqualTo("a");
        Amendment proposed = swap.to(State.PROPOSED, "b", 0);
        assertThat(who(new Rota(plan, List.of(proposed)), "2026-11-01T12:00")).isEqualTo("a");
    }

    @ParameterizedTest
    @Tag("S1")
    @Tag("N4")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatShiftsAndGapsSayIsWhatEachMinuteSays(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2; round++) {
            // Over the year end, over the spring's holidays, and any time.
            LocalDate first = LocalDate.parse(
                            List.of("2026-12-26", "2026-04-28", "2028-02-25").get(random.nextInt(3)))
                    .plusDays(random.nextInt(5));
            EachMinute model = new EachMinute(random, MEMBERS, first);
            Rota rota = new Rota(model.plan, model.amendments);
            Instant from = model.moment(0);
            Instant until = model.moment(EachMinute.MINUTES);
            List<Shift> shifts = rota.shifts(from, until);
            Function<Integer, String[]> told = level -> {
                String[] all = new String[EachMinute.MINUTES];
                for (Shift shift : shifts)
                    if (shift.level() == level)
                        for (int m = model.minute(shift.from()); m < model.minute(shift.until()); m++) {
                            assertThat(all[m]).as("seed %d, two at once", seed).isNull();
                            all[m] = shift.member() + (shift.byBackup() ? "'" : "");
                        }
                return all;
            };
            for (int level = 1; level <= RotaPlan.LEVELS; level++) {
                assertThat(told.apply(level))
                        .as("seed %d, level %d", seed, level)
                        .isEqualTo(model.answers(level));
                int some = random.nextInt(EachMinute.MINUTES);
                assertThat(rota.at(level, model.moment(some))
                                .map(shift -> shift.member() + (shift.byBackup() ? "'" : ""))
                                .orElse(null))
                        .isEqualTo(model.answers(level)[some]);
            }
            boolean[] gap = new boolean[EachMinute.MINUTES];
            for (Gap one : rota.gaps(from, until))
                for (int m = model.minute(one.from()); m < model.minute(one.until()); m++) gap[m] = true;
            assertThat(gap).as("seed %d, gaps", seed).isEqualTo(model.gaps());
            List<Gap> gaps = new ArrayList<>(rota.gaps(from, until));
            for (int i = 1; i < gaps.size(); i++)
                assertThat(gaps.get(i - 1).until()).isBefore(gaps.get(i).from());
        }
    }
}
