package net.tomarigi.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.offices.Entry;
import net.tomarigi.offices.Qualification;
import net.tomarigi.offices.Standing;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.rota.RotaPlan;
import net.tomarigi.sealing.Sealer;

/** A simulated year's offices: the rota, the register by the five functions, and who is qualified for what. */
final class WriteOffices {
    private final BulkRows rows;
    private final Sealer sealer;
    private final YearPlan plan;
    private final YearRecord record;

    WriteOffices(Connection connection, Sealer sealer, YearPlan plan, YearRecord record) {
        this.rows = new BulkRows(connection);
        this.sealer = sealer;
        this.plan = plan;
        this.record = record;
    }

    /** A plan that is there stays as it is. */
    void rota() throws SQLException {
        RotaPlan rota = record.rota;
        String network = plan.network();
        Map<String, Object> data = BulkRows.row(
                "rotations",
                rota.rotations(),
                "needed",
                rota.needed(),
                "calendar",
                rota.calendar(),
                "wall",
                rota.wall());
        rows.execute(
                "insert into rota (network_id, version, standing, data, members)"
                        + " values (?, 1, 0, cast(? as jsonb), ?) on conflict do nothing",
                network,
                EventJson.writeData(data),
                sealer.seal(EventJson.writeData(rota.members()), "rota.members:" + network));
        long before = Long.parseLong(rows.text("select standing from rota where network_id = ?", network));
        rows.insert(
                "rota_amendment",
                record.amendments,
                one -> BulkRows.row(
                        "id",
                        one.id(),
                        "network_id",
                        network,
                        "kind",
                        one.kind(),
                        "state",
                        one.state(),
                        "over_at",
                        one.over(),
                        "data",
                        one.standing() == 0 ? one : one.as(before + one.standing())));
        long standing =
                record.amendments.stream().filter(one -> one.standing() > 0).count();
        rows.execute(
                "update rota set standing = standing + cast(? as bigint) where network_id = ?",
                Long.toString(standing),
                network);
        rows.insert(
                "rota_note",
                record.notes,
                one -> BulkRows.row(
                        "id",
                        one.id(),
                        "network_id",
                        network,
                        "at",
                        one.at(),
                        "who",
                        one.by(),
                        "text",
                        sealer.seal(one.text(), "rota_note.text:" + one.id()),
                        "read_by",
                        one.readBy(),
                        "read_at",
                        one.readAt()));
    }

    void register() throws SQLException {
        rows.insert("register_entry", record.register, one -> entry(one.entry()));
        List<Map<String, Object>> periods = new ArrayList<>();
        List<Map<String, Object>> steps = new ArrayList<>();
        for (YearRecord.Listed one : record.register) {
            for (Standing standing : one.entry().standings())
                for (int i = 0; i < standing.periods().size(); i++) periods.add(period(one.entry(), standing, i));
            one.steps()
                    .forEach(step -> steps.add(BulkRows.row(
                            "entry_id",
                            one.entry().id(),
                            "seq",
                            step.seq(),
                            "at",
                            step.at(),
                            "who",
                            step.who(),
                            "kind",
                            step.kind(),
                            "function",
                            step.function(),
                            "data",
                            step.data())));
        }
        rows.insert("register_period", periods);
        rows.insert("register_step", steps);
        rows.insert("qualification", record.qualifications, this::qualification);
    }

    private Map<String, Object> entry(Entry one) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("office", one.office());
        data.put("standings", one.standings());
        return BulkRows.row(
                "id",
                one.id(),
                "network_id",
                one.network(),
                "facility_id",
                one.facility(),
                "seq",
                one.seq(),
                "changed_at",
                one.changedAt(),
                "version",
                one.version(),
                "data",
                data,
                "personal",
                sealer.seal(EventJson.writeData(one.personal()), "register_entry.personal:" + one.id()));
    }

    private static Map<String, Object> period(Entry one, Standing standing, int ordinal) {
        Standing.Period period = standing.periods().get(ordinal);
        return BulkRows.row(
                "entry_id",
                one.id(),
                "function",
                standing.function(),
                "ordinal",
                ordinal,
                "from_day",
                period.from(),
                "to_day",
                period.to(),
                "number",
                period.number());
    }

    private Map<String, Object> qualification(Qualification one) {
        return BulkRows.row(
                "id",
                one.id(),
                "facility_id",
                one.facility(),
                "entry_id",
                one.entry(),
                "network_id",
                one.entry() == null ? null : plan.network(),
                "kind",
                one.kind(),
                "holders",
                one.holders(),
                "obtained_on",
                one.obtainedOn(),
                "expires_on",
                one.expiresOn(),
                "staff",
                sealer.seal(one.staff(), "qualification.staff:" + one.id()),
                "changed_at",
                one.changedAt(),
                "version",
                one.version());
    }
}
