package net.tomarigi.registry.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks of one sheet, written part by part, also such as no program would write. */
public final class Workbooks {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Workbooks() {}

    /** @param rows of texts; a {@code #} before a number makes it a day, as spreadsheets count days */
    public static byte[] of(List<List<String>> rows) {
        StringBuilder sheet = new StringBuilder(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        for (int r = 0; r < rows.size(); r++) {
            sheet.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < rows.get(r).size(); c++) {
                String cell = rows.get(r).get(c);
                String at = (char) ('A' + c) + String.valueOf(r + 1);
                if (cell.startsWith("#"))
                    sheet.append("<c r=\"" + at + "\" s=\"1\"><v>" + cell.substring(1) + "</v></c>");
                else sheet.append("<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + cell + "</t></is></c>");
            }
            sheet.append("</row>");
        }
        return zip(sheet.append("</sheetData></worksheet>").toString());
    }

    /** @param sheet as it stands in the file */
    public static byte[] zip(String sheet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    HEAD + "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"xml\""
                            + " ContentType=\"application/xml\"/>"
                            + override("workbook.xml", "sheet.main")
                            + override("worksheets/sheet1.xml", "worksheet")
                            + override("styles.xml", "styles") + "</Types>");
            part(zip, "_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                            + "\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
            part(
                    zip,
                    "xl/styles.xml",
                    HEAD + "<styleSheet xmlns=\"" + MAIN + "\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/>"
                            + "<xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            part(zip, "xl/worksheets/sheet1.xml", sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/xl/" + part
                + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + type + "+xml\"/>";
    }

    private static String relation(String type, String target) {
        return HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE
                + "/" + type + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
