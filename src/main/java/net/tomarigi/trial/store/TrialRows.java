package net.tomarigi.trial.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.sealing.Sealer;
import net.tomarigi.trial.Trial;
import net.tomarigi.trial.TrialPlace;

/** Trials and their places as PostgreSQL has them. */
final class TrialRows {
    /** Of {@code trial t}. */
    static final String TRIAL = "json_build_object('id', t.id, 'network', t.network_id, 'place', t.place_id,"
            + " 'registrant', t.registrant_id, 'facility', t.facility_id, 'bed', t.bed_id, 'from', t.first_night,"
            + " 'nights', t.nights, 'state', t.state, 'changedAt', t.changed_at, 'version', t.version,"
            + " 'data', t.data, 'personal', t.personal)";

    /** Of {@code trial_place p}. */
    static final String PLACE = "json_build_object('id', p.id, 'network', p.network_id, 'facility', p.facility_id,"
            + " 'bed', p.bed_id, 'name', p.name, 'town', p.town, 'what', p.what, 'help', p.help,"
            + " 'capacity', p.capacity, 'months', p.months, 'closed', p.closed, 'version', p.version)";

    private final Sealer sealer;

    TrialRows(Sealer sealer) {
        this.sealer = sealer;
    }

    Trial read(String json) {
        Row row = EventJson.readData(json, Row.class);
        return new Trial(
                row.id(),
                row.network(),
                row.place(),
                row.registrant(),
                row.facility(),
                row.bed(),
                row.from(),
                row.nights(),
                row.state(),
                row.data(),
                EventJson.readData(sealer.open(row.personal(), place(row.id())), Trial.Spoken.class),
                row.changedAt(),
                row.version());
    }

    /** By the names of the columns. */
    Map<String, Object> write(Trial one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", one.id());
        row.put("network_id", one.network());
        row.put("place_id", one.place());
        row.put("registrant_id", one.registrant());
        row.put("facility_id", one.facility());
        row.put("bed_id", one.bed());
        row.put("first_night", one.from());
        row.put("nights", one.nights());
        row.put("state", one.state());
        row.put("next_due", one.nextDue());
        row.put("changed_at", one.changedAt());
        row.put("version", one.version());
        row.put("data", one.facts());
        row.put("personal", sealer.seal(EventJson.writeData(one.words()), place(one.id())));
        return row;
    }

    private static String place(String id) {
        return "trial.personal:" + id;
    }

    static TrialPlace readPlace(String json) {
        PlaceRow row = EventJson.readData(json, PlaceRow.class);
        Set<Month> months = EnumSet.noneOf(Month.class);
        for (Month month : Month.values()) if (row.months().charAt(month.ordinal()) == '1') months.add(month);
        return new TrialPlace(
                row.id(),
                row.network(),
                row.facility(),
                row.bed(),
                row.name(),
                row.town(),
                row.what(),
                row.help(),
                row.capacity(),
                months,
                row.closed(),
                row.version());
    }

    static Map<String, Object> writePlace(TrialPlace one, Instant now) {
        StringBuilder months = new StringBuilder();
        for (Month month : Month.values()) months.append(one.months().contains(month) ? '1' : '0');
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", one.id());
        row.put("network_id", one.network());
        row.put("facility_id", one.facility());
        row.put("bed_id", one.bed());
        row.put("name", one.name());
        row.put("town", one.town());
        row.put("what", one.what());
        row.put("help", one.help());
        row.put("capacity", one.capacity());
        row.put("months", months.toString());
        row.put("closed", one.isClosed());
        row.put("version", one.version());
        row.put("changed_at", now);
        return row;
    }

    record Row(
            String id,
            String network,
            String place,
            String registrant,
            String facility,
            String bed,
            LocalDate from,
            int nights,
            Trial.State state,
            Instant changedAt,
            long version,
            Trial.Facts data,
            String personal) {}

    record PlaceRow(
            String id,
            String network,
            String facility,
            String bed,
            String name,
            String town,
            String what,
            String help,
            int capacity,
            String months,
            boolean closed,
            long version) {}
}
