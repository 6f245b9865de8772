package net.tomarigi.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.tomarigi.network.Policy;
import net.tomarigi.placement.KeptCase;
import net.tomarigi.placement.Stay;
import net.tomarigi.reserve.Account;
import net.tomarigi.reserve.Agreement;
import net.tomarigi.reserve.Reserved;
import net.tomarigi.reserve.Spoken;
import net.tomarigi.vacancy.VacancyReport.BedReport;

/**
 * Beds of a simulated year that stand empty for emergencies: what was agreed, the nights that facilities asked to have back,
 * and the months that were settled, by the product's own count.
 */
final class YearOfReserve {
    /** Beds that are reserved, by how their names end; the first is of the facility whose staff a newcomer signs in as. */
    private static final String EVERY_NIGHT = "-01-4";

    private static final String WEEKENDS = "-15-4";

    private static final int RELEASE_DAYS = 3;

    /** A month is settled on this day of the next. */
    private static final int SETTLED_ON = 6;

    private final YearPlan plan;
    private final Agenda agenda;
    private final YearOfStaff staff;
    private final YearOfTown town;
    private final YearRecord record;
    private final Dice dice;

    YearOfReserve(YearPlan plan, Agenda agenda, YearOfStaff staff, YearOfTown town, YearRecord record) {
        this.plan = plan;
        this.agenda = agenda;
        this.staff = staff;
        this.town = town;
        this.record = record;
        this.dice = new Dice(plan.seed(), "reserve " + plan.network());
    }

    /** Whether it is one of those that the made-up facilities never close by themselves. */
    static boolean isReserved(String bed) {
        return bed.endsWith(EVERY_NIGHT) || bed.endsWith(WEEKENDS);
    }

    void begin() {
        LocalDate first = plan.from().plusMonths(1).withDayOfMonth(1);
        LocalDate last = YearMonth.from(plan.until().plusMonths(6)).atEndOfMonth();
        agree(EVERY_NIGHT, first, last, EnumSet.allOf(DayOfWeek.class), 8_000, 0);
        agree(
                WEEKENDS,
                first.plusMonths(5),
                last,
                EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                9_500,
                1_500);
        // The last month that is over waits for whoever looks.
        YearMonth open = YearMonth.from(plan.until().minusDays(1)).minusMonths(1);
        for (YearMonth month = YearMonth.from(first); month.isBefore(open); month = month.plusMonths(1)) {
            YearMonth one = month;
            agenda.at(at(month.plusMonths(1).atDay(SETTLED_ON), 10), () -> settle(one));
        }
    }

    private static Instant at(LocalDate day, int hour) {
        return YearPlan.midnight(day).plus(Duration.ofHours(hour));
    }

    private void agree(String bed, LocalDate first, LocalDate last, Set<DayOfWeek> weekdays, int yen, int yenWhenUsed) {
        String name = plan.network() + bed;
        YearOfTown.House house = town.house(name.substring(0, name.lastIndexOf('-')));
        YearOfTown.Room room = house.room(name);
        Agreement agreed = new Agreement(
                dice.id(),
                plan.network(),
                house.facility.id(),
                name,
                room.bed.label(),
                first,
                last,
                weekdays,
                yen,
                yenWhenUsed,
                RELEASE_DAYS,
                at(first.minusDays(12), 14),
                staff.officer(),
                1);
        record.agreements.put(agreed.id(), agreed);
        record.reservedNights.put(agreed.id(), new TreeMap<>());
        for (LocalDate night = first; night.isBefore(plan.until().plusDays(28)); night = night.plusDays(1))
            // Once in a while nobody is there at night.
            if (agreed.isFor(night)) room.turn(night, night.isAfter(plan.until().minusDays(20)) || !dice.chance(.015));
        for (LocalDate night = first; night.isBefore(plan.until()); night = night.plusDays(1))
            if (agreed.isFor(night) && dice.chance(.06)) askBack(agreed, room, night, dice.from(6, 10));
        if (weekdays.size() == 7) {
            askBack(agreed, room, plan.until().plusDays(5), 6);
            LocalDate soon = plan.until().plusDays(8);
            agenda.at(at(plan.until().minusDays(4), 11), () -> {
                ask(agreed, soon);
                decide(agreed, room, soon, Spoken.State.RELEASED);
            });
        }
    }

