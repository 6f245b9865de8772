package net.tomarigi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.OpenNights;
import net.tomarigi.facility.TakenNights;
import net.tomarigi.network.Policy;
import net.tomarigi.placement.BedsOf;
import net.tomarigi.placement.KeptCase;
import net.tomarigi.placement.Stay;
import net.tomarigi.vacancy.VacancyReport.BedReport;

/** The facilities of a simulated year: how full they are, what they say of it and how often, and what is kept of their beds. */
final class YearOfTown {
    /** Nights of which a facility speaks. */
    private static final int NIGHTS = 14;

    private final YearPlan plan;
    private final Agenda agenda;
    private final Dice dice;
    private final YearOfStaff staff;
    private final YearRecord record;
    private final Map<String, House> houses = new LinkedHashMap<>();

    YearOfTown(YearPlan plan, List<DemoFacility> facilities, Agenda agenda, YearOfStaff staff, YearRecord record) {
        this.plan = plan;
        this.agenda = agenda;
        this.staff = staff;
        this.record = record;
        this.dice = new Dice(plan.seed(), "town");
        for (DemoFacility facility : facilities) houses.put(facility.id(), new House(facility));
    }

    /** A facility as it is, which is not always what it says. */
    final class House {
        final DemoFacility facility;
        private final List<Room> rooms = new ArrayList<>();
        private final List<LocalDate[]> silences = new ArrayList<>();
        private Instant attestedAt;
        private long words;

        private House(DemoFacility facility) {
            this.facility = facility;
            for (Bed bed : facility.beds()) rooms.add(new Room(bed));
        }

        /** Null: it never said anything. */
        Instant attestedAt() {
            return attestedAt;
        }

        /** How many words it has said. */
        long words() {
            return words;
        }

        List<Room> rooms() {
            return rooms;
        }

        Room room(String bed) {
            return rooms.stream()
                    .filter(room -> room.bed.id().equals(bed))
                    .findFirst()
                    .orElseThrow();
        }

        private boolean isSilent(LocalDate day) {
            return silences.stream().anyMatch(spell -> !day.isBefore(spell[0]) && day.isBefore(spell[1]));
        }
    }

    /** A bed, the nights in which it could be given, what is said of it and what is kept. */
    final class Room {
        final Bed bed;
        private final boolean[] canBeGiven;
        private OpenNights said;
        private final Map<String, Stay> kept = new LinkedHashMap<>();

        private Room(Bed bed) {
            this.bed = bed;
            int days = (int) ChronoUnit.DAYS.between(plan.from(), plan.until()) + 2 * NIGHTS;
            canBeGiven = new boolean[days];
            boolean isOpen = dice.chance(.4);
            for (int i = 0; i < days; i++) {
                // Somebody who has planned it stays for some nights; more people do at weekends, in August and at the
                // year's end.
                if (dice.chance(isOpen ? .12 * crowd(plan.from().plusDays(i)) : .16)) isOpen = !isOpen;
                canBeGiven[i] = isOpen;
            }
        }

        private String next(LocalDate tonight) {
            char[] open = new char[NIGHTS];
            int first = (int) ChronoUnit.DAYS.between(plan.from(), tonight);
            for (int i = 0; i < NIGHTS; i++) {
                int at = Math.max(0, Math.min(canBeGiven.length - 1, first + i));
                open[i] = canBeGiven[at] ? '1' : '0';
            }
            return new String(open);
        }

        /** Whether it can be given in this night, whatever was planned. */
        void turn(LocalDate night, boolean isOpen) {
            int at = (int) ChronoUnit.DAYS.between(plan.from(), night);
            if (at >= 0 && at < canBeGiven.length) canBeGiven[at] = isOpen;
        }

        /** Whether nobody is kept in it in any of these nights. */
        boolean isFree(LocalDate from, int nights) {
            return kept.values().stream()
                    .noneMatch(stay -> stay.from().isBefore(from.plusDays(nights)) && from.isBefore(stay.end()));
        }

        /** Null: nobody has said anything. */
        OpenNights said() {
            return said;
        }

        BedNights nights(LocalDate tonight) {
            List<TakenNights> taken = kept.values().stream()
                    .sorted(Comparator.comparing(Stay::from))
                    .map(stay -> new TakenNights(stay.from(), stay.count(), stay.state() == Stay.State.HELD))
                    .toList();
            return new BedNights(bed.id(), 0, said == null ? new OpenNights(tonight, "0") : said, taken);
        }
    }

    private static double crowd(LocalDate day) {
        boolean isHoliday = day.getMonthValue() == 8 || day.getMonthValue() == 12 && day.getDayOfMonth() > 24;
        return (isHoliday ? 1.8 : 1) * (day.getDayOfWeek().getValue() >= 5 ? 1.3 : 1);
    }

