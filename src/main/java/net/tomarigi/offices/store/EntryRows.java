package net.tomarigi.offices.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.facility.Kind;
import net.tomarigi.offices.Entry;
import net.tomarigi.offices.Office;
import net.tomarigi.offices.Personal;
import net.tomarigi.offices.Register.Whole;
import net.tomarigi.offices.Standing;
import net.tomarigi.offices.Standing.Period;
import net.tomarigi.offices.Step;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.sealing.Sealer;

/** Entries of the register as PostgreSQL has them. */
final class EntryRows {
    private static final String FACILITY = "case when f.id is not null then json_build_object('name', f.name,"
            + " 'number', f.number, 'town', f.municipality, 'address', f.address, 'phone', f.phone, 'kind', f.kind,"
            + " 'district', (select m.district from membership m"
            + " where m.network_id = r.network_id and m.facility_id = f.id)) end";

    private static final String COLUMNS = "'id', r.id, 'network', r.network_id, 'facility', r.facility_id," + " 'of', "
            + FACILITY + ", 'seq', r.seq, 'changedAt', r.changed_at, 'version', r.version, 'data', r.data";

    private static final String FROM = " from register_entry r left join facility f on f.id = r.facility_id";

    /** Without what names people. */
    static final String LIST = "select cast(json_build_object(" + COLUMNS + ") as text)" + FROM
            + " where r.network_id = :network order by coalesce(f.name, r.data -> 'office' ->> 'name'), r.id";

    static final String WHOLE = "select cast(json_build_object('row', json_build_object(" + COLUMNS
            + ", 'personal', r.personal), 'steps', coalesce((select json_agg(json_build_object('seq', s.seq,"
            + " 'at', s.at, 'who', s.who, 'kind', s.kind, 'function', s.function, 'data', s.data) order by s.seq desc)"
            + " from (select * from register_step where entry_id = r.id order by seq desc limit 500) s), '[]')) as text)"
            + FROM + " where r.id = :id and r.network_id = :network";

    private final Sealer sealer;

    EntryRows(Sealer sealer) {
        this.sealer = sealer;
    }

    Entry read(String json) {
        return read(EventJson.readData(json, Row.class));
    }

    Whole readWhole(String json) {
        WholeRow whole = EventJson.readData(json, WholeRow.class);
        return new Whole(read(whole.row()), whole.steps());
    }

    private Entry read(Row row) {
        Office own = row.data().office();
        FacilityRow of = row.of();
        Office office = of == null
                ? own
                : new Office(
                        Office.Kind.FACILITY,
                        of.name(),
                        of.number(),
                        of.town(),
                        of.address(),
                        of.phone(),
                        own.hours(),
                        of.district());
        return new Entry(
                row.id(),
                row.network(),
                row.facility(),
                of == null ? null : of.kind(),
                office,
                row.data().standings(),
                row.personal() == null
                        ? null
                        : EventJson.readData(sealer.open(row.personal(), place(row.id())), Personal.class),
                row.seq(),
                row.changedAt(),
                row.version());
    }

    /** By the names of the columns; of a facility nothing is copied. */
    Map<String, Object> write(Entry one) {
        Office office = one.office();
        Office kept = one.facility() == null
                ? office
                : new Office(Office.Kind.FACILITY, null, null, null, null, null, office.hours(), null);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", one.id());
        row.put("network_id", one.network());
        row.put("facility_id", one.facility());
        row.put("seq", one.seq());
        row.put("changed_at", one.changedAt());
        row.put("version", one.version());
        row.put("data", new Data(kept, one.standings()));
        row.put("personal", sealer.seal(EventJson.writeData(one.personal()), place(one.id())));
        return row;
    }

    static List<Map<String, Object>> writePeriods(Entry one) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Standing standing : one.standings())
            for (int i = 0; i < standing.periods().size(); i++) {
                Period period = standing.periods().get(i);
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("entry_id", one.id());
                row.put("function", standing.function());
                row.put("ordinal", i);
                row.put("from_day", period.from());
                row.put("to_day", period.to());
                row.put("number", period.number());
                rows.add(row);
            }
        return rows;
    }

    static Map<String, Object> write(String entry, Step step) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("entry_id", entry);
        row.put("seq", step.seq());
        row.put("at", step.at());
        row.put("who", step.who());
        row.put("kind", step.kind());
        row.put("function", step.function());
        row.put("data", step.data());
        return row;
    }

    private static String place(String id) {
        return "register_entry.personal:" + id;
    }

    record Data(Office office, List<Standing> standings) {}

    record FacilityRow(
            String name, String number, String town, String address, String phone, Kind kind, String district) {}

    record Row(
            String id,
            String network,
            String facility,
            FacilityRow of,
            int seq,
            Instant changedAt,
            long version,
            Data data,
            String personal) {}

    record WholeRow(Row row, List<Step> steps) {}
}
