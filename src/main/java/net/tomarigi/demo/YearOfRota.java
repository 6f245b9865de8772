package net.tomarigi.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import net.tomarigi.network.Policy;
import net.tomarigi.rota.Amendment;
import net.tomarigi.rota.Amendment.Kind;
import net.tomarigi.rota.Amendment.State;
import net.tomarigi.rota.Member;
import net.tomarigi.rota.Note;
import net.tomarigi.rota.Rota;
import net.tomarigi.rota.Shift;

/**
 * Who answers the phone around the end of a simulated year: a plan round the clock, one evening to come in which nobody does,
 * what is swapped, and what one shift left for the next.
 */
final class YearOfRota {
    private static final int DAYS_TO_GAP = 4;
    private static final LocalTime GAP_BEGINS = LocalTime.of(18, 0);
    private static final LocalTime GAP_ENDS = LocalTime.of(21, 0);

    private final YearPlan plan;
    private final YearOfStaff staff;
    private final YearRecord record;
    private final Dice dice;
    private long standing;

    YearOfRota(YearPlan plan, YearOfStaff staff, YearRecord record) {
        this.plan = plan;
        this.staff = staff;
        this.record = record;
        this.dice = new Dice(plan.seed(), "rota " + plan.network());
    }

    void write() {
        record.rota = Demo.readRota(plan.network()).as(1);
        leaveGap();
        coverOneOfOne();
        offerSwap();
        note(
                6,
                9,
                5,
                "木曜から泊まっている方は落ち着いている。夜の薬は事務室の金庫。家族への電話は夕方に一度。",
                staff.coordinators().get(0));
        note(
                3,
                9,
                12,
                "夜中に2件の電話。どちらも話を聞いて朝まで待てた。今日、相談支援事業所から連絡を入れてもらう。",
                staff.coordinators().get(1));
        note(2, 17, 40, "明日は石蔵ホームの緊急枠が空いている。送迎は18時まで。", staff.coordinators().get(0));
        note(1, 21, 45, "19時ごろに相談の電話。今夜は自宅で様子を見る。23時にもう一度こちらから電話する。", null);
    }

    /** The plan without anything that is otherwise. */
    private Shift first(Instant at) {
        return new Rota(record.rota, List.of())
                .shifts(at, at.plusSeconds(60)).stream()
                        .filter(shift -> shift.level() == 1)
                        .findFirst()
                        .orElseThrow();
    }

    /** Each of two relies on the other, and nobody has noticed yet. */
    private void leaveGap() {
        LocalDate day = plan.until().plusDays(DAYS_TO_GAP);
        Instant from = at(day, GAP_BEGINS);
        Instant until = at(day, GAP_ENDS);
        Member holder = member(first(from).member());
        Member other = record.rota.members().stream()
                .filter(one -> one.facility() != null && !one.equals(holder))
                .findFirst()
                .orElseThrow();
        absence(other, holder, at(day, LocalTime.NOON), at(day, LocalTime.of(23, 0)));
        absence(holder, other, from, until);
    }

    /** An office of one is away for a day of its turn, and its named backup answers. */
    private void coverOneOfOne() {
        for (int days = DAYS_TO_GAP + 1; days < DAYS_TO_GAP + 30; days++) {
            Instant from = at(plan.until().plusDays(days), LocalTime.of(10, 0));
            Member holder = member(first(from).member());
            if (holder.backup() == null) continue;
            absence(holder, null, from, from.plusSeconds(20 * 3600));
            return;
        }
    }

    /** A shift that somebody would like to give to whoever wants it. */
    private void offerSwap() {
        Instant from = at(plan.until().plusDays(11), LocalTime.of(18, 0));
        Member holder = member(first(from).member());
        put(new Amendment(
                dice.id(),
                Kind.SWAP,
                State.PROPOSED,
                1,
                from,
                from.plusSeconds(12 * 3600),
                holder.id(),
                null,
                null,
                account(holder),
                at(plan.until().minusDays(2), LocalTime.of(13, 20)),
                0));
    }

    private void absence(Member member, Member other, Instant from, Instant until) {
        put(new Amendment(
                dice.id(),
                Kind.ABSENCE,
                State.STANDING,
                null,
                from,
                until,
                member.id(),
                other == null ? null : other.id(),
                null,
                account(member),
                at(plan.until().minusDays(3), LocalTime.of(11, 5)),
                ++standing));
    }

    private void put(Amendment one) {
        record.amendments.add(one);
    }

    private Member member(String id) {
        return record.rota.findMember(id).orElseThrow();
    }

    private String account(Member member) {
        return member.facility() == null ? staff.officer() : staff.provider(member.facility());
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, Policy.TOKYO).toInstant();
    }

    /** @param readBy null: nobody has read it yet */
    private void note(int daysBefore, int hour, int minute, String text, YearOfStaff.Person readBy) {
        Instant at = at(plan.until().minusDays(daysBefore), LocalTime.of(hour, minute));
        List<YearOfStaff.Person> all = staff.coordinators();
        record.notes.add(new Note(
                dice.id(),
                at,
                all.get(all.size() - 1).id(),
                text,
                readBy == null ? null : readBy.id(),
                readBy == null ? null : at.plusSeconds(dice.from(600, 7200))));
    }
}
