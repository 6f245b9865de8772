package net.tomarigi.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import net.tomarigi.access.Accounts;
import net.tomarigi.access.Role;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.placement.CaseFile;
import net.tomarigi.placement.CaseRows;
import net.tomarigi.placement.KeptCase;
import net.tomarigi.placement.Procedure;
import net.tomarigi.registry.RosterRows;
import net.tomarigi.sealing.Sealer;

/**
 * Writes a simulated year in the caller's transaction, as rows of the product's own shapes; what is personal is sealed.
 * Nothing of the past is told to anybody, but what stands at its end goes to the boards through the outbox.
 */
final class WriteYear {
    /** An ask that nobody answered ended when its time was over, not when it is written here. */
    private static final String EXPIRED_THEN = """
            update demand_of_ask d set at = a.deadline_at
            from ask a join emergency_case c on c.id = a.case_id
            where d.ask_id = a.id and a.state = 'EXPIRED' and c.network_id = ?
            """;

    private static final String RULES_THEN =
            "update rules_of_network set since = cast(? as timestamptz) where network_id = ?";

    private static final String STAYS = """
            insert into stay (id, case_id, facility_id, bed_id, nights, state, practice, expires_at, version, data)
            select id, case_id, facility_id, bed_id, daterange("from", until), state, practice, expires_at, 1, data
            from jsonb_to_recordset(cast(? as jsonb)) as s(id text, case_id text, facility_id text, bed_id text, "from" date,
                until date, state text, practice boolean, expires_at timestamptz, data jsonb)
            """;

    /** Those of the past come before what stands there: a history is read by its numbers. */
    private static final String REPORTS = """
            insert into report (id, facility_id, version, kind, at, who, via, said) overriding system value
            select (select coalesce(min(id), 0) from report) - 1 - r.before, r.facility_id, r.version, r.kind, r.at, r.who, 'REST',
                nullif(r.said, 'null')
            from jsonb_to_recordset(cast(? as jsonb)) as r(before bigint, facility_id text, version bigint, kind text,
                at timestamptz, who text, said jsonb)
            """;

    private static final String LET_IN = """
            insert into role_grant (principal_id, role, network_id)
            select p.id, ?, ? from account a join principal p on p.id = a.principal_id
            where p.demo and a.username_index = any (?)
            on conflict do nothing
            """;

    private final Connection connection;
    private final BulkRows rows;
    private final WriteTown town;
    private final Sealer sealer;
    private final YearPlan plan;
    private final List<DemoFacility> facilities;
    private final Procedure procedure;
    private final YearRecord record;

    WriteYear(
            Connection connection,
            Sealer sealer,
            YearPlan plan,
            List<DemoFacility> facilities,
            Procedure procedure,
            YearRecord record) {
        this.connection = connection;
        this.rows = new BulkRows(connection);
        this.town = new WriteTown(connection, plan, facilities, procedure, record);
        this.sealer = sealer;
        this.plan = plan;
        this.facilities = facilities;
        this.procedure = procedure;
        this.record = record;
    }

    /** @param isNew the network is made first, and its facilities */
    void all(boolean isNew, DoubleConsumer progress) throws SQLException {
        if (isNew) town.make();
        town.settings();
        staff();
        progress.accept(.05);
        roster();
        progress.accept(.4);
        cases();
        WriteBeds beds = new WriteBeds(connection, sealer, plan, record);
        beds.reserved();
        beds.trials();
        WriteOffices offices = new WriteOffices(connection, sealer, plan, record);
        offices.rota();
        offices.register();
        progress.accept(.75);
        rows.insert("demand", demands());
        reports();
        progress.accept(.9);
        if (isNew) rows.execute(RULES_THEN, plan.begin().toString(), plan.network());
        if (isNew) town.vacancies();
        town.tellBoards(isNew);
        progress.accept(1);
    }

    // --- People

    private void staff() throws SQLException {
        boolean isDemo = plan.network().equals(Demo.NETWORK);
        List<Map<String, Object>> principals = new ArrayList<>();
        List<Map<String, Object>> accounts = new ArrayList<>();
        List<Map<String, Object>> grants = new ArrayList<>();
        for (YearOfStaff.Person one : record.staff) {
            String username = Accounts.folded(one.username());
            principals.add(BulkRows.row(
                    "id",
                    one.id(),
                    "kind",
                    "PERSON",
                    "name",
                    sealer.seal(one.name(), Accounts.NAMES + ":" + one.id()),
                    "demo",
                    isDemo,
                    "made_by",
                    "simulate-year",
                    "made_at",
                    plan.begin(),
                    "version",
                    1));
            accounts.add(BulkRows.row(
                    "principal_id",
                    one.id(),
                    "username",
                    sealer.seal(username, Accounts.USERNAMES + ":" + one.id()),
                    "username_index",
                    sealer.index(username, Accounts.USERNAMES).get(0)));
            grants.add(BulkRows.row(
                    "principal_id",
                    one.id(),
                    "role",
                    one.grant().role(),
                    "network_id",
                    one.grant().network(),
                    "facility_id",
                    one.grant().facility(),
                    "district",
                    one.grant().district()));
        }
        rows.insert("principal", principals);
        rows.insert("account", accounts);
        rows.insert("role_grant", grants);
        // Whoever tries the demo may look at this network too.
        for (Role role : List.of(Role.OFFICER, Role.COORDINATOR))
            try (PreparedStatement grant = connection.prepareStatement(LET_IN)) {
                grant.setString(1, role.name());
                grant.setString(2, plan.network());
                grant.setArray(
                        3,
                        connection.createArrayOf(
                                "text",
                                sealer.index(role.word(), Accounts.USERNAMES).toArray()));
                grant.execute();
            }
    }