    /** The facility would like to have the night back, and the office looks at it a day or two later. */
    private void askBack(Agreement agreed, YearOfTown.Room room, LocalDate night, int daysBefore) {
        agenda.at(at(night.minusDays(daysBefore), dice.from(9, 16)), () -> ask(agreed, night));
        Spoken.State decision = dice.chance(.75) ? Spoken.State.RELEASED : Spoken.State.DECLINED;
        agenda.at(at(night.minusDays(daysBefore - dice.from(1, 2)), dice.from(9, 16)), () -> {
            decide(agreed, room, night, room.isFree(night, 1) ? decision : Spoken.State.DECLINED);
            // Somebody fell ill, and the office takes the night again while it may.
            if (decision == Spoken.State.RELEASED && dice.chance(.1) && room.isFree(night, 1))
                agenda.at(at(night.minusDays(RELEASE_DAYS), 17), () -> decide(agreed, room, night, Spoken.State.KEPT));
        });
    }

    private void ask(Agreement agreed, LocalDate night) {
        put(agreed, new Spoken(night, Spoken.State.ASKED, agenda.now(), staff.provider(agreed.facility()), null, null));
    }

    private void decide(Agreement agreed, YearOfTown.Room room, LocalDate night, Spoken.State decision) {
        Spoken said = record.reservedNights.get(agreed.id()).get(night);
        put(agreed, new Spoken(night, decision, said.askedAt(), said.askedBy(), agenda.now(), staff.officer()));
        room.turn(night, decision != Spoken.State.RELEASED || dice.chance(.2));
    }

    private void put(Agreement agreed, Spoken said) {
        record.reservedNights.get(agreed.id()).put(said.night(), said);
    }

    private void settle(YearMonth month) {
        LocalDate first = month.atDay(1);
        LocalDate until = month.plusMonths(1).atDay(1);
        List<Reserved> beds = new ArrayList<>();
        for (Agreement agreed : record.agreements.values()) beds.add(known(agreed, first, until));
        Account counted = Account.of(month, beds, town.tonight());
        record.settled.add(
                new Account(month, counted.until(), agenda.now(), staff.officer(), counted.lines(), List.of()));
        if (record.settled.size() == 3) agenda.in(Duration.ofDays(9), () -> correct(month));
    }

    private void correct(YearMonth month) {
        Agreement agreed = record.agreements.values().iterator().next();
        record.corrections.add(new YearRecord.Corrected(
                month,
                new Account.Correction(
                        dice.id(),
                        agreed.facility(),
                        -agreed.yen(),
                        "夜勤者が急に休み、一晩受け入れられない日があったと、あとで連絡があった。",
                        agenda.now(),
                        staff.officer())));
    }

    /** What is known now of an agreement's nights. */
    private Reserved known(Agreement agreed, LocalDate first, LocalDate until) {
        List<Spoken> spoken = record.reservedNights.get(agreed.id()).values().stream()
                .filter(one -> !one.night().isBefore(first) && one.night().isBefore(until))
                .toList();
        String number = town.house(agreed.facility()).facility.profile().number();
        String name = town.house(agreed.facility()).facility.profile().name();
        return new Reserved(
                agreed, name, number, spoken, used(agreed, first, until), closed(agreed.bed(), first, until));
    }

    /** A stay of a case that was closed uses no night after that. */
    private Set<LocalDate> used(Agreement agreed, LocalDate first, LocalDate until) {
        Set<LocalDate> used = new HashSet<>();
        for (YearRecord.OneCase one : record.cases.values()) {
            KeptCase kept = one.kept();
            if (kept.practice()) continue;
            for (Stay stay : kept.stays()) {
                boolean isEnded = stay.state() == Stay.State.ENDED;
                if (!stay.bed().equals(agreed.bed()) || !isEnded && stay.state() != Stay.State.AGREED) continue;
                LocalDate end =
                        isEnded ? Policy.DEFAULT.tonight(kept.closedAt()).plusDays(1) : stay.end();
                for (LocalDate night = stay.from();
                        night.isBefore(stay.end()) && night.isBefore(end);
                        night = night.plusDays(1)) if (!night.isBefore(first) && night.isBefore(until)) used.add(night);
            }
        }
        return used;
    }

    /** The last word about the bed before the night was over said that it cannot be given. */
    private Set<LocalDate> closed(String bed, LocalDate first, LocalDate until) {
        Map<LocalDate, Boolean> shut = new TreeMap<>();
        for (YearRecord.Said word : record.reports)
            for (BedReport said : word.said()) {
                if (!said.bed().equals(bed)) continue;
                String open = said.nights().open();
                for (int i = 0; i < open.length(); i++) {
                    LocalDate night = said.nights().from().plusDays(i);
                    boolean isInTime = !Policy.DEFAULT.tonight(word.at()).isAfter(night);
                    if (isInTime && !night.isBefore(first) && night.isBefore(until))
                        shut.put(night, open.charAt(i) == '0');
                }
            }
        shut.values().removeIf(isShut -> !isShut);
        return shut.keySet();
    }
}
