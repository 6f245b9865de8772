package net.tomarigi.rota;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.tomarigi.rota.Amendment.InReturn;
import net.tomarigi.rota.Amendment.Kind;
import net.tomarigi.rota.Amendment.State;

/**
 * A made-up plan with its swaps, and who answers by it, naively: every turn and every window is drawn minute by minute into a
 * strip, in the zone's own rules, and each minute is decided on its own.
 */
final class EachMinute {
    static final int DAYS = 9;
    static final int MINUTES = DAYS * 24 * 60;
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    final RotaPlan plan;
    final List<Amendment> amendments = new ArrayList<>();
    private final LocalDate first;
    private final long begin;
    private final List<String[]> strips = new ArrayList<>();
    private final List<Amendment> inOrder;
    private final Map<Integer, String[]> answers = new HashMap<>();

    EachMinute(Random random, List<Member> members, LocalDate first) {
        this.first = first;
        begin = first.atStartOfDay(TOKYO).toEpochSecond();
        List<Rotation> rotations = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) rotations.add(rotation(random, members, i));
        List<Hours> needed = random.nextBoolean() ? List.of() : hours(random);
        Set<LocalDate> own = random.nextBoolean() ? Set.of() : Set.of(first.plusDays(random.nextInt(DAYS)));
        plan = new RotaPlan(members, rotations, needed, new Calendar(random.nextBoolean(), own), null, 1);
        for (int i = random.nextInt(9); i > 0; i--) amendments.add(amendment(random, members, i));
        for (Rotation one : rotations) strips.add(strip(one));
        inOrder = amendments.stream()
                .filter(one -> one.state() == State.STANDING)
                .sorted((x, y) -> Long.compare(x.standing(), y.standing()))
                .toList();
    }

    Instant moment(int minute) {
        return first.atStartOfDay(TOKYO).toInstant().plus(Duration.ofMinutes(minute));
    }

    int minute(Instant moment) {
        return (int) Duration.between(moment(0), moment).toMinutes();
    }

    private static LocalTime time(Random random) {
        return LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    }

    private static List<Hours> hours(Random random) {
        List<Hours> all = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            Set<DayKind> days = EnumSet.of(DayKind.values()[random.nextInt(8)]);
            for (DayKind day : DayKind.values()) if (random.nextInt(3) > 0) days.add(day);
            LocalTime from = time(random);
            all.add(new Hours(days, from, random.nextInt(4) == 0 ? from : time(random)));
        }
        return all;
    }

    private Rotation rotation(Random random, List<Member> members, int number) {
        LocalDate from = first.plusDays(random.nextInt(30) - 25);
        List<String> order = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--)
            order.add(members.get(random.nextInt(members.size())).id());
        return new Rotation(
                "r" + number,
                null,
                1 + random.nextInt(3),
                from,
                random.nextInt(3) == 0 ? from.plusDays(random.nextInt(30)) : null,
                time(random),
                List.of(1, 1, 2, 7, 14).get(random.nextInt(5)),
                order,
                random.nextBoolean() ? List.of() : hours(random));
    }

    private Amendment amendment(Random random, List<Member> members, int order) {
        Kind kind = Kind.values()[random.nextInt(3)];
        int from = random.nextInt(MINUTES / 15) * 15 - 1440;
        int until = from + 15 * (1 + random.nextInt(200));
        String member = members.get(random.nextInt(members.size())).id();
        String other = members.get(random.nextInt(members.size())).id();
        int back = random.nextInt(MINUTES / 15) * 15;
        boolean hasBackup = members.stream().anyMatch(one -> one.id().equals(member) && one.backup() != null);
        return new Amendment(
                "x" + order,
                kind,
                random.nextInt(5) == 0 ? State.PROPOSED : State.STANDING,
                kind == Kind.ABSENCE ? null : 1 + random.nextInt(2),
                moment(from),
                moment(until),
                member,
                kind == Kind.COVER || kind == Kind.ABSENCE && (hasBackup || other.equals(member))
                        ? null
                        : other.equals(member) ? (member.equals("a") ? "b" : "a") : other,
                kind == Kind.SWAP && random.nextBoolean()
                        ? new InReturn(
                                1 + random.nextInt(2), moment(back), moment(back + 15 * (1 + random.nextInt(99))))
                        : null,
                "account",
                moment(0),
                order);
    }

    /** Whose turn it is in each minute; null: nobody's, by this rotation. */
    private String[] strip(Rotation one) {
        String[] strip = new String[MINUTES];
        boolean[] open = drawn(one.hours());
        int turn = 0;
        int left = one.days();
        for (LocalDate day = one.from();
                day.isBefore(first.plusDays(DAYS)) && (one.until() == null || !day.isAfter(one.until()));
                day = day.plusDays(1)) {
            if (left == 0) {
                turn = (turn + 1) % one.order().size();
                left = one.days();
            }
            left--;
            int begin = minute(day.atTime(one.at()).atZone(TOKYO).toInstant());
            for (int m = begin; m < begin + 1440; m++)
                if (m >= 0 && m < MINUTES && open[m]) strip[m] = one.order().get(turn);
        }
        return strip;
    }

    private boolean[] drawn(List<Hours> hours) {
        boolean[] open = new boolean[MINUTES];
        if (hours.isEmpty()) java.util.Arrays.fill(open, true);
        for (Hours one : hours)
            for (LocalDate day = first.minusDays(2); day.isBefore(first.plusDays(DAYS)); day = day.plusDays(1)) {
                if (!one.days().contains(kind(day))) continue;
                int begin = minute(day.atTime(one.from()).atZone(TOKYO).toInstant());
                int length = (one.to().toSecondOfDay() - one.from().toSecondOfDay()) / 60;
                if (length <= 0) length += 1440;
                for (int m = begin; m < begin + length; m++) if (m >= 0 && m < MINUTES) open[m] = true;
            }
        return open;
    }

    private DayKind kind(LocalDate day) {
        boolean yearEnd = Set.of("12-29", "12-30", "12-31", "01-01", "01-02", "01-03")
                .contains(day.toString().substring(5));
        if (JapaneseHolidays.isHoliday(day)
                || plan.calendar().yearEnd() && yearEnd
                || plan.calendar().own().contains(day)) return DayKind.HOLIDAY;
        DayOfWeek week = day.getDayOfWeek();
        return DayKind.valueOf(week.name());
    }

    /** A member, with ' where the backup answers; null: nobody. */
    String[] answers(int level) {
        return answers.computeIfAbsent(level, one -> {
            String[] all = new String[MINUTES];
            for (int m = 0; m < MINUTES; m++) all[m] = answer(one, m);
            return all;
        });
    }

    private String answer(int level, int minute) {
        String holder = null;
        for (int i = strips.size() - 1; i >= 0; i--)
            if (plan.rotations().get(i).level() == level && strips.get(i)[minute] != null)
                holder = strips.get(i)[minute];
        for (Amendment one : inOrder)
            if (one.kind() == Kind.COVER && one.level() == level && isIn(one.from(), one.until(), minute))
                holder = one.member();
        if (holder == null) return null;
        Set<String> used = new HashSet<>();
        while (true) {
            int before = used.size();
            for (Amendment one : inOrder) {
                if (used.contains(one.id()) || one.kind() == Kind.COVER) continue;
                boolean here = isIn(one.from(), one.until(), minute);
                if (one.kind() == Kind.ABSENCE) {
                    if (!here || !one.member().equals(holder)) continue;
                    if (one.other() == null) return holder.equals("d") ? "d'" : null;
                    holder = one.other();
                } else if (here && one.level() == level && one.member().equals(holder)) holder = one.other();
                else if (one.inReturn() != null
                        && one.inReturn().level() == level
                        && isIn(one.inReturn().from(), one.inReturn().until(), minute)
                        && one.other().equals(holder)) holder = one.member();
                else continue;
                used.add(one.id());
            }
            if (used.size() == before) break;
        }
        for (Amendment one : inOrder)
            if (one.kind() == Kind.ABSENCE && one.member().equals(holder) && isIn(one.from(), one.until(), minute))
                return null;
        return holder;
    }

    private boolean isIn(Instant from, Instant until, int minute) {
        long at = begin + 60L * minute;
        return at >= from.getEpochSecond() && at < until.getEpochSecond();
    }

    boolean[] gaps() {
        boolean[] needed = drawn(plan.needed());
        String[] first = answers(1);
        boolean[] gaps = new boolean[MINUTES];
        for (int m = 0; m < MINUTES; m++) gaps[m] = needed[m] && first[m] == null;
        return gaps;
    }
}
