package net.tomarigi.rota.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.tomarigi.access.Caller;
import net.tomarigi.rota.Amendment;
import net.tomarigi.rota.DayKind;
import net.tomarigi.rota.Gap;
import net.tomarigi.rota.Hours;
import net.tomarigi.rota.Member;
import net.tomarigi.rota.RotaPlan;
import net.tomarigi.rota.Rotas.Standing;
import net.tomarigi.rota.Rotation;
import net.tomarigi.rota.Shift;
import net.tomarigi.rota.WhoAnswers.Answer;

/**
 * All that stands of a network's rota.
 *
 * @param mine ids of the members that whoever asks is
 * @param amendments that are proposed or in force
 * @param calendars since when members have a calendar, by their ids
 */
record RotaView(PlanView plan, List<String> mine, List<Amendment> amendments, Map<String, Instant> calendars) {
    static RotaView of(Standing standing, Map<String, Instant> calendars, Caller caller) {
        return new RotaView(
                PlanView.of(standing.plan()),
                mine(standing.plan(), caller),
                standing.amendments().stream()
                        .filter(Amendment::isOpen)
                        .sorted(Comparator.comparing(Amendment::from))
                        .toList(),
                calendars);
    }

    private static List<String> mine(RotaPlan plan, Caller caller) {
        return plan.members().stream()
                .filter(one -> one.isOf(caller))
                .map(Member::id)
                .toList();
    }

    /** As it is written, too. */
    record PlanView(
            List<Member> members,
            List<RotationView> rotations,
            List<HoursView> needed,
            boolean yearEnd,
            List<LocalDate> holidays,
            RotaPlan.OnWall wall,
            long version) {
        static PlanView of(RotaPlan plan) {
            return new PlanView(
                    plan.members(),
                    plan.rotations().stream().map(RotationView::of).toList(),
                    plan.needed().stream().map(HoursView::of).toList(),
                    plan.calendar().yearEnd(),
                    plan.calendar().own().stream().sorted().toList(),
                    plan.wall(),
                    plan.version());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RotationView(
            String id,
            String name,
            int level,
            LocalDate from,
            LocalDate until,
            String at,
            int days,
            List<String> order,
            List<HoursView> hours) {
        static RotationView of(Rotation one) {
            return new RotationView(
                    one.id(),
                    one.name(),
                    one.level(),
                    one.from(),
                    one.until(),
                    time(one.at()),
                    one.days(),
                    one.order(),
                    one.hours().stream().map(HoursView::of).toList());
        }
    }

    record HoursView(List<DayKind> days, String from, String to) {
        static HoursView of(Hours one) {
            return new HoursView(one.days().stream().sorted().toList(), time(one.from()), time(one.to()));
        }
    }

    /** 17:30 */
    private static String time(LocalTime time) {
        return time.toString();
    }

    /**
     * Who answers from {@code from} until {@code until}.
     *
     * @param holidays of these days, those that count as holidays
     */
    record ShiftsView(Instant from, Instant until, List<Shift> shifts, List<Gap> gaps, List<LocalDate> holidays) {}

    /**
     * Who answers now and in the days to come.
     *
     * @param isPlanned whether the network has a rota at all
     * @param mine ids of the members that whoever asks is
     * @param gaps within seven days
     */
    record NowView(
            String network,
            Instant at,
            boolean isPlanned,
            List<String> mine,
            List<AnsweringView> shifts,
            List<Gap> gaps) {
        static NowView of(Answer answer, Caller caller) {
            RotaPlan plan = answer.standing().plan();
            Instant end = answer.at().plus(net.tomarigi.rota.WhoAnswers.AHEAD);
            return new NowView(
                    answer.standing().network(),
                    answer.at(),
                    plan.isPlanned(),
                    RotaView.mine(plan, caller),
                    answer.shifts().stream()
                            .map(shift -> AnsweringView.of(shift, plan, end))
                            .toList(),
                    answer.gaps());
        }
    }

    /**
     * @param until null: beyond the days that were asked for
     * @param insteadOf the name of whoever was planned; null: it is them
     * @param backup whom to call if they do not answer; null: nobody is named
     * @param byBackup the member is away: name and phone are the backup's
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnsweringView(
            int level,
            Instant from,
            Instant until,
            String member,
            String name,
            String office,
            String phone,
            String district,
            String insteadOf,
            Member.Backup backup,
            boolean byBackup) {
        static AnsweringView of(Shift shift, RotaPlan plan, Instant end) {
            Member member = plan.findMember(shift.member()).orElseThrow();
            Member.Backup backup = member.backup();
            String planned = shift.planned() == null || shift.planned().equals(shift.member())
                    ? null
                    : plan.findMember(shift.planned()).map(Member::name).orElse(null);
            return new AnsweringView(
                    shift.level(),
                    shift.from(),
                    shift.until().isBefore(end) ? shift.until() : null,
                    member.id(),
                    shift.byBackup() ? backup.name() : member.name(),
                    shift.byBackup() ? member.name() : member.office(),
                    shift.byBackup() ? backup.phone() : member.phone(),
                    member.district(),
                    planned,
                    shift.byBackup() ? null : backup,
                    shift.byBackup());
        }
    }

    /** What a wall shows: no person's name, and a phone as far as the network has decided so. */
    record WallView(Instant at, boolean isPlanned, List<WallShiftView> shifts, List<Gap> gaps) {
        static WallView of(Answer answer) {
            RotaPlan plan = answer.standing().plan();
            if (!plan.isPlanned() || plan.wall() == RotaPlan.OnWall.NOTHING)
                return new WallView(answer.at(), false, List.of(), List.of());
            Instant end = answer.at().plus(net.tomarigi.rota.WhoAnswers.AHEAD);
            Instant soon = answer.at().plus(net.tomarigi.rota.WhoAnswers.ON_WALLS);
            return new WallView(
                    answer.at(),
                    true,
                    answer.shifts().stream()
                            .filter(shift -> shift.from().isBefore(soon))
                            .map(shift -> WallShiftView.of(shift, plan, end))
                            .toList(),
                    answer.gaps().stream()
                            .filter(gap -> gap.from().isBefore(soon))
                            .toList());
        }
    }

    /** @param name of the office; null: somebody answers, and the wall does not say who */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WallShiftView(int level, Instant from, Instant until, String name, String phone) {
        static WallShiftView of(Shift shift, RotaPlan plan, Instant end) {
            Member member = plan.findMember(shift.member()).orElseThrow();
            String phone = shift.byBackup() ? member.backup().phone() : member.phone();
            return new WallShiftView(
                    shift.level(),
                    shift.from(),
                    shift.until().isBefore(end) ? shift.until() : null,
                    member.nameOnWall(),
                    plan.wall() == RotaPlan.OnWall.OFFICE_AND_PHONE ? phone : null);
        }
    }
}
