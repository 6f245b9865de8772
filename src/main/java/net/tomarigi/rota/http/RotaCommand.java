package net.tomarigi.rota.http;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.facility.ContactRules;
import net.tomarigi.platform.Violations;
import net.tomarigi.rota.Calendar;
import net.tomarigi.rota.DayKind;
import net.tomarigi.rota.Hours;
import net.tomarigi.rota.Member;
import net.tomarigi.rota.Member.Backup;
import net.tomarigi.rota.RotaPlan;
import net.tomarigi.rota.RotaPlan.OnWall;
import net.tomarigi.rota.Rotation;

/**
 * Who is to answer when. {@code version} is there so that what GET gave may be sent back; it changes nothing.
 *
 * @param needed when somebody has to answer; left out or empty: always
 * @param yearEnd 29 December to 3 January are holidays; left out: they are
 * @param holidays further days, as 2026-08-14; at most 100
 * @param wall NOTHING, OFFICE or OFFICE_AND_PHONE; left out: OFFICE
 */
record RotaCommand(
        List<MemberCommand> members,
        List<RotationCommand> rotations,
        List<HoursCommand> needed,
        Boolean yearEnd,
        List<String> holidays,
        String wall,
        Long version) {
    private static final int NAME = 100;
    private static final int ID = 100;
    private static final int DISTRICT = 50;

    /**
     * @param id made by whoever adds it: letters, digits, - and _
     * @param kind OFFICE or PERSON
     * @param onePerson an office of one, which needs a backup
     */
    record MemberCommand(
            String id,
            String kind,
            String name,
            String office,
            String phone,
            String account,
            String facility,
            String district,
            Boolean onePerson,
            BackupCommand backup) {}

    record BackupCommand(String name, String phone) {}

    /**
     * @param level 1: who is called first, 2: who then, 3: who after that
     * @param from the first day
     * @param until the last day; left out: it goes on
     * @param at when one hands over, as 09:00
     * @param days how long a turn lasts
     * @param order members by their ids
     * @param hours left out or empty: round the clock
     */
    record RotationCommand(
            String id,
            String name,
            Integer level,
            String from,
            String until,
            String at,
            Integer days,
            List<String> order,
            List<HoursCommand> hours) {}

    /**
     * @param days MONDAY to SUNDAY, HOLIDAY; on which they begin
     * @param from as 17:30
     * @param to not after from: on the next day
     */
    record HoursCommand(List<String> days, String from, String to) {}

    /** @throws net.tomarigi.platform.ProblemException naming every field that is wrong */
    RotaPlan plan() {
        Violations violations = new Violations();
        List<Member> all = members(violations);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < all.size(); i++)
            if (all.get(i) != null && !ids.add(all.get(i).id()))
                violations.add("members[" + i + "].id", "row-twice", all.get(i).id());
        List<Rotation> turns = rotations(violations, ids);
        List<Hours> must = hours("needed", needed, violations);
        Set<LocalDate> own = new HashSet<>();
        for (int i = 0; i < count("holidays", holidays, Calendar.MOST_OWN, violations); i++) {
            LocalDate day = RotaTimes.requiredDay(violations, "holidays[" + i + "]", holidays.get(i));
            if (day != null) own.add(day);
        }
        OnWall shown = wall == null ? OnWall.OFFICE : violations.oneOf("wall", wall, OnWall.class);
        violations.throwIfAny();
        return new RotaPlan(all, turns, must, new Calendar(!Boolean.FALSE.equals(yearEnd), own), shown, 0);
    }

    private static int count(String field, List<?> list, int most, Violations violations) {
        if (list == null) return 0;
        if (list.size() > most) violations.add(field, "too-many", list.size(), most);
        return Math.min(list.size(), most);
    }

    private List<Member> members(Violations violations) {
        List<Member> all = new ArrayList<>();
        for (int i = 0; i < count("members", members, Member.MOST, violations); i++)
            all.add(member("members[" + i + "]", members.get(i), violations));
        return all;
    }

    private static Member member(String at, MemberCommand one, Violations violations) {
        if (one == null) {
            violations.add(at, "missing");
            return null;
        }
        String id = id(at + ".id", one.id(), violations);
        Member.Kind kind = violations.oneOf(at + ".kind", one.kind() == null ? "" : one.kind(), Member.Kind.class);
        String name = violations.requiredLine(at + ".name", one.name(), NAME);
        String office = violations.line(at + ".office", one.office(), NAME);
        String phone = requiredPhone(at + ".phone", one.phone(), violations);
        String account = violations.line(at + ".account", one.account(), ID);
        String facility = violations.line(at + ".facility", one.facility(), ID);
        String district = violations.line(at + ".district", one.district(), DISTRICT);
        boolean onePerson = Boolean.TRUE.equals(one.onePerson());
        Backup backup = null;
        if (one.backup() != null)
            backup = new Backup(
                    violations.requiredLine(at + ".backup.name", one.backup().name(), NAME),
                    requiredPhone(at + ".backup.phone", one.backup().phone(), violations));
        else if (onePerson) violations.add(at + ".backup", "backup-missing");
        if (onePerson && backup == null || id == null) return null;
        return new Member(id, kind, name, office, phone, account, facility, district, onePerson, backup);
    }

    private static String id(String field, String text, Violations violations) {
        if (text != null && Member.ID.matcher(text).matches()) return text;
        violations.add(field, text == null ? "missing" : "not-a-rota-id", Violations.quote(text == null ? "" : text));
        return null;
    }

    private static String requiredPhone(String field, String text, Violations violations) {
        String phone = ContactRules.phone(violations, field, text);
        if (phone == null) violations.add(field, "missing");
        return phone;
    }

    private List<Rotation> rotations(Violations violations, Set<String> members) {
        List<Rotation> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < count("rotations", rotations, Rotation.MOST, violations); i++) {
            String at = "rotations[" + i + "]";
            RotationCommand one = rotations.get(i);
            if (one == null) {
                violations.add(at, "missing");
                continue;
            }
            String id = id(at + ".id", one.id(), violations);
            if (id != null && !ids.add(id)) violations.add(at + ".id", "row-twice", id);
            Rotation rotation = rotation(at, id, one, members, violations);
            if (rotation != null) all.add(rotation);
        }
        return all;
    }

    private static Rotation rotation(
            String at, String id, RotationCommand one, Set<String> members, Violations violations) {
        String name = violations.line(at + ".name", one.name(), NAME);
        Integer level = number(at + ".level", one.level(), RotaPlan.LEVELS, violations);
        Integer days = number(at + ".days", one.days(), Rotation.LONGEST_TURN_DAYS, violations);
        LocalDate from = RotaTimes.requiredDay(violations, at + ".from", one.from());
        LocalDate until = RotaTimes.day(violations, at + ".until", one.until());
        if (from != null && until != null && until.isBefore(from))
            violations.add(at + ".until", "ends-before-it-begins");
        LocalTime time = RotaTimes.requiredTime(violations, at + ".at", one.at());
        List<String> order = new ArrayList<>();
        for (int i = 0; i < count(at + ".order", one.order(), Rotation.MOST_TURNS, violations); i++) {
            String member = one.order().get(i);
            if (member == null || !members.contains(member)) violations.add(at + ".order[" + i + "]", "no-such-member");
            else order.add(member);
        }
        if (one.order() == null || one.order().isEmpty()) violations.add(at + ".order", "missing");
        List<Hours> hours = hours(at + ".hours", one.hours(), violations);
        if (id == null || level == null || days == null || from == null || time == null || order.isEmpty()) return null;
        if (level < 1 || days < 1 || days > Rotation.LONGEST_TURN_DAYS) return null;
        return new Rotation(id, name, level, from, until, time, days, order, hours);
    }

    private static Integer number(String field, Integer number, int most, Violations violations) {
        if (number == null) violations.add(field, "missing");
        return violations.range(field, number, 1, most);
    }

    private static List<Hours> hours(String field, List<HoursCommand> some, Violations violations) {
        List<Hours> all = new ArrayList<>();
        for (int i = 0; i < count(field, some, Hours.MOST, violations); i++) {
            String at = field + "[" + i + "]";
            HoursCommand one = some.get(i);
            if (one == null) {
                violations.add(at, "missing");
                continue;
            }
            Set<DayKind> days = EnumSet.noneOf(DayKind.class);
            for (int day = 0; day < count(at + ".days", one.days(), DayKind.values().length, violations); day++) {
                String named = one.days().get(day);
                DayKind kind = violations.oneOf(at + ".days[" + day + "]", named == null ? "" : named, DayKind.class);
                if (kind != null) days.add(kind);
            }
            if (days.isEmpty()) violations.add(at + ".days", "missing");
            LocalTime from = RotaTimes.requiredTime(violations, at + ".from", one.from());
            LocalTime to = RotaTimes.requiredTime(violations, at + ".to", one.to());
            if (!days.isEmpty() && from != null && to != null) all.add(new Hours(days, from, to));
        }
        return all;
    }
}
