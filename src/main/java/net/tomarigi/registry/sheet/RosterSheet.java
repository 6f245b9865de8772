package net.tomarigi.registry.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import net.tomarigi.platform.Violations;
import net.tomarigi.registry.SheetColumn;
import net.tomarigi.registry.SheetRow;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * The rows of a roster's sheet: CSV in UTF-8 or in Windows-31J, as Excel in Japan writes it, or the first sheet of an XLSX
 * workbook. Its first row that is not blank has the headings. What is in a file is held in memory for as long as it is read.
 */
public final class RosterSheet {
    /** Of a file as it comes. */
    public static final int MOST_BYTES = 4 * 1024 * 1024;

    /** Of a workbook's parts, unpacked: a small file may hold a very large one. */
    static final long MOST_UNPACKED_BYTES = 64L * 1024 * 1024;

    private static final int MOST_PARTS = 200;
    private static final int MOST_COLUMNS = 200;
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final String DOCTYPE = "<!DOCTYPE";
    private static final int HEAD_BYTES = 4_096;

    /** What a spreadsheet would take for a formula, were it the first character of a cell. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private static final Pattern DEFUSED = Pattern.compile("^'+[=+\\-@\\t\\r].*", Pattern.DOTALL);

    /**
     * @param rows those that are not blank
     * @param ignored headings of columns that are none of ours
     */
    public record Read(List<SheetRow> rows, List<String> ignored) {}

    private RosterSheet() {}

