package net.tomarigi.facility.http;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.CareHours;
import net.tomarigi.facility.Profile;
import net.tomarigi.facility.PublicEntries.PublicEntry;
import net.tomarigi.platform.Words;

/** The public list as a sheet: CSV (RFC 4180) in words, as spreadsheets open it. */
final class PublicSheet {
    static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    /** The list's own heads and values. */
    private static final String SHEETS = "sheets";
    /** What the page calls kinds, disabilities and care. */
    private static final String PAGES = "pages";
    /** Without it a spreadsheet takes UTF-8 for Shift_JIS. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** What a spreadsheet would take for a formula, were it the first character of a cell. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r].*", Pattern.DOTALL);

    private static final List<String> COLUMNS = List.of(
            "name",
            "number",
            "corporation",
            "kind",
            "municipality",
            "address",
            "phone",
            "url",
            "disabilities",
            "children",
            "adults",
            "levels",
            "behaviour",
            "sexes",
            "wheelchair",
            "transport",
            "care",
            "never");

    private final Words words;
    private final Locale language;

    PublicSheet(Words words, Locale language) {
        this.words = words;
        this.language = language;
    }

    String write(List<PublicEntry> entries) {
        StringBuilder sheet = new StringBuilder().append(BYTE_ORDER_MARK);
        row(sheet, COLUMNS.stream().map(column -> words.say(language, SHEETS, "column." + column)));
        for (PublicEntry entry : entries) row(sheet, cells(entry.profile()));
        return sheet.toString();
    }

    private Stream<String> cells(Profile profile) {
        return Stream.of(
                profile.name(),
                profile.number(),
                profile.corporation(),
                profile.kind() == null ? null : say("list.kind." + profile.kind()),
                profile.municipality(),
                profile.address(),
                profile.phone(),
                profile.url(),
                all(PAGES, "list.disability.", profile.disabilities()),
                yesOrNo(profile.children()),
                yesOrNo(profile.adults()),
                levels(profile),
                profile.maxBehaviour() == null ? null : profile.maxBehaviour().toString(),
                all(SHEETS, "sex.", profile.sexes()),
                yesOrNo(profile.wheelchair()),
                yesOrNo(profile.transport()),
                care(profile, false),
                care(profile, true));
    }

    private String levels(Profile profile) {
        if (profile.levelMin() == null && profile.levelMax() == null) return null;
        return (profile.levelMin() == null ? "" : profile.levelMin())
                + "–"
                + (profile.levelMax() == null ? "" : profile.levelMax());
    }

    private String care(Profile profile, boolean never) {
        if (profile.care() == null) return null;
        return profile.care().entrySet().stream()
                .filter(item -> (item.getValue() == CareHours.NEVER) == never)
                .sorted(Map.Entry.comparingByKey())
                .map(item -> care(item.getKey(), item.getValue()))
                .collect(Collectors.joining(say("list.comma")));
    }

    private String care(Care item, CareHours hours) {
        String name = say("list.care." + item);
        return hours == CareHours.DAY ? say("list.by-day", name) : name;
    }

    private String all(String bundle, String prefix, Collection<? extends Enum<?>> constants) {
        if (constants == null) return null;
        return constants.stream()
                .sorted()
                .map(constant -> words.say(language, bundle, prefix + constant))
                .collect(Collectors.joining(say("list.comma")));
    }

    private String yesOrNo(Boolean stated) {
        return stated == null ? null : words.say(language, SHEETS, stated ? "yes" : "no");
    }

    private String say(String key, Object... values) {
        return words.say(language, PAGES, key, values);
    }

    private static void row(StringBuilder sheet, Stream<String> cells) {
        sheet.append(cells.map(PublicSheet::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String text) {
        if (text == null) return "";
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
