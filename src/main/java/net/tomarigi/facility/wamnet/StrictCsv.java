package net.tomarigi.facility.wamnet;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads CSV (RFC 4180) in UTF-8 row by row and guesses at nothing: a byte that is no UTF-8, a quote that is not closed or
 * stands where none may be, or a column too many is an error that names its line, before more than one row is in memory.
 * (A lenient reader takes a lost opening quote into the name of a facility, and reads 100,000 columns before anybody asks.)
 */
final class StrictCsv {
    static final int MOST_FILE_BYTES = 16 * 1024 * 1024;
    static final int MOST_ROW_BYTES = 1024 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream bytes;
    private final int columns;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

    /** The line that is being read, and how far. */
    private String text;

    private int at;

    private int line;
    private int row;
    private int rowBytes;
    private int fileBytes;

    StrictCsv(InputStream bytes, int columns) throws IOException {
        this.bytes = new BufferedInputStream(bytes, 64 * 1024);
        this.columns = columns;
        skipByteOrderMark();
    }

    /** The line on which the last row began; the first is 1. */
    int line() {
        return row;
    }

    /** The next row, with at most as many fields as there are columns; null after the last. Empty lines are skipped. */
    List<String> next() throws IOException, UnreadableFile {
        do {
            rowBytes = 0;
            text = readLine();
        } while (text != null && text.isEmpty());
        if (text == null) return null;
        row = line;
        at = 0;
        List<String> fields = new ArrayList<>(columns);
        while (true) {
            if (fields.size() == columns) throw UnreadableFile.at(row, "too-many-columns", columns);
            fields.add(at < text.length() && text.charAt(at) == '"' ? quotedField() : plainField());
            if (at == text.length()) return fields;
            at++;
        }
    }

    /** From its opening quote to the comma behind the closing one; may run over several lines. */
    private String quotedField() throws IOException, UnreadableFile {
        int opened = line;
        StringBuilder field = new StringBuilder();
        at++;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                field.append(text, at, text.length()).append('\n');
                text = readLine();
                if (text == null) throw UnreadableFile.at(opened, "quote-not-closed");
                at = 0;
                continue;
            }
            field.append(text, at, quote);
            at = quote + 1;
            if (at == text.length() || text.charAt(at) == ',') return field.toString();
            if (text.charAt(at) != '"') throw UnreadableFile.at(opened, "quote-misplaced");
            field.append('"');
            at++;
        }
    }

    private String plainField() throws UnreadableFile {
        int comma = text.indexOf(',', at);
        String field = text.substring(at, comma < 0 ? text.length() : comma);
        if (field.indexOf('"') >= 0) throw UnreadableFile.at(line, "quote-misplaced");
        at += field.length();
        return field;
    }

    /** One line of the file without its end; null after the last. No byte of a character in UTF-8 looks like a line feed. */
    private String readLine() throws IOException, UnreadableFile {
        ByteArrayOutputStream read = new ByteArrayOutputStream(512);
        int next = bytes.read();
        if (next < 0) return null;
        line++;
        for (; next >= 0 && next != '\n'; next = bytes.read()) {
            count();
            read.write(next);
        }
        count();
        try {
            String decoded = utf8.decode(ByteBuffer.wrap(read.toByteArray())).toString();
            return decoded.endsWith("\r") ? decoded.substring(0, decoded.length() - 1) : decoded;
        } catch (CharacterCodingException e) {
            throw UnreadableFile.at(line, "not-utf-8");
        }
    }

    private void count() throws UnreadableFile {
        if (++rowBytes > MOST_ROW_BYTES) throw UnreadableFile.at(line, "row-too-long", MOST_ROW_BYTES / 1024);
        if (++fileBytes > MOST_FILE_BYTES)
            throw UnreadableFile.at(line, "file-too-large", MOST_FILE_BYTES / 1024 / 1024);
    }

    private void skipByteOrderMark() throws IOException {
        bytes.mark(BYTE_ORDER_MARK.length);
        byte[] first = bytes.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) bytes.reset();
    }
}
