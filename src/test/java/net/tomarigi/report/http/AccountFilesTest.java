package net.tomarigi.report.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.tomarigi.platform.Words;
import net.tomarigi.report.Account;
import net.tomarigi.report.Axis;
import net.tomarigi.report.Figures;
import net.tomarigi.report.Figures.Figure;
import net.tomarigi.report.Filled;
import net.tomarigi.report.FiscalYear;
import net.tomarigi.report.Function;
import net.tomarigi.report.SomeAccount;
import net.tomarigi.report.Written;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the files say is the account, cell by cell, read by readers that did not write them. */
@Tag("S7")
@Tag("C4")
class AccountFilesTest {
    private static final String FORMULA = "=HYPERLINK(\"http://example.org\",\"北\")";
    private static final String SAID = "髙﨑さんの家族会と話した。\n2行目: <b>&\"太字\"";

    private final AccountWords words = new AccountWords(new Words(), Locale.JAPANESE);

    private static Account account(boolean isPublished) {
        List<Figure> cells = new ArrayList<>();
        Random random = new Random(20261122);
        cells.add(new Figure("roster-events", "REVIEW", "COUNT", BigDecimal.valueOf(2), 2));
        // one table of cases alone is none that could be published: its sums are in others too
        for (String month : isPublished ? List.<String>of() : FiscalYear.MONTHS)
            for (String registration : List.of("REGISTERED", "UNREGISTERED")) {
                BigDecimal count = BigDecimal.valueOf(random.nextInt(30));
                for (String row : List.of(month, Axis.TOTAL))
                    for (String column : List.of(registration, Axis.TOTAL))
                        cells.add(new Figure("cases-by-month", row, column, count, 1));
            }
        cells.add(new Figure("load-by-district", FORMULA, "CASES", BigDecimal.valueOf(4), 4));
        cells.add(new Figure("satisfaction-mean", "TOTAL", "MEAN", new BigDecimal("4.50"), 40));
        cells.add(new Figure("freshness", "f1", "FRESH", BigDecimal.valueOf(300), 365));
        cells.add(new Figure("load-by-coordinator", "account-0001", "CASES", BigDecimal.valueOf(7), 7));
        return SomeAccount.of(
                isPublished,
                new Written(
                        3,
                        Map.of(Function.CONSULTATION, new Written.Words(SAID, "-1 は式ではない", Written.Grade.B)),
                        null,
                        1),
                new Figures(cells, Map.of("f1", "髙﨑荘(短期入所)")));
    }

