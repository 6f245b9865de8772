package net.tomarigi.report.http;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import net.tomarigi.network.Policy;
import net.tomarigi.report.Account;
import net.tomarigi.report.Filled;
import net.tomarigi.report.Filled.Cell;
import net.tomarigi.report.Table.Chart;

/**
 * The account on paper (A4): tagged for readers that speak it (PDF/UA), with the letters it needs inside, so that it is drawn
 * on a machine that has none.
 */
final class AccountPrint {
    private static final String FONT = "Tomarigi Print";
    private static final String FONT_FILE = "/print/TomarigiPrint-Regular.ttf";
    private static final int REGULAR = 400;
    private static final int FULL = 100;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final String STYLE = """
            @page { size: A4; margin: 18mm 14mm 16mm;
              @bottom-right { content: counter(page) " / " counter(pages); font-family: 'Tomarigi Print'; font-size: 8pt; }
              @bottom-left { content: string(foot); font-family: 'Tomarigi Print'; font-size: 8pt; } }
            body { font-family: 'Tomarigi Print'; font-size: 9pt; line-height: 1.5; color: #23211e; margin: 0; }
            h1, h2, h3, th { font-weight: normal; }
            h1 { font-size: 17pt; margin: 0 0 3mm; color: #0b5a53; }
            h2 { font-size: 14pt; margin: 9mm 0 2mm; padding-bottom: 1mm; border-bottom: 0.6mm solid #0b5a53; color: #0b5a53;
              page-break-after: avoid; }
            h3 { font-size: 11pt; margin: 6mm 0 1mm; page-break-after: avoid; }
            p { margin: 1mm 0; }
            .variant { padding: 2mm 3mm; border: 0.4mm solid #23211e; }
            .note { color: #4d4943; }
            .text { white-space: pre-wrap; }
            table { width: 100%; border-collapse: collapse; margin: 1mm 0 2mm; -fs-table-paginate: paginate; }
            thead { display: table-header-group; }
            tr { page-break-inside: avoid; }
            th, td { border-bottom: 0.2mm solid #b5aea3; padding: 0.8mm 1.5mm; text-align: right; }
            th.row, td.bar, th.bar { text-align: left; }
            thead th { background: #dcefeb; vertical-align: bottom; }
            .bar { width: 22%; }
            .bar div { height: 2.6mm; background: #0b5a53; }
            tr.total th, tr.total td { border-top: 0.4mm solid #23211e; }
            """;

    static {
        // It tells of every step it takes; what fails is thrown all the same.
        XRLog.setLoggingEnabled(false);
    }

    private final Account account;
    private final AccountWords words;
    private final NumberFormat numbers;
    private final StringBuilder page = new StringBuilder();

    private AccountPrint(Account account, AccountWords words) {
        this.account = account;
        this.words = words;
        this.numbers = NumberFormat.getNumberInstance(words.language());
    }

