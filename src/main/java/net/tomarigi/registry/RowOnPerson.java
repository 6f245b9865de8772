package net.tomarigi.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Sex;
import net.tomarigi.network.Settings.District;
import net.tomarigi.platform.Violations;
import net.tomarigi.search.KnownNeed;

/** A row of a sheet put upon what is known of somebody: what the row leaves blank stays. What cannot be is a violation. */
final class RowOnPerson {
    private static final int LINE = 200;
    private static final int TEXT = 4_000;
    private static final int LONGEST_NUMBER = 20;
    private static final int FIRST_YEAR = 1850;
    private static final int LAST_YEAR = 2200;
    private static final int MOST_LEVEL = 6;
    private static final int MOST_BEHAVIOUR = 24;

    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern DAY_OF_ERA =
            Pattern.compile("(明治|大正|昭和|平成|令和|[mtshr])(\\d{1,2}|元)[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    private static final Map<String, JapaneseEra> ERAS = Map.of(
            "明治", JapaneseEra.MEIJI,
            "大正", JapaneseEra.TAISHO,
            "昭和", JapaneseEra.SHOWA,
            "平成", JapaneseEra.HEISEI,
            "令和", JapaneseEra.REIWA,
            "m", JapaneseEra.MEIJI,
            "t", JapaneseEra.TAISHO,
            "s", JapaneseEra.SHOWA,
            "h", JapaneseEra.HEISEI,
            "r", JapaneseEra.REIWA);

    private final SheetRow row;
    private final Labels labels;
    private final Violations violations;

    RowOnPerson(SheetRow row, Labels labels, Violations violations) {
        this.row = row;
        this.labels = labels;
        this.violations = violations;
    }

    Facts facts(Facts before) {
        KnownNeed need = before.need();
        Integer level = number(SheetColumn.LEVEL, 1, MOST_LEVEL, need.supportLevel());
        Integer behaviour = number(SheetColumn.BEHAVIOUR, 0, MOST_BEHAVIOUR, need.behaviour());
        KnownNeed after = new KnownNeed(
                all(SheetColumn.DISABILITIES, Disability.class, need.disabilities()),
                all(SheetColumn.CARE, Care.class, need.care()),
                behaviour,
                level,
                one(SheetColumn.SEX, Sex.class, need.sex()),
                need.age(),
                yesOrNo(SheetColumn.WHEELCHAIR, need.wheelchair()));
        return new Facts(
                line(SheetColumn.DISTRICT, District.LONGEST_NAME, before.district()),
                all(SheetColumn.RISKS, Risk.class, before.risks()),
                yesOrNo(SheetColumn.JUST_IN_CASE, before.justInCase()),
                after,
                before.lat(),
                before.lon(),
                before.facilities());
    }

    Personal personal(Personal before) {
        return new Personal(
                line(SheetColumn.NAME, LINE, before.name()),
                line(SheetColumn.KANA, LINE, before.kana()),
                born(before.born()),
                line(SheetColumn.ADDRESS, LINE, before.address()),
                contacts(before.contacts()),
                institutions(before.institutions()),
                text(SheetColumn.ASSESSMENT, before.assessment()),
                text(SheetColumn.CRISIS_PLAN, before.crisisPlan()),
                text(SheetColumn.WISHES, before.wishes()),
                text(SheetColumn.CAPSULE, before.capsule()),
                text(SheetColumn.NOTES, before.notes()),
                number(before.number()));
    }

    private String cell(SheetColumn column) {
        return row.cells().get(column);
    }

    private String line(SheetColumn column, int longest, String before) {
        String cell = cell(column);
        return cell == null ? before : violations.line(column.heading(), cell, longest);
    }

    /** The same number however wide its letters is no change. */
    private String number(String before) {
        String typed = line(SheetColumn.NUMBER, LONGEST_NUMBER, before);
        boolean isSame = typed != null && before != null && Labels.folded(typed).equals(Labels.folded(before));
        return isSame ? before : typed;
    }

    private String text(SheetColumn column, String before) {
        String cell = cell(column);
        return cell == null ? before : violations.text(column.heading(), cell, TEXT);
    }

    private Integer number(SheetColumn column, int least, int most, Integer before) {
        String cell = cell(column);
        if (cell == null) return before;
        String typed = Labels.folded(cell).replaceFirst("^区分", "");
        return violations.number(column.heading(), typed, least, least, most);
    }

    private Boolean yesOrNo(SheetColumn column, Boolean before) {
        String cell = cell(column);
        if (cell == null) return before;
        Boolean typed = Labels.yesOrNo(cell);
        if (typed == null)
            violations.add(
                    column.heading(), "not-one-of", Violations.quote(cell), Labels.YES + Labels.COMMA + Labels.NO);
        return typed == null ? before : typed;
    }