    @Test
    void aWorkbookSaysEveryCellInItsPlaceAndTextStaysText() throws IOException {
        Account account = account(false);
        byte[] file = Format.XLSX.write(account, words);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(6);
            int checked = 0;
            for (int i = 0; i < account.parts().size(); i++) {
                XSSFSheet sheet = book.getSheetAt(i + 1);
                for (Filled table : account.parts().get(i).tables()) checked += check(sheet, account, table);
            }
            assertThat(checked).isGreaterThan(800);
            XSSFSheet about = book.getSheetAt(0);
            List<String> texts = new ArrayList<>();
            for (Row row : about)
                row.forEach(cell -> {
                    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                    texts.add(cell.getStringCellValue());
                });
            assertThat(texts).contains(SAID, "-1 は式ではない", "B", "庁内用: 少ない数を伏せていません。公表しないでください");
        }
    }

    private int check(XSSFSheet sheet, Account account, Filled table) {
        int at = 0;
        while (sheet.getRow(at) == null
                || sheet.getRow(at).getCell(0) == null
                || !words.name(table.table()).equals(sheet.getRow(at).getCell(0).getStringCellValue())) at++;
        at += words.note(table.table()) == null ? 1 : 2;
        for (int j = 0; j < table.columns().size(); j++)
            assertThat(sheet.getRow(at).getCell(j + 1).getStringCellValue()).isEqualTo(words.column(account, table, j));
        int checked = 0;
        for (int i = 0; i < table.rows().size(); i++) {
            Row row = sheet.getRow(at + 1 + i);
            assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo(words.row(account, table, i));
            for (int j = 0; j < table.columns().size(); j++, checked++) {
                Filled.Cell cell = table.cells().get(i).get(j);
                if (cell.value() == null)
                    assertThat(row.getCell(j + 1).getStringCellValue()).isEqualTo(cell.isHidden() ? "X" : "–");
                else
                    assertThat(row.getCell(j + 1).getNumericCellValue())
                            .isEqualTo(cell.value().doubleValue());
            }
        }
        return checked;
    }

    @Test
    void aSheetBeginsWithTheMarkThatExcelNeedsAndHasALineForEveryFigure() {
        Account account = account(false);
        byte[] file = Format.CSV.write(account, words);
        assertThat(file).startsWith(0xEF, 0xBB, 0xBF);
        List<List<String>> lines = read(new String(file, StandardCharsets.UTF_8).substring(1));

        assertThat(lines).allSatisfy(line -> assertThat(line).hasSize(11));
        int at = 1;
        for (Account.Part part : account.parts()) {
            for (Filled table : part.tables())
                for (int i = 0; i < table.rows().size(); i++)
                    for (int j = 0; j < table.columns().size(); j++) {
                        List<String> line = lines.get(at++);
                        Filled.Cell cell = table.cells().get(i).get(j);
                        assertThat(line.subList(0, 2)).containsExactly("髙﨑市", "2025");
                        assertThat(line.get(4)).isEqualTo(words.name(table.table()));
                        assertThat(line.get(7))
                                .isEqualTo(
                                        cell.value() == null
                                                ? "–"
                                                : cell.value().toString());
                        assertThat(line.get(8)).isEqualTo(table.table().key());
                        assertThat(line.get(10)).isEqualTo(table.columns().get(j));
                    }
            at += AccountText.of(account.written().of(part.function())).size();
        }
        assertThat(at).isEqualTo(lines.size());
        List<String> all = lines.stream().flatMap(List::stream).toList();
        assertThat(all).contains("'" + FORMULA, SAID, "'-1 は式ではない", "髙﨑荘(短期入所)", "担当者1");
        assertThat(all)
                .noneMatch(cell -> cell.startsWith("=") || cell.startsWith("-") || cell.contains("account-0001"));
    }

    /** RFC 4180 by hand. */
    private static List<List<String>> read(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (isQuoted) {
                if (sign != '"') cell.append(sign);
                else if (i + 1 < text.length() && text.charAt(i + 1) == '"') cell.append(text.charAt(++i));
                else isQuoted = false;
            } else if (sign == '"') isQuoted = true;
            else if (sign == ',' || sign == '\n') {
                line.add(cell.toString());
                cell.setLength(0);
                if (sign == ',') continue;
                lines.add(List.copyOf(line));
                line.clear();
            } else if (sign != '\r') cell.append(sign);
        }
        return lines;
    }

    @Test
    void aPdfCarriesItsLettersAndCanBeReadBack() throws IOException {
        byte[] file = Format.PDF.write(account(true), words);
        try (PDDocument pdf = Loader.loadPDF(file)) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains("髙﨑市 地域生活支援拠点等 年次報告 2025年度")
                    .contains("公表用: 少ない数を伏せています")
                    .contains("月別の緊急ケース(登録・未登録)")
                    .contains("髙﨑荘(短期入所)")
                    .contains("<b>&\"太字\"")
                    .contains("5 地域の体制づくり")
                    .doesNotContain("担当者ごとの負担");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ja");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            for (var page : pdf.getPages())
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
        }
        assertThat(file.length).isLessThan(1_000_000);
    }

    @Test
    void aFileIsAnotherWhenItSaysSomethingElse() {
        Account account = account(false);
        assertThat(ContentTag.of(account, Format.CSV, Locale.JAPANESE))
                .isEqualTo(ContentTag.of(account(false), Format.CSV, Locale.JAPANESE))
                .isNotEqualTo(ContentTag.of(account, Format.PDF, Locale.JAPANESE))
                .isNotEqualTo(ContentTag.of(account, Format.CSV, Locale.ENGLISH))
                .isNotEqualTo(ContentTag.of(account(true), Format.CSV, Locale.JAPANESE));
        assertThat(account.madeAt()).isBefore(Instant.parse("2026-06-01T00:00:00Z"));
    }

    @Test
    void everythingThatAnAccountNamesHasItsWordsInBothLanguages() {
        for (Locale language : Words.LANGUAGES) {
            AccountWords said = new AccountWords(new Words(), language);
            Account account = account(false);
            for (Account.Part part : account.parts())
                for (Filled table : part.tables()) {
                    assertThat(said.name(table.table())).doesNotStartWith("table.");
                    for (int i = 0; i < table.rows().size(); i++)
                        assertThat(said.row(account, table, i)).doesNotStartWith("value.");
                    for (int j = 0; j < table.columns().size(); j++)
                        assertThat(said.column(account, table, j)).doesNotStartWith("value.");
                }
        }
    }
}