    private void roster() throws SQLException {
        rows.insert("registrant", record.people.values(), one -> RosterRows.of(one, sealer));
        rows.insert("registrant_entry", record.lived, one -> RosterRows.of(one.registrant(), one.entry()));
        rows.insert(
                "consent",
                record.consents,
                given -> BulkRows.row(
                        "id",
                        given.consent().id(),
                        "home_network",
                        plan.network(),
                        "person_id",
                        given.person(),
                        "network_id",
                        given.consent().network(),
                        "facility_id",
                        given.consent().facility(),
                        "scope",
                        given.consent().scope(),
                        "given_at",
                        given.consent().givenAt(),
                        "ends_at",
                        given.consent().endsAt(),
                        "revoked_at",
                        given.consent().revokedAt()));
    }

    private void cases() throws SQLException {
        CaseRows shapes = new CaseRows(sealer);
        rows.insert(
                "emergency_case",
                record.cases.values(),
                one -> shapes.ofCase(CaseFile.of(one.kept(), procedure), null, one.kept()));
        List<Map<String, Object>> asks = new ArrayList<>();
        List<Map<String, Object>> stays = new ArrayList<>();
        List<Map<String, Object>> entries = new ArrayList<>();
        for (YearRecord.OneCase one : record.cases.values()) {
            KeptCase kept = one.kept();
            kept.asks().forEach(ask -> asks.add(shapes.ofAsk(kept.id(), ask)));
            kept.stays().forEach(stay -> stays.add(CaseRows.ofStay(kept, stay)));
            one.entries().forEach(entry -> entries.add(CaseRows.ofEntry(kept.id(), entry)));
        }
        rows.insert("ask", asks);
        for (List<Map<String, Object>> some : BulkRows.batches(stays)) rows.execute(STAYS, EventJson.writeData(some));
        rows.insert("case_entry", entries);
        rows.execute(EXPIRED_THEN, plan.network());
    }

    // --- What was said and looked for

    private List<Map<String, Object>> demands() {
        return record.demands.stream()
                .map(one -> BulkRows.row(
                        "network",
                        one.network(),
                        "search",
                        one.search(),
                        "at",
                        one.at(),
                        "need",
                        one.need(),
                        "nights",
                        one.nights(),
                        "ahead",
                        one.ahead(),
                        "max_km",
                        one.maxKm(),
                        "neighbours",
                        one.neighbours(),
                        "lat",
                        one.lat(),
                        "lon",
                        one.lon(),
                        "reached",
                        one.reached(),
                        "fitting",
                        one.fitting(),
                        "excluded",
                        one.excluded(),
                        "misses",
                        one.misses(),
                        "never",
                        one.never()))
                .toList();
    }

    private void reports() throws SQLException {
        Map<String, Long> versions = new LinkedHashMap<>();
        for (DemoFacility one : facilities)
            versions.put(one.id(), Long.parseLong(rows.text("select version from facility where id = ?", one.id())));
        List<Map<String, Object>> all = new ArrayList<>();
        // The newest first: those that are written first have the highest numbers.
        for (int i = record.reports.size() - 1; i >= 0; i--) {
            YearRecord.Said one = record.reports.get(i);
            all.add(BulkRows.row(
                    "before",
                    0,
                    "facility_id",
                    one.facility(),
                    "version",
                    versions.get(one.facility()) + one.number(),
                    "kind",
                    one.said().isEmpty() ? "ATTESTATION" : "REPORT",
                    "at",
                    one.at(),
                    "who",
                    one.who(),
                    "said",
                    one.said().isEmpty()
                            ? null
                            : one.said().stream()
                                    .map(bed -> BulkRows.row(
                                            "bed",
                                            bed.bed(),
                                            "from",
                                            bed.nights().from(),
                                            "open",
                                            bed.nights().open()))
                                    .toList()));
        }
        for (List<Map<String, Object>> some : BulkRows.batches(all)) {
            for (int i = 0; i < some.size(); i++) some.get(i).put("before", i);
            rows.execute(REPORTS, EventJson.writeData(some));
        }
        for (YearOfTown.House house : record.houses)
            if (house.words() > 0)
                rows.execute(
                        "update facility set version = version + cast(? as bigint) where id = ?",
                        Long.toString(house.words()),
                        house.facility.id());
    }
}