    private <E extends Enum<E>> E one(SheetColumn column, Class<E> type, E before) {
        String cell = cell(column);
        if (cell == null) return before;
        E found = labels.find(type, cell);
        if (found == null) violations.add(column.heading(), "not-one-of", Violations.quote(cell), labels.all(type));
        return found;
    }

    private <E extends Enum<E>> Set<E> all(SheetColumn column, Class<E> type, Set<E> before) {
        String cell = cell(column);
        if (cell == null) return before;
        Set<E> all = EnumSet.noneOf(type);
        if (Labels.folded(cell).equals(Labels.NONE)) return all;
        for (String part : Labels.split(cell)) {
            E found = labels.find(type, part);
            if (found == null) violations.add(column.heading(), "not-one-of", Violations.quote(part), labels.all(type));
            else all.add(found);
        }
        return all;
    }

    private LocalDate born(LocalDate before) {
        String cell = cell(SheetColumn.BORN);
        if (cell == null) return before;
        LocalDate day = day(Labels.folded(cell));
        if (day == null) violations.add(SheetColumn.BORN.heading(), "not-a-date", Violations.quote(cell));
        return day;
    }

    /** 1974-05-05, 1974/5/5, 1974年5月5日, 昭和49年5月5日, S49.5.5; null for what is none. */
    static LocalDate day(String typed) {
        try {
            Matcher day = DAY.matcher(typed);
            if (day.matches()) return ours(LocalDate.of(part(day, 1), part(day, 2), part(day, 3)));
            Matcher ofEra = DAY_OF_ERA.matcher(typed);
            if (!ofEra.matches()) return null;
            int year = ofEra.group(2).equals("元") ? 1 : part(ofEra, 2);
            return ours(
                    LocalDate.from(JapaneseDate.of(ERAS.get(ofEra.group(1)), year, part(ofEra, 3), part(ofEra, 4))));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate ours(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR ? day : null;
    }

    private static int part(Matcher day, int group) {
        return Integer.parseInt(day.group(group));
    }

    private List<Personal.Contact> contacts(List<Personal.Contact> before) {
        List<String[]> all = new ArrayList<>();
        for (Personal.Contact one : before) all.add(new String[] {one.name(), one.relation(), one.phone()});
        say(all, SheetColumn.CONTACT_1_NAME, SheetColumn.CONTACTS, Personal.MOST_CONTACTS);
        return all.stream()
                .map(one -> new Personal.Contact(one[0], one[1], one[2]))
                .toList();
    }

    private List<Personal.Institution> institutions(List<Personal.Institution> before) {
        List<String[]> all = new ArrayList<>();
        for (Personal.Institution one : before) all.add(new String[] {one.name(), one.purpose(), one.phone()});
        say(all, SheetColumn.INSTITUTION_1_NAME, SheetColumn.INSTITUTIONS, Personal.MOST_INSTITUTIONS);
        return all.stream()
                .map(one -> new Personal.Institution(one[0], one[1], one[2]))
                .toList();
    }

    /** Each is put upon who is called the same, else upon who stands at its place, else added: so the same row once more changes nothing. */
    private void say(List<String[]> all, SheetColumn first, int count, int most) {
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < count; i++) {
            SheetColumn nameColumn = SheetColumn.of(first, i, 0);
            String name = line(nameColumn, LINE, null);
            String what = line(SheetColumn.of(first, i, 1), LINE, null);
            String phone = line(SheetColumn.of(first, i, 2), LINE, null);
            if (name == null && what == null && phone == null) continue;
            int at = placeOf(name, all, used, i);
            used.add(at);
            if (at < all.size()) {
                String[] old = all.get(at);
                boolean isSame = name == null || name.equals(old[0]);
                String[] next = {
                    name == null ? old[0] : name,
                    what == null && isSame ? old[1] : what,
                    phone == null && isSame ? old[2] : phone
                };
                all.set(at, next);
            } else if (name == null) violations.add(nameColumn.heading(), "missing");
            else if (all.size() == most) violations.add(nameColumn.heading(), "too-many", most + 1, most);
            else all.add(new String[] {name, what, phone});
        }
    }

    /** @return the size of all: nobody's yet */
    private static int placeOf(String name, List<String[]> all, Set<Integer> used, int wanted) {
        for (int at = 0; at < all.size() && name != null; at++)
            if (!used.contains(at) && name.equals(all.get(at)[0])) return at;
        return wanted < all.size() && !used.contains(wanted) ? wanted : all.size();
    }
}
