package net.tomarigi.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.tomarigi.access.Accounts;
import net.tomarigi.access.Role;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.Profile;
import net.tomarigi.facility.Standing;
import net.tomarigi.network.Network;
import net.tomarigi.network.NetworkChanged;
import net.tomarigi.network.Policy;
import net.tomarigi.network.Settings;
import net.tomarigi.outbox.Event;
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
    private static final int BATCH = 400;

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

    private static final String STATE = """
            select cast(json_build_object('network', m.network_id, 'facility', f.id, 'version', f.version,
                'attestedAt', f.attested_at, 'standingVersion', 0,
                'nights', (select json_agg(json_build_object('bed', v.bed_id, 'version', v.version,
                        'nights', json_build_object('from', v.nights_from, 'open', v.open),
                        'taken', nights_taken(v.facility_id, v.bed_id)))
                    from vacancy v where v.facility_id = f.id)) as text)
            from facility f join membership m on m.facility_id = f.id where f.id = any (?)
            """;

    private final Connection connection;
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
        this.sealer = sealer;
        this.plan = plan;
        this.facilities = facilities;
        this.procedure = procedure;
        this.record = record;
    }

    /** @param isNew the network is made first, and its facilities */
    void all(boolean isNew, DoubleConsumer progress) throws SQLException {
        if (isNew) town();
        settings();
        staff();
        progress.accept(.05);
        roster();
        progress.accept(.4);
        cases();
        progress.accept(.75);
        insert("demand", demands());
        reports();
        progress.accept(.9);
        if (isNew) execute(RULES_THEN, plan.begin().toString(), plan.network());
        if (isNew) vacancies();
        tellBoards(isNew);
        progress.accept(1);
    }

    // --- The town

    private Network network() {
        String name = plan.network().equals(Demo.NETWORK) ? Demo.NAME : "とまりぎ市（模擬の一年）" + plan.network();
        return new Network(plan.network(), name, null, Policy.DEFAULT.withPublicBoard(true), 1);
    }

    private void town() throws SQLException {
        Network network = network();
        insert(
                "network",
                List.of(Map.of(
                        "id",
                        network.id(),
                        "name",
                        network.name(),
                        "public_board",
                        true,
                        "roll_over_hour",
                        network.policy().rollOverHour(),
                        "fresh_hours",
                        network.policy().freshHours(),
                        "ageing_hours",
                        network.policy().ageingHours(),
                        "nights",
                        network.policy().nights(),
                        "version",
                        network.version(),
                        "created_at",
                        plan.begin(),
                        "weights",
                        "30,20,15,15,8,5,4,3")));
        insert("facility", facilities.stream().map(this::facility).toList());
        insert(
                "membership",
                facilities.stream()
                        .map(one ->
                                row("network_id", plan.network(), "facility_id", one.id(), "district", one.district()))
                        .toList());
        List<Map<String, Object>> beds = new ArrayList<>();
        for (DemoFacility one : facilities)
            for (int i = 0; i < one.beds().size(); i++) {
                var bed = one.beds().get(i);
                beds.add(row(
                        "facility_id",
                        one.id(),
                        "id",
                        bed.id(),
                        "ordinal",
                        i,
                        "label",
                        bed.label(),
                        "sexes",
                        bed.sexes(),
                        "wheelchair",
                        bed.wheelchair(),
                        "private",
                        bed.privateRoom()));
            }
        insert("bed", beds);
        insert("procedure_of_network", List.of(row("network_id", plan.network(), "version", 1, "data", procedure)));
    }

    private Map<String, Object> facility(DemoFacility one) {
        Profile profile = one.profile();
        return row(
                "id",
                one.id(),
                "version",
                1,
                "profile_version",
                1,
                "number",
                profile.number(),
                "name",
                profile.name(),
                "name_kana",
                profile.nameKana(),
                "corporation",
                profile.corporation(),
                "municipality",
                profile.municipality(),
                "address",
                profile.address(),
                "phone",
                profile.phone(),
                "lat",
                profile.lat(),
                "lon",
                profile.lon(),
                "kind",
                profile.kind(),
                "siting",
                profile.siting(),
                "disabilities",
                profile.disabilities(),
                "children",
                profile.children(),
                "adults",
                profile.adults(),
                "level_min",
                profile.levelMin(),
                "level_max",
                profile.levelMax(),
                "max_behaviour",
                profile.maxBehaviour(),
                "care",
                profile.care(),
                "sexes",
                profile.sexes(),
                "wheelchair",
                profile.wheelchair(),
                "transport",
                profile.transport(),
                "total_places",
                profile.totalPlaces());
    }

    private void settings() throws SQLException {
        Map<String, List<String>> towns = facilities.stream()
                .collect(Collectors.groupingBy(
                        DemoFacility::district,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                one -> one.profile().address().replaceFirst("[0-9０-９].*$", ""), Collectors.toList())));
        List<Map<String, Object>> districts = towns.entrySet().stream()
                .map(one -> row(
                        "name",
                        one.getKey(),
                        "towns",
                        one.getValue().stream().distinct().toList()))
                .toList();
        Settings settings = EventJson.readData(EventJson.writeData(Map.of("districts", districts)), Settings.class);
        execute(
                "insert into network_settings (network_id, version, data) values (?, 1, cast(? as jsonb)) on conflict do nothing",
                plan.network(),
                EventJson.writeData(settings));
    }

    /** What was said last stands. */
    private void vacancies() throws SQLException {
        List<Map<String, Object>> vacancies = new ArrayList<>();
        for (YearOfTown.House house : record.houses) {
            if (house.attestedAt() == null) continue;
            execute(
                    "update facility set attested_at = cast(? as timestamptz) where id = ?",
                    house.attestedAt().toString(),
                    house.facility.id());
            for (YearOfTown.Room room : house.rooms())
                if (room.said() != null)
                    vacancies.add(row(
                            "facility_id",
                            house.facility.id(),
                            "bed_id",
                            room.bed.id(),
                            "nights_from",
                            room.said().from(),
                            "open",
                            room.said().open()));
        }
        for (List<Map<String, Object>> some : batches(vacancies)) execute("""
                    insert into vacancy (facility_id, bed_id, version, nights_from, open)
                    select r.facility_id, r.bed_id, f.version, r.nights_from, r.open
                    from jsonb_to_recordset(cast(? as jsonb)) as r(facility_id text, bed_id text, nights_from date, open text)
                    join facility f on f.id = r.facility_id
                    on conflict (facility_id, bed_id) do update set version = excluded.version,
                        nights_from = excluded.nights_from, open = excluded.open
                    """, EventJson.writeData(some));
    }

    // --- People

    private void staff() throws SQLException {
        boolean isDemo = plan.network().equals(Demo.NETWORK);
        List<Map<String, Object>> principals = new ArrayList<>();
        List<Map<String, Object>> accounts = new ArrayList<>();
        List<Map<String, Object>> grants = new ArrayList<>();
        for (YearOfStaff.Person one : record.staff) {
            String username = Accounts.folded(one.username());
            principals.add(row(
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
            accounts.add(row(
                    "principal_id",
                    one.id(),
                    "username",
                    sealer.seal(username, Accounts.USERNAMES + ":" + one.id()),
                    "username_index",
                    sealer.index(username, Accounts.USERNAMES).get(0)));
            grants.add(row(
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
        insert("principal", principals);
        insert("account", accounts);
        insert("role_grant", grants);
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
        insert("registrant", record.people.values(), one -> RosterRows.of(one, sealer));
        insert("registrant_entry", record.lived, one -> RosterRows.of(one.registrant(), one.entry()));
        insert(
                "consent",
                record.consents,
                given -> row(
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
        CaseRows rows = new CaseRows(sealer);
        insert(
                "emergency_case",
                record.cases.values(),
                one -> rows.ofCase(CaseFile.of(one.kept(), procedure), null, one.kept()));
        List<Map<String, Object>> asks = new ArrayList<>();
        List<Map<String, Object>> stays = new ArrayList<>();
        List<Map<String, Object>> entries = new ArrayList<>();
        for (YearRecord.OneCase one : record.cases.values()) {
            KeptCase kept = one.kept();
            kept.asks().forEach(ask -> asks.add(rows.ofAsk(kept.id(), ask)));
            kept.stays().forEach(stay -> stays.add(CaseRows.ofStay(kept, stay)));
            one.entries().forEach(entry -> entries.add(CaseRows.ofEntry(kept.id(), entry)));
        }
        insert("ask", asks);
        for (List<Map<String, Object>> some : batches(stays)) execute(STAYS, EventJson.writeData(some));
        insert("case_entry", entries);
        execute(EXPIRED_THEN, plan.network());
    }

    // --- What was said and looked for

    private List<Map<String, Object>> demands() {
        return record.demands.stream()
                .map(one -> row(
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
            versions.put(one.id(), Long.parseLong(text("select version from facility where id = ?", one.id())));
        List<Map<String, Object>> all = new ArrayList<>();
        // The newest first: those that are written first have the highest numbers.
        for (int i = record.reports.size() - 1; i >= 0; i--) {
            YearRecord.Said one = record.reports.get(i);
            all.add(row(
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
                                    .map(bed -> row(
                                            "bed",
                                            bed.bed(),
                                            "from",
                                            bed.nights().from(),
                                            "open",
                                            bed.nights().open()))
                                    .toList()));
        }
        for (List<Map<String, Object>> some : batches(all)) {
            for (int i = 0; i < some.size(); i++) some.get(i).put("before", i);
            execute(REPORTS, EventJson.writeData(some));
        }
        for (YearOfTown.House house : record.houses)
            if (house.words() > 0)
                execute(
                        "update facility set version = version + cast(? as bigint) where id = ?",
                        Long.toString(house.words()),
                        house.facility.id());
    }

    /** As rows of a node that is gone: the next that looks takes them over. */
    private void tellBoards(boolean isNew) throws SQLException {
        List<Event> events = new ArrayList<>();
        if (isNew)
            events.add(new Event(plan.network(), plan.network(), NetworkChanged.TYPE, new NetworkChanged(network())));
        Map<String, DemoFacility> byId =
                facilities.stream().collect(Collectors.toMap(DemoFacility::id, Function.identity()));
        try (PreparedStatement read = connection.prepareStatement(STATE)) {
            read.setArray(1, connection.createArrayOf("text", byId.keySet().toArray()));
            try (ResultSet found = read.executeQuery()) {
                while (found.next()) {
                    FacilityChanged state = EventJson.readData(found.getString(1), FacilityChanged.class);
                    DemoFacility one = byId.get(state.facility());
                    events.add(new Event(
                            state.network(),
                            state.facility(),
                            FacilityChanged.TYPE,
                            new FacilityChanged(
                                    state.network(),
                                    state.facility(),
                                    state.version(),
                                    state.attestedAt(),
                                    isNew ? 1 : 0,
                                    isNew ? new Standing(true, one.district(), one.profile(), one.beds()) : null,
                                    state.nights() == null ? List.of() : state.nights())));
                }
            }
        }
        for (Event event : events)
            execute(
                    "insert into outbox (node, network_id, event) values ('simulate-year', ?, ?)",
                    event.network(),
                    EventJson.write(event, plan.end(), null));
    }

    // --- Rows

    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return row;
    }

    private <T> void insert(String table, Iterable<T> all, Function<T, Map<String, Object>> toRow) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (T one : all) rows.add(toRow.apply(one));
        insert(table, rows);
    }

    /** @param rows by the names of the columns, all of the same */
    private void insert(String table, List<? extends Map<String, Object>> rows) throws SQLException {
        if (rows.isEmpty()) return;
        String columns =
                rows.get(0).keySet().stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        String sql = "insert into " + table + " (" + columns + ") select " + columns
                + " from jsonb_populate_recordset(null::" + table + ", cast(? as jsonb))";
        for (List<?> some : batches(rows)) execute(sql, EventJson.writeData(some));
    }

    private static <T> List<List<T>> batches(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH)
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        return batches;
    }

    private void execute(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
            statement.execute();
        }
    }

    private String text(String sql, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }
}