    /** @param file at most {@link #MOST_BYTES} */
    public static Read read(InputStream file) throws IOException, UnreadableSheet {
        byte[] bytes = file.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) throw new UnreadableSheet("sheet-too-large", MOST_BYTES / 1024 / 1024);
        if (bytes.length == 0) throw new UnreadableSheet("sheet-empty");
        boolean isWorkbook = bytes.length > ZIP.length && Arrays.equals(bytes, 0, ZIP.length, ZIP, 0, ZIP.length);
        return rows(isWorkbook ? workbook(bytes) : csv(bytes));
    }

    private record Line(int number, List<String> cells) {}

    private static Read rows(List<Line> lines) throws UnreadableSheet {
        List<SheetColumn> columns = null;
        List<String> ignored = new ArrayList<>();
        List<SheetRow> rows = new ArrayList<>();
        for (Line line : lines) {
            if (line.cells().stream().allMatch(cell -> cell == null || cell.isBlank())) continue;
            if (line.cells().size() > MOST_COLUMNS) throw new UnreadableSheet("sheet-too-wide", MOST_COLUMNS);
            if (columns == null) {
                columns = headings(line.cells(), ignored);
                continue;
            }
            Map<SheetColumn, String> cells = new EnumMap<>(SheetColumn.class);
            for (int i = 0; i < Math.min(columns.size(), line.cells().size()); i++) {
                String cell = line.cells().get(i);
                if (columns.get(i) == null || cell == null || cell.isBlank()) continue;
                String typed = DEFUSED.matcher(cell).matches() ? cell.substring(1) : cell;
                cells.put(columns.get(i), typed.strip());
            }
            if (cells.isEmpty()) continue;
            if (rows.size() == SheetRow.MOST) throw new UnreadableSheet("sheet-too-long", SheetRow.MOST);
            rows.add(new SheetRow(line.number(), cells));
        }
        if (columns == null) throw new UnreadableSheet("sheet-empty");
        return new Read(List.copyOf(rows), List.copyOf(ignored));
    }

    /** Null at a column that is none of ours. */
    private static List<SheetColumn> headings(List<String> cells, List<String> ignored) throws UnreadableSheet {
        List<SheetColumn> columns = new ArrayList<>();
        Set<SheetColumn> seen = EnumSet.noneOf(SheetColumn.class);
        for (String cell : cells) {
            SheetColumn column = cell == null ? null : SheetColumn.find(cell);
            if (column != null && !seen.add(column)) throw new UnreadableSheet("heading-twice", column.heading());
            if (column == null && cell != null && !cell.isBlank()) ignored.add(Violations.quote(cell.strip()));
            columns.add(column);
        }
        if (!seen.contains(SheetColumn.NAME)) throw new UnreadableSheet("no-heading", SheetColumn.NAME.heading());
        return columns;
    }

    // --- CSV

    private static List<Line> csv(byte[] bytes) throws UnreadableSheet {
        String text = text(bytes);
        List<Line> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            int number = 1;
            for (CSVRecord one : parser) {
                if (lines.size() > 2 * SheetRow.MOST) throw new UnreadableSheet("sheet-too-long", SheetRow.MOST);
                lines.add(new Line(number, one.toList()));
                number = (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new UnreadableSheet("sheet-broken");
        }
        return lines;
    }

    private static String text(byte[] bytes) throws UnreadableSheet {
        for (String charset : List.of("UTF-8", "windows-31j"))
            try {
                String text = Charset.forName(charset)
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
            } catch (CharacterCodingException | UnsupportedCharsetException e) {
                // the next, or none
            }
        throw new UnreadableSheet("sheet-broken");
    }

    // --- XLSX

    private static List<Line> workbook(byte[] bytes) throws UnreadableSheet {
        requireHarmless(bytes);
        List<Line> lines = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), WITH_FORMATS);
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            for (Row row : (Iterable<Row>) rows::iterator) {
                if (lines.size() > 2 * SheetRow.MOST) throw new UnreadableSheet("sheet-too-long", SheetRow.MOST);
                if (row.getCellCount() > MOST_COLUMNS) throw new UnreadableSheet("sheet-too-wide", MOST_COLUMNS);
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.getCellCount(); i++)
                    cells.add(row.getOptionalCell(i).map(RosterSheet::said).orElse(null));
                lines.add(new Line(row.getRowNum(), cells));
            }
        } catch (IOException | RuntimeException e) {
            throw new UnreadableSheet("sheet-broken");
        }
        return lines;
    }

    /** A birthday may be a number with a date's format. */
    private static String said(Cell cell) {
        if (cell.getType() == CellType.FORMULA) return cell.getRawValue();
        if (cell.getType() != CellType.NUMBER) return cell.getText();
        if (isDay(cell.getDataFormatString()))
            return cell.asDate().toLocalDate().toString();
        return cell.asNumber().stripTrailingZeros().toPlainString();
    }

    /** As yyyy/m/d, or m月d日 with an era before it. */
    private static boolean isDay(String format) {
        if (format == null) return false;
        String small = format.toLowerCase(Locale.ROOT);
        return small.contains("y") || small.contains("m") && small.contains("d");
    }

    /** Unpacks it once without keeping anything: before a reader trusts it. */
    private static void requireHarmless(byte[] bytes) throws UnreadableSheet {
        long unpacked = 0;
        int parts = 0;
        byte[] some = new byte[HEAD_BYTES];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                if (++parts > MOST_PARTS) throw new UnreadableSheet("sheet-broken");
                int read = zip.readNBytes(some, 0, some.length);
                if (new String(some, 0, read, StandardCharsets.ISO_8859_1)
                        .toUpperCase(Locale.ROOT)
                        .contains(DOCTYPE)) throw new UnreadableSheet("sheet-broken");
                for (; read > 0; read = zip.read(some)) {
                    unpacked += read;
                    if (unpacked > MOST_UNPACKED_BYTES) throw new UnreadableSheet("sheet-broken");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableSheet("sheet-broken");
        }
        if (parts == 0) throw new UnreadableSheet("sheet-broken");
    }

    // --- Writing

    /** CSV in UTF-8 with a byte-order mark, as spreadsheets open it; what looks like a formula is text. */
    public static String write(List<Map<SheetColumn, String>> people) {
        StringBuilder sheet = new StringBuilder().append(BYTE_ORDER_MARK);
        row(sheet, Arrays.stream(SheetColumn.values()).map(SheetColumn::heading));
        for (Map<SheetColumn, String> cells : people)
            row(sheet, Arrays.stream(SheetColumn.values()).map(cells::get));
        return sheet.toString();
    }

    private static void row(StringBuilder sheet, Stream<String> cells) {
        sheet.append(cells.map(RosterSheet::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String text) {
        if (text == null) return "";
        String safe = FORMULA.matcher(text).matches() || DEFUSED.matcher(text).matches() ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
