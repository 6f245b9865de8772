package net.tomarigi.report.http;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import net.tomarigi.report.Account;
import net.tomarigi.report.Filled;
import net.tomarigi.report.Filled.Cell;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** The account as CSV: one line for each figure, then one for each text, as spreadsheets and programs can read it. */
final class AccountSheet {
    /** Without it Excel takes UTF-8 for Shift_JIS. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** What a spreadsheet would take for a formula, were it the first character of a cell. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r＝＋－＠].*", Pattern.DOTALL);

    private AccountSheet() {}

    static byte[] write(Account account, AccountWords words) {
        StringWriter text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        CSVFormat format =
                CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.NON_NUMERIC).get();
        try (CSVPrinter sheet = new CSVPrinter(text, format)) {
            sheet.printRecord(
                    words.say("sheet.network"),
                    words.say("sheet.year"),
                    words.say("sheet.variant"),
                    words.say("sheet.function"),
                    words.say("sheet.table"),
                    words.say("sheet.row"),
                    words.say("sheet.column"),
                    words.say("sheet.value"),
                    words.say("sheet.table-key"),
                    words.say("sheet.row-key"),
                    words.say("sheet.column-key"));
            for (Account.Part part : account.parts()) {
                for (Filled table : part.tables())
                    for (int i = 0; i < table.rows().size(); i++)
                        for (int j = 0; j < table.columns().size(); j++)
                            line(
                                    sheet,
                                    account,
                                    words,
                                    words.name(part.function()),
                                    words.name(table.table()),
                                    words.row(account, table, i),
                                    words.column(account, table, j),
                                    value(table.cells().get(i).get(j), words),
                                    table.table().key(),
                                    key(table, i),
                                    table.columns().get(j));
                for (AccountText.Line line : AccountText.of(account.written().of(part.function())))
                    line(
                            sheet,
                            account,
                            words,
                            words.name(part.function()),
                            words.say("sheet.text"),
                            words.say(line.key()),
                            "",
                            line.text(),
                            "text",
                            line.key(),
                            "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text can be written into memory", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** An account's id is in no file. */
    private static String key(Filled table, int row) {
        return table.table().rows().dimension().equals("coordinator")
                ? String.valueOf(row + 1)
                : table.rows().get(row);
    }

    private static void line(CSVPrinter sheet, Account account, AccountWords words, Object... cells)
            throws IOException {
        sheet.print(safe(account.networkName()));
        sheet.print(account.year().year());
        sheet.print(words.say(account.isPublished() ? "variant.published" : "variant.internal"));
        for (Object cell : cells) sheet.print(cell instanceof String text ? safe(text) : cell);
        sheet.println();
    }

    private static Object value(Cell cell, AccountWords words) {
        if (cell.isHidden()) return words.say("hidden");
        return cell.value() == null ? words.say("none") : cell.value();
    }

    private static String safe(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
