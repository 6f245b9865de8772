package net.tomarigi.offices.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.tomarigi.offices.BaseFunction;
import net.tomarigi.offices.http.RegisteredView.FunctionView;
import net.tomarigi.offices.http.RegisteredView.OfficeView;
import net.tomarigi.platform.Words;

/** Who is registered, as a sheet: CSV (RFC 4180), a line for each, a column for each function with its first day. */
final class RegisteredSheet {
    static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final String BUNDLE = "offices";
    /** What the pages call functions and kinds. */
    private static final String PAGES = "pages";
    /** Without it a spreadsheet takes UTF-8 for Shift_JIS. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** What a spreadsheet would take for a formula, were it the first character of a cell. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r].*", Pattern.DOTALL);

    private static final List<String> COLUMNS = List.of("name", "kind", "number", "town", "phone", "hours", "district");

    private final Words words;
    private final Locale language;

    RegisteredSheet(Words words, Locale language) {
        this.words = words;
        this.language = language;
    }

    String write(RegisteredView registered) {
        StringBuilder sheet = new StringBuilder().append(BYTE_ORDER_MARK);
        row(
                sheet,
                Stream.concat(
                        COLUMNS.stream().map(column -> say("column." + column)),
                        Stream.of(BaseFunction.values())
                                .map(function -> words.say(language, PAGES, "base." + function))));
        for (OfficeView one : registered.offices()) row(sheet, cells(one));
        return sheet.toString();
    }

    private Stream<String> cells(OfficeView one) {
        return Stream.concat(
                Stream.of(
                        one.name(),
                        words.say(language, PAGES, "office." + one.kind()),
                        one.number(),
                        one.town(),
                        one.phone(),
                        one.hours(),
                        one.district()),
                Stream.of(BaseFunction.values()).map(function -> period(one, function)));
    }

    private String period(OfficeView one, BaseFunction function) {
        return one.functions().stream()
                .filter(its -> its.function() == function)
                .map(this::period)
                .findFirst()
                .orElse(null);
    }

    private String period(FunctionView its) {
        return its.until() == null
                ? say("since", its.since().toString())
                : say(
                        "since-until",
                        its.since().toString(),
                        its.until().minusDays(1).toString());
    }

    private String say(String key, Object... values) {
        return words.say(language, BUNDLE, key, values);
    }

    private static void row(StringBuilder sheet, Stream<String> cells) {
        sheet.append(cells.map(RegisteredSheet::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String text) {
        if (text == null) return "";
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
