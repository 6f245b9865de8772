package net.tomarigi.rota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who answers when, from a plan and what is otherwise than planned. Immutable and without a clock.
 *
 * <p>At each moment, of each level: the last cover, or else the first rotation that holds, names a member. Swaps and absences
 * then count in the order in which they came into force, each once, until none of them concerns whoever has the shift. Whoever
 * is away in the end is not there: then nobody answers.
 */
public final class Rota {
    /** Asia/Tokyo, which has had no other offset since 1951: local times may be counted with. */
    static final ZoneOffset TOKYO = ZoneOffset.ofHours(9);

    private final RotaPlan plan;
    private final List<Amendment> covers;
    private final List<Amendment> moves;
    private final Map<String, Member> members;

    public Rota(RotaPlan plan, List<Amendment> amendments) {
        this.plan = plan;
        this.members = plan.members().stream().collect(Collectors.toMap(Member::id, one -> one));
        List<Amendment> standing = amendments.stream()
                .filter(one -> one.state() == Amendment.State.STANDING)
                .filter(this::isOfMembers)
                .sorted(Comparator.comparingLong(Amendment::standing))
                .toList();
        this.covers = standing.stream()
                .filter(one -> one.kind() == Amendment.Kind.COVER)
                .sorted(Comparator.comparingLong(Amendment::standing).reversed())
                .toList();
        this.moves = standing.stream()
                .filter(one -> one.kind() != Amendment.Kind.COVER)
                .toList();
    }

    /** What somebody promised who has left counts no more: whoever was planned answers. An absence stays one. */
    private boolean isOfMembers(Amendment one) {
        return one.kind() == Amendment.Kind.ABSENCE
                || members.containsKey(one.kind() == Amendment.Kind.COVER ? one.member() : one.other());
    }

    /** Who has this level at that moment, with the shift cut to this instant; empty: nobody. */
    Optional<Shift> at(int level, Instant at) {
        return Optional.ofNullable(holder(level, at, covers, moves));
    }

    /** All shifts that touch the time from {@code from} until {@code until}, cut to it, by their beginning, then by level. */
    public List<Shift> shifts(Instant from, Instant until) {
        List<Shift> all = new ArrayList<>();
        for (int level = 1; level <= RotaPlan.LEVELS; level++) all.addAll(shifts(level, from, until));
        all.sort(Comparator.comparing(Shift::from).thenComparingInt(Shift::level));
        return all;
    }

    private List<Shift> shifts(int level, Instant from, Instant until) {
        if (!from.isBefore(until)) return List.of();
        Predicate<Amendment> touches =
                one -> one.from().isBefore(until) && one.until().isAfter(from)
                        || one.inReturn() != null
                                && one.inReturn().from().isBefore(until)
                                && one.inReturn().until().isAfter(from);
        List<Amendment> covering = covers.stream().filter(touches).toList();
        List<Amendment> moving = moves.stream().filter(touches).toList();
        List<Shift> found = new ArrayList<>();
        Shift open = null;
        Instant previous = null;
        for (Instant moment : moments(level, from, until)) {
            if (previous != null) {
                Shift now = holder(level, previous, covering, moving);
                if (now != null) {
                    boolean goesOn = open != null && open.until().equals(previous) && open.isSameAs(now);
                    if (!goesOn && open != null) found.add(open);
                    open = goesOn ? open.lasting(moment) : now.lasting(moment);
                }
            }
            previous = moment;
        }
        if (open != null) found.add(open);
        return found;
    }

    /** When nobody has the first level although somebody has to. */
    public List<Gap> gaps(Instant from, Instant until) {
        if (!plan.isPlanned() || !from.isBefore(until)) return List.of();
        List<Shift> covered = shifts(1, from, until);
        NavigableSet<Instant> moments = new TreeSet<>();
        covered.forEach(shift -> {
            moments.add(shift.from());
            moments.add(shift.until());
        });
        addHours(plan.needed(), from, until, moments);
        moments.add(from);
        moments.add(until);
        List<Gap> gaps = new ArrayList<>();
        Instant previous = null;
        int next = 0;
        for (Instant moment : moments) {
            if (previous != null) {
                while (next < covered.size() && !covered.get(next).until().isAfter(previous)) next++;
                boolean isCovered = next < covered.size() && covered.get(next).contains(previous);
                if (!isCovered && isNeeded(previous)) {
                    Gap last = gaps.isEmpty() ? null : gaps.get(gaps.size() - 1);
                    if (last != null && last.until().equals(previous))
                        gaps.set(gaps.size() - 1, new Gap(last.from(), moment));
                    else gaps.add(new Gap(previous, moment));
                }
            }
            previous = moment;
        }
        return gaps;
    }

