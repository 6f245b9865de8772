package net.tomarigi.report.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import net.tomarigi.network.Policy;
import net.tomarigi.report.Account;
import net.tomarigi.report.Filled;
import net.tomarigi.report.Filled.Cell;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The account as a workbook: what it is, then a sheet for each function with its tables one below the other. */
final class AccountBook {
    private static final String APPLICATION = "Tomarigi";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int WIDE = 34;
    private static final int NARROW = 14;
    private static final int MOST_COLUMNS = 12;
    private static final String SOFT = "DCEFEB";
    private static final String TWO_PLACES = "#,##0.00";
    private static final String WHOLE = "#,##0";

    private final Account account;
    private final AccountWords words;
    private Worksheet sheet;
    private int row;

    private AccountBook(Account account, AccountWords words) {
        this.account = account;
        this.words = words;
    }

    static byte[] write(Account account, AccountWords words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, APPLICATION, null)) {
            new AccountBook(account, words).fill(book);
        } catch (IOException e) {
            throw new UncheckedIOException("a workbook can be written into memory", e);
        }
        return bytes.toByteArray();
    }

    private void fill(Workbook book) {
        begin(book.newWorksheet(words.say("sheet.about")));
        title(words.say("title", account.networkName(), yearText()));
        line(words.say("sheet.variant"), words.say(account.isPublished() ? "variant.published" : "variant.internal"));
        line(
                words.say("sheet.period"),
                account.year().from() + " – " + account.year().until().minusDays(1));
        line(words.say("sheet.made-at"), MOMENT.format(ZonedDateTime.ofInstant(account.madeAt(), Policy.TOKYO)));
        if (account.isPublished())
            line(
                    words.say("sheet.hidden"),
                    words.say("hidden-note", account.written().threshold()));
        for (Account.Part part : account.parts()) {
            row++;
            title(words.name(part.function()));
            for (AccountText.Line one : AccountText.of(account.written().of(part.function())))
                line(words.say(one.key()), one.text());
        }
        for (Account.Part part : account.parts()) {
            begin(book.newWorksheet(words.say("sheet-name." + part.function())));
            title(words.name(part.function()));
            if (part.tables().isEmpty()) line(words.say("no-figures"), "");
            for (Filled table : part.tables()) table(table);
        }
    }

    private String yearText() {
        return String.valueOf(account.year().year());
    }

    private void begin(Worksheet next) {
        sheet = next;
        row = 0;
        sheet.width(0, WIDE);
        for (int column = 1; column <= MOST_COLUMNS; column++) sheet.width(column, NARROW);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.pageOrientation("landscape");
    }

    private void title(String text) {
        sheet.value(row, 0, text);
        sheet.style(row, 0).bold().fontSize(14).set();
        row++;
    }

    private void line(String name, String text) {
        sheet.value(row, 0, name);
        sheet.value(row, 1, text);
        row++;
    }

    private void table(Filled table) {
        row++;
        sheet.value(row, 0, words.name(table.table()));
        sheet.style(row, 0).bold().set();
        row++;
        String note = words.note(table.table());
        if (note != null) sheet.value(row++, 0, note);
        for (int j = 0; j < table.columns().size(); j++) {
            sheet.value(row, j + 1, words.column(account, table, j));
            sheet.style(row, j + 1).bold().fillColor(SOFT).wrapText(true).set();
        }
        sheet.style(row, 0).fillColor(SOFT).set();
        row++;
        for (int i = 0; i < table.rows().size(); i++) {
            sheet.value(row, 0, words.row(account, table, i));
            for (int j = 0; j < table.columns().size(); j++)
                cell(j + 1, table.cells().get(i).get(j));
            row++;
        }
    }

    private void cell(int column, Cell cell) {
        if (cell.isHidden()) sheet.value(row, column, words.say("hidden"));
        else if (cell.value() == null) sheet.value(row, column, words.say("none"));
        else {
            sheet.value(row, column, cell.value());
            sheet.style(row, column)
                    .format(cell.value().scale() > 0 ? TWO_PLACES : WHOLE)
                    .set();
            return;
        }
        sheet.style(row, column).horizontalAlignment("right").set();
    }
}
