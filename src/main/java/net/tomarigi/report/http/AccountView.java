package net.tomarigi.report.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.tomarigi.report.Account;
import net.tomarigi.report.Filled;
import net.tomarigi.report.Filled.Cell;
import net.tomarigi.report.Function;
import net.tomarigi.report.Table;
import net.tomarigi.report.Written;

/**
 * The account of a year in words and figures.
 *
 * @param variant {@code published}, with small numbers hidden, or {@code internal}
 * @param until its last day
 * @param madeAt when its figures were counted
 * @param threshold the least count that is published besides 0
 * @param closedAt since when the figures stay as they are; left out: they are counted anew at each request
 * @param version of what the office writes; 0: nothing yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountView(
        String network,
        String name,
        int year,
        String variant,
        LocalDate from,
        LocalDate until,
        Instant madeAt,
        int threshold,
        Instant closedAt,
        long version,
        List<PartView> parts) {
    static final String HIDDEN = "*";

    /** @param words each left out where nothing was written */
    record PartView(Function function, String name, Written.Words words, List<TableView> tables) {}

    /**
     * @param note how its figures are to be read; left out: as they stand there
     * @param published it is also in what is published
     * @param cells of each row, those of the columns: a number, null where there is none, {@code "*"} where it is hidden
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TableView(
            String key,
            String name,
            String note,
            boolean published,
            Table.Chart chart,
            List<Label> rows,
            List<Label> columns,
            List<List<Object>> cells) {}

    /** What a row or a column is, and what it is called. */
    record Label(String key, String name) {}

    static AccountView of(Account account, AccountWords words) {
        return new AccountView(
                account.network(),
                account.networkName(),
                account.year().year(),
                account.isPublished() ? "published" : "internal",
                account.year().from(),
                account.year().until().minusDays(1),
                account.madeAt(),
                account.written().threshold(),
                account.written().closedAt(),
                account.written().version(),
                account.parts().stream()
                        .map(part -> new PartView(
                                part.function(),
                                words.name(part.function()),
                                account.written().of(part.function()),
                                part.tables().stream()
                                        .map(table -> table(account, table, words))
                                        .toList()))
                        .toList());
    }

    private static TableView table(Account account, Filled filled, AccountWords words) {
        return new TableView(
                filled.table().key(),
                words.name(filled.table()),
                words.note(filled.table()),
                filled.table().isPublished(),
                filled.table().chart(),
                IntStream.range(0, filled.rows().size())
                        .mapToObj(i -> new Label(filled.rows().get(i), words.row(account, filled, i)))
                        .toList(),
                IntStream.range(0, filled.columns().size())
                        .mapToObj(i -> new Label(filled.columns().get(i), words.column(account, filled, i)))
                        .toList(),
                filled.cells().stream().map(AccountView::row).toList());
    }

    private static List<Object> row(List<Cell> cells) {
        return Arrays.asList(cells.stream()
                .map(cell -> cell.isHidden() ? HIDDEN : cell.value())
                .toArray());
    }
}