    private boolean isNeeded(Instant at) {
        return plan.needed().isEmpty()
                || plan.needed().stream().anyMatch(hours -> hours.contains(local(at), plan.calendar()));
    }

    private Shift holder(int level, Instant at, List<Amendment> covering, List<Amendment> moving) {
        LocalDateTime moment = local(at);
        Rotation rotation = null;
        for (Rotation one : plan.rotations())
            if (rotation == null && one.level() == level && one.holdsAt(moment, plan.calendar())) rotation = one;
        long turn = rotation == null ? 0 : rotation.turnAt(moment);
        String planned = rotation == null ? null : rotation.memberOf(turn);
        String holder = planned;
        for (Amendment cover : covering)
            if (cover.level() == level && cover.contains(at)) {
                holder = cover.member();
                break;
            }
        if (holder == null) return null;
        Shift shift = new Shift(level, at, at, holder, planned, false, rotation == null ? null : rotation.id(), turn);
        return moved(shift, at, moving);
    }

    /** What swaps and absences make of it; null: nobody is there. */
    private Shift moved(Shift shift, Instant at, List<Amendment> moving) {
        String holder = shift.member();
        Map<String, Boolean> counted = new HashMap<>();
        for (boolean moved = true; moved; ) {
            moved = false;
            for (Amendment one : moving) {
                if (counted.containsKey(one.id())) continue;
                String next = next(one, shift.level(), at, holder);
                if (next == null) continue;
                if (next.equals(holder)) return backup(shift, holder);
                counted.put(one.id(), true);
                holder = next;
                moved = true;
            }
        }
        String last = holder;
        if (!members.containsKey(last)
                || moving.stream()
                        .anyMatch(one -> one.kind() == Amendment.Kind.ABSENCE
                                && one.member().equals(last)
                                && one.contains(at))) return null;
        return with(shift, last, false);
    }

    /** Who has the shift then; the same again: they are away and nobody was named; null: it is not concerned. */
    private static String next(Amendment one, int level, Instant at, String holder) {
        if (one.kind() == Amendment.Kind.ABSENCE) {
            if (!one.member().equals(holder) || !one.contains(at)) return null;
            return one.other() == null ? holder : one.other();
        }
        if (one.level() == level && one.member().equals(holder) && one.contains(at)) return one.other();
        return holder.equals(one.other()) && one.returnsAt(level, at) ? one.member() : null;
    }

    private Shift backup(Shift shift, String holder) {
        Member member = members.get(holder);
        return member == null || member.backup() == null ? null : with(shift, holder, true);
    }

    private static Shift with(Shift shift, String member, boolean byBackup) {
        return new Shift(
                shift.level(),
                shift.from(),
                shift.until(),
                member,
                shift.planned(),
                byBackup,
                shift.rotation(),
                shift.turn());
    }

    /** All moments at which it may be another one who answers, with both ends. */
    private NavigableSet<Instant> moments(int level, Instant from, Instant until) {
        NavigableSet<Instant> moments = new TreeSet<>();
        LocalDate last = local(until).toLocalDate().plusDays(1);
        for (Rotation rotation : plan.rotations()) {
            if (rotation.level() != level) continue;
            for (LocalDate day = local(from).toLocalDate().minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
                if (rotation.turnsOn(day)) moments.add(instant(day.atTime(rotation.at())));
                if (rotation.until() != null && rotation.until().plusDays(1).equals(day))
                    moments.add(instant(rotation.end()));
            }
            addHours(rotation.hours(), from, until, moments);
        }
        for (List<Amendment> some : List.of(covers, moves))
            for (Amendment one : some) {
                moments.add(one.from());
                moments.add(one.until());
                if (one.inReturn() != null) {
                    moments.add(one.inReturn().from());
                    moments.add(one.inReturn().until());
                }
            }
        moments.add(from);
        moments.add(until);
        return moments.subSet(from, true, until, true);
    }

    private static void addHours(List<Hours> hours, Instant from, Instant until, NavigableSet<Instant> moments) {
        LocalDate last = local(until).toLocalDate().plusDays(1);
        for (Hours one : hours)
            for (LocalDate day = local(from).toLocalDate().minusDays(2); !day.isAfter(last); day = day.plusDays(1))
                for (LocalDateTime moment : List.of(one.beginOn(day), one.endOf(day))) {
                    Instant at = instant(moment);
                    if (at.isAfter(from) && at.isBefore(until)) moments.add(at);
                }
    }

    static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, TOKYO);
    }

    static Instant instant(LocalDateTime local) {
        return local.toInstant(TOKYO);
    }
}