    List<House> houses() {
        return List.copyOf(houses.values());
    }

    House house(String facility) {
        return houses.get(facility);
    }

    LocalDate tonight() {
        return Policy.DEFAULT.tonight(agenda.now());
    }

    /** Plans all that will be said. */
    void begin() {
        int place = 0;
        for (House house : houses.values()) {
            // Every fourth goes quiet for a season; it is the same who does so for good.
            if (place++ % 4 == 1) {
                LocalDate from = plan.from().plusDays(dice.from(60, 240));
                house.silences.add(new LocalDate[] {from, from.plusDays(dice.from(25, 80))});
            }
            if (house.facility.pace() == Pace.QUIET) {
                LocalDate from = plan.from().plusDays(dice.from(200, 300));
                house.silences.add(new LocalDate[] {from, plan.until()});
            }
            if (house.facility.pace() != Pace.SILENT)
                for (LocalDate day = plan.from(); day.isBefore(plan.until()); day = day.plusDays(1)) words(house, day);
        }
        lastWords();
    }

    /** Whoever looks at the board in the hours after the year finds words that are new, and some of the days before. */
    private void lastWords() {
        int steady = 0;
        for (House house : houses.values()) {
            Pace pace = house.facility.pace();
            boolean isOfTheEvening = pace == Pace.LIVELY || pace == Pace.STEADY && steady++ % 2 == 0;
            boolean isOfBefore = pace == Pace.SLOW;
            LocalDate day = plan.until().minusDays(isOfBefore ? 2 : 1);
            if (house.isSilent(day)) continue;
            int first = isOfBefore ? 9 : 21;
            if (isOfTheEvening || isOfBefore)
                agenda.at(
                        YearPlan.midnight(day).plusSeconds(dice.from(first * 3600, (first + 3) * 3600 - 300)),
                        () -> speak(house));
        }
    }

    private void words(House house, LocalDate day) {
        boolean isWeekend = day.getDayOfWeek().getValue() > 5;
        double chance =
                switch (house.facility.pace()) {
                    case LIVELY -> isWeekend ? .6 : .96;
                    case STEADY -> isWeekend ? .2 : .75;
                    case SLOW -> .32;
                    default -> .12;
                };
        if (house.isSilent(day) || !dice.chance(chance)) return;
        Instant morning = YearPlan.midnight(day).plusSeconds(dice.from(8 * 3600 + 1800, 11 * 3600));
        agenda.at(morning, () -> speak(house));
        if (house.facility.pace() == Pace.LIVELY && dice.chance(.5))
            agenda.at(morning.plusSeconds(dice.from(5 * 3600, 8 * 3600)), () -> speak(house));
    }

    private void speak(House house) {
        LocalDate tonight = tonight();
        List<BedReport> said = new ArrayList<>();
        boolean isNew = house.attestedAt == null || dice.chance(.1);
        for (Room room : house.rooms) {
            OpenNights next = new OpenNights(tonight, room.next(tonight));
            isNew |= room.said == null || !room.said.slice(tonight, NIGHTS).equals(next.open());
            said.add(new BedReport(room.bed.id(), next));
        }
        if (isNew)
            for (int i = 0; i < said.size(); i++) {
                Room room = house.rooms.get(i);
                OpenNights next = said.get(i).nights();
                room.said = room.said == null ? next : room.said.with(next, tonight.minusDays(1));
            }
        house.attestedAt = agenda.now();
        house.words++;
        record.reports.add(new YearRecord.Said(
                house.facility.id(),
                house.words,
                agenda.now(),
                staff.provider(house.facility.id()),
                isNew ? said : List.of()));
    }

    BedsOf beds(String facility) {
        LocalDate tonight = tonight();
        return new BedsOf(
                facility,
                houses.get(facility).rooms.stream()
                        .map(room -> room.nights(tonight))
                        .toList());
    }

    /** What a case keeps of beds now; a drill keeps nothing. */
    void keep(KeptCase kept) {
        if (kept.practice()) return;
        kept.stays().forEach(this::keep);
    }

    /** As long as it lives. */
    void keep(Stay stay) {
        for (Room room : houses.get(stay.facility()).rooms) {
            if (!room.bed.id().equals(stay.bed())) continue;
            if (stay.isLiving()) room.kept.put(stay.id(), stay);
            else room.kept.remove(stay.id());
        }
    }

    /** Whether its last word is no older than a network's boards call it fresh or ageing. */
    boolean isTrusted(House house) {
        return house.attestedAt != null
                && Duration.between(house.attestedAt, agenda.now())
                                .compareTo(Duration.ofHours(Policy.DEFAULT.ageingHours()))
                        < 0;
    }
}
