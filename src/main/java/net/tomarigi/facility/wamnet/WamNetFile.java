package net.tomarigi.facility.wamnet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.tomarigi.facility.ContactRules;
import net.tomarigi.facility.Facility;
import net.tomarigi.facility.Japan;
import net.tomarigi.facility.Listing;
import net.tomarigi.facility.NationalList;
import net.tomarigi.facility.RejectedRow;
import net.tomarigi.network.Network;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;

/**
 * WAM NET's open data for service 24 (短期入所), as published: UTF-8 with a byte-order mark, 29 columns. Reads it to the end
 * before anything is taken over, so that a file that is broken at its end changes nothing.
 */
public final class WamNetFile {
    /** More than twice what the nation has. */
    static final int MOST_ROWS = 20_000;

    private static final String SHORT_STAY = "短期入所";
    private static final int MOST_PLACES = 1_000;
    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 300;
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(\\.\\d{1,15})?");
    private static final Pattern BREAKS = Pattern.compile("[\\t\\r\\n]+");
    private static final Pattern PLACES = Pattern.compile("\\d{1,9}");

    private final StrictCsv csv;
    private final String city;
    private final List<Listing> listings = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private WamNetFile(StrictCsv csv, String city) {
        this.csv = csv;
        this.city = city;
    }

    /** A file read to its end, or why it could not be. */
    public sealed interface Reading {
        record Readable(NationalList list) implements Reading {}

        record Unreadable(Violation violation) implements Reading {}
    }

    /**
     * @param city keeps the rows of this municipality alone, as the file writes it (栃木県栃木市); null keeps all
     */
    public static Reading read(InputStream bytes, String city) throws IOException {
        try {
            WamNetFile file = new WamNetFile(new StrictCsv(bytes, Column.values().length), city);
            file.readHeader();
            file.readRows();
            return new Reading.Readable(new NationalList(List.copyOf(file.listings), List.copyOf(file.rejected)));
        } catch (UnreadableFile unreadable) {
            return new Reading.Unreadable(unreadable.violation());
        }
    }

    private void readHeader() throws IOException, UnreadableFile {
        List<String> header = csv.next();
        if (header == null) throw UnreadableFile.at(1, "no-header");
        for (Column column : Column.values()) {
            String found = column.ordinal() < header.size() ? header.get(column.ordinal()) : "";
            if (!found.strip().equals(column.header))
                throw UnreadableFile.at(
                        csv.line(), "wrong-header", column.ordinal() + 1, column.header, Violations.quote(found));
        }
    }

    private void readRows() throws IOException, UnreadableFile {
        int count = 0;
        for (List<String> fields = csv.next(); fields != null; fields = csv.next()) {
            if (fields.size() < Column.values().length)
                throw UnreadableFile.at(csv.line(), "too-few-columns", fields.size(), Column.values().length);
            if (++count > MOST_ROWS) throw UnreadableFile.at(csv.line(), "too-many-rows", MOST_ROWS);
            Row row = new Row(fields);
            if (city == null || city.equals(row.get(Column.MUNICIPALITY))) take(row);
        }
    }

    private void take(Row row) {
        Listing listing = listing(row);
        List<Violation> reasons = row.violations.list();
        if (reasons.isEmpty()) listings.add(listing);
        else rejected.add(new RejectedRow(csv.line(), row.label(), reasons));
    }

    /** Meaningless when it leaves violations in the row. */
    private Listing listing(Row row) {
        String id = row.get(Column.ID);
        if (!Facility.ID.matcher(id).matches()) row.reject(Column.ID, "not-an-id", Violations.quote(id));
        else if (!ids.add(id)) row.reject(Column.ID, "row-twice", id);
        String service = row.get(Column.SERVICE);
        if (!service.equals(SHORT_STAY)) row.reject(Column.SERVICE, "other-service", Violations.quote(service));
        return new Listing(
                id,
                row.required(Column.NUMBER, LONGEST_NUMBER),
                row.required(Column.NAME, LONGEST_NAME),
                row.line(Column.NAME_KANA, LONGEST_NAME),
                row.line(Column.CORPORATION, LONGEST_NAME),
                row.required(Column.MUNICIPALITY, Network.LONGEST_NAME),
                row.line(Column.ADDRESS, LONGEST_ADDRESS),
                ContactRules.phone(row.violations, Column.PHONE.header, row.get(Column.PHONE)),
                ContactRules.phone(row.violations, Column.FAX.header, row.get(Column.FAX)),
                row.url(),
                row.degrees(Column.LATITUDE, Japan.SOUTH, Japan.NORTH),
                row.degrees(Column.LONGITUDE, Japan.WEST, Japan.EAST),
                row.places());
    }

    private static final class Row {
        private final List<String> fields;
        private final Violations violations = new Violations();

        Row(List<String> fields) {
            this.fields = fields;
        }

        /** A line break or tab within is a space. */
        String get(Column column) {
            return BREAKS.matcher(fields.get(column.ordinal())).replaceAll(" ").strip();
        }

        void reject(Column column, String word, Object... values) {
            violations.add(column.header, word, values);
        }

        String line(Column column, int longest) {
            return violations.line(column.header, get(column), longest);
        }

        String required(Column column, int longest) {
            return violations.requiredLine(column.header, get(column), longest);
        }

        /** Some are not addresses ("https:// example .jp"): a link that leads nowhere is no reason to leave out a facility. */
        String url() {
            String url = get(Column.URL);
            return url.length() <= ContactRules.LONGEST_URL && ContactRules.isUrl(url) ? url : null;
        }

        double degrees(Column column, int least, int most) {
            String text = get(column);
            if (!DEGREES.matcher(text).matches()) {
                reject(column, "not-a-number", Violations.quote(text));
                return 0;
            }
            double degrees = Double.parseDouble(text);
            if (degrees < least || degrees > most) reject(column, "not-in-japan", text, least, most);
            return degrees;
        }

        Integer places() {
            String text = get(Column.PLACES);
            if (text.isEmpty()) return null;
            if (!PLACES.matcher(text).matches()) {
                reject(Column.PLACES, "not-a-number", Violations.quote(text));
                return null;
            }
            return violations.range(Column.PLACES.header, Integer.valueOf(text), 0, MOST_PLACES);
        }

        /** What its people would recognise it by. */
        String label() {
            for (Column column : List.of(Column.NAME, Column.NUMBER, Column.ID))
                if (!get(column).isEmpty()) return Violations.quote(get(column));
            return "";
        }
    }
}