    static byte[] write(Account account, AccountWords words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> AccountPrint.class.getResourceAsStream(FONT_FILE), FONT, REGULAR, FontStyle.NORMAL, true);
        // Nothing is loaded from anywhere: the page has no links, and names no files.
        builder.useUriResolver((base, uri) -> null);
        builder.withHtmlContent(new AccountPrint(account, words).html(), null);
        builder.withProducer("Tomarigi");
        builder.toStream(bytes);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("a PDF can be written into memory", e);
        }
        return bytes.toByteArray();
    }

    private String html() {
        String title = words.say(
                "title", account.networkName(), String.valueOf(account.year().year()));
        page.append("<html lang=\"").append(words.language().getLanguage()).append("\"><head><title>");
        page.append(escape(title))
                .append("</title><meta name=\"subject\" content=\"")
                .append(escape(title));
        page.append("\"/><meta name=\"description\" content=\"")
                .append(escape(title))
                .append("\"/><style>");
        page.append(STYLE.replace("string(foot)", "'" + cssText(title) + "'")).append("</style>");
        page.append("<bookmarks>");
        for (Account.Part part : account.parts())
            page.append("<bookmark name=\"")
                    .append(escape(words.name(part.function())))
                    .append("\" href=\"#")
                    .append(part.function())
                    .append("\"/>");
        page.append("</bookmarks></head><body>");
        element("h1", null, title);
        element("p", "variant", words.say(account.isPublished() ? "variant.published" : "variant.internal"));
        element(
                "p",
                null,
                words.say("sheet.period") + ": " + account.year().from() + " – "
                        + account.year().until().minusDays(1));
        element(
                "p",
                null,
                words.say("sheet.made-at") + ": "
                        + MOMENT.format(ZonedDateTime.ofInstant(account.madeAt(), Policy.TOKYO)));
        if (account.isPublished())
            element("p", "note", words.say("hidden-note", account.written().threshold()));
        for (Account.Part part : account.parts()) part(part);
        return page.append("</body></html>").toString();
    }

    private void part(Account.Part part) {
        page.append("<h2 id=\"").append(part.function()).append("\">");
        page.append(escape(words.name(part.function()))).append("</h2>");
        for (AccountText.Line line : AccountText.of(account.written().of(part.function()))) {
            element("h3", null, words.say(line.key()));
            element("p", "text", line.text());
        }
        if (part.tables().isEmpty()) element("p", "note", words.say("no-figures"));
        for (Filled table : part.tables()) table(table);
    }

    private void table(Filled table) {
        element("h3", null, words.name(table.table()));
        String note = words.note(table.table());
        if (note != null) element("p", "note", note);
        boolean isDrawn = table.table().chart() != Chart.NONE;
        int drawn = table.columns().contains("TOTAL") ? table.columns().size() - 1 : 0;
        BigDecimal most = most(table, drawn);
        page.append("<table><thead><tr><th class=\"row\" scope=\"col\">");
        page.append(escape(words.say("sheet.row"))).append("</th>");
        for (int j = 0; j < table.columns().size(); j++)
            page.append("<th scope=\"col\">")
                    .append(escape(words.column(account, table, j)))
                    .append("</th>");
        if (isDrawn)
            page.append("<th class=\"bar\" scope=\"col\">")
                    .append(escape(words.say("sheet.chart")))
                    .append("</th>");
        page.append("</tr></thead><tbody>");
        for (int i = 0; i < table.rows().size(); i++) {
            boolean isTotal = table.rows().get(i).equals("TOTAL");
            page.append(isTotal ? "<tr class=\"total\">" : "<tr>").append("<th class=\"row\" scope=\"row\">");
            page.append(escape(words.row(account, table, i))).append("</th>");
            for (Cell cell : table.cells().get(i))
                page.append("<td>").append(escape(text(cell))).append("</td>");
            if (isDrawn) bar(isTotal ? null : table.cells().get(i).get(drawn).value(), most);
            page.append("</tr>");
        }
        page.append("</tbody></table>");
    }

    private static BigDecimal most(Filled table, int column) {
        BigDecimal most = BigDecimal.ZERO;
        for (int i = 0; i < table.rows().size(); i++) {
            BigDecimal value = table.cells().get(i).get(column).value();
            if (value != null && !table.rows().get(i).equals("TOTAL")) most = most.max(value);
        }
        return most;
    }

    private void bar(BigDecimal value, BigDecimal most) {
        page.append("<td class=\"bar\">");
        if (value != null && value.signum() > 0)
            page.append("<div style=\"width:")
                    .append(Math.round(FULL * value.doubleValue() / most.doubleValue()))
                    .append("%\"></div>");
        page.append("</td>");
    }

    private String text(Cell cell) {
        if (cell.isHidden()) return words.say("hidden");
        if (cell.value() == null) return words.say("none");
        numbers.setMinimumFractionDigits(Math.max(0, cell.value().scale()));
        return numbers.format(cell.value());
    }

    private void element(String name, String kind, String text) {
        page.append('<').append(name);
        if (kind != null) page.append(" class=\"").append(kind).append('"');
        page.append('>').append(escape(text)).append("</").append(name).append('>');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Inside quotes of a style sheet that itself stands in a page. */
    private static String cssText(String text) {
        return escape(text.replaceAll("[\\\\'\"]", ""));
    }
}
