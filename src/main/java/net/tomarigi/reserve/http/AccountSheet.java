package net.tomarigi.reserve.http;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.tomarigi.platform.Words;
import net.tomarigi.reserve.Account;

/** A month's account as a sheet: CSV (RFC 4180) in words, as spreadsheets open it; a line for each bed and correction, then the sum. */
final class AccountSheet {
    static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final String SHEETS = "sheets";
    /** Without it a spreadsheet takes UTF-8 for Shift_JIS. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** What a spreadsheet would take for a formula, were it the first character of a cell. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r].*", Pattern.DOTALL);

    private final Words words;
    private final Locale language;

    AccountSheet(Words words, Locale language) {
        this.words = words;
        this.language = language;
    }

    String write(Account account) {
        StringBuilder sheet = new StringBuilder().append(BYTE_ORDER_MARK);
        row(
                sheet,
                say("reserved.month"),
                say("column.number"),
                say("reserved.facility"),
                say("reserved.bed"),
                say("reserved.kept"),
                say("reserved.used"),
                say("reserved.released"),
                say("reserved.breach"),
                say("reserved.yen"),
                say("reserved.yen-when-used"),
                say("reserved.sum"),
                say("reserved.note"));
        String month = account.month().toString();
        for (Account.Line line : account.lines())
            row(
                    sheet,
                    month,
                    line.facilityNumber(),
                    line.facilityName(),
                    line.bed(),
                    line.kept(),
                    line.used(),
                    line.released(),
                    line.breach(),
                    line.yen(),
                    line.yenWhenUsed(),
                    line.sum(),
                    null);
        for (Account.Correction one : account.corrections())
            row(
                    sheet,
                    month,
                    null,
                    nameOf(account, one.facility()),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    one.yen(),
                    say("reserved.correction", one.reason()));
        row(
                sheet,
                month,
                null,
                say("reserved.total"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                account.total(),
                account.closedAt() == null ? say("reserved.open", account.until()) : say("reserved.settled"));
        return sheet.toString();
    }

    private static String nameOf(Account account, String facility) {
        return account.lines().stream()
                .filter(line -> line.facility().equals(facility))
                .map(Account.Line::facilityName)
                .findFirst()
                .orElse(facility);
    }

    private String say(String key, Object... values) {
        return words.say(language, SHEETS, key, values);
    }

    private static void row(StringBuilder sheet, Object... cells) {
        sheet.append(Stream.of(cells).map(one -> cell(one)).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** Numbers stay numbers, also those below 0. */
    private static String cell(Object one) {
        if (one == null) return "";
        if (one instanceof Number) return one.toString();
        String text = one.toString();
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
