package net.tomarigi.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.Profile;
import net.tomarigi.facility.Standing;
import net.tomarigi.network.Network;
import net.tomarigi.network.NetworkChanged;
import net.tomarigi.network.Policy;
import net.tomarigi.network.Settings;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.placement.Procedure;

/** A simulated year's town: the network and its facilities where they are new, what they said last, and what boards learn of it. */
final class WriteTown {
    /** What the name of a network begins with that a year was made up for. */
    static final String SIMULATED = "とまりぎ市（模擬の一年）";

    private static final String STATE = """
            select cast(json_build_object('network', m.network_id, 'facility', f.id, 'version', f.version,
                'attestedAt', f.attested_at, 'standingVersion', 0,
                'nights', (select json_agg(json_build_object('bed', v.bed_id, 'version', v.version,
                        'nights', json_build_object('from', v.nights_from, 'open', v.open),
                        'taken', nights_taken(v.facility_id, v.bed_id)))
                    from vacancy v where v.facility_id = f.id)) as text)
            from facility f join membership m on m.facility_id = f.id where f.id = any (?)
            """;

    private static final Settings.Families FAMILIES = new Settings.Families(
            "0282-00-0100",
            "毎日24時間（夜間と休日は、当番の事業所の携帯電話につながります）",
            "家族が急に入院した、今夜ひとりになるなど、困ったときはまずお電話ください。登録していない方のご相談もお受けします。" + "お話をうかがい、その日のうちに、泊まれる場所や家に来てくれる人をいっしょに探します。",
            "空いている部屋や夜の職員がいないときは、ご希望の場所に泊まれないことがあります。その場合も、" + "どこに聞いて何と言われたかをお伝えし、ほかの方法を考えます。命にかかわるときは119番へ。",
            true);

    private final Connection connection;
    private final BulkRows rows;
    private final YearPlan plan;
    private final List<DemoFacility> facilities;
    private final Procedure procedure;
    private final YearRecord record;

    WriteTown(
            Connection connection,
            YearPlan plan,
            List<DemoFacility> facilities,
            Procedure procedure,
            YearRecord record) {
        this.connection = connection;
        this.rows = new BulkRows(connection);
        this.plan = plan;
        this.facilities = facilities;
        this.procedure = procedure;
        this.record = record;
    }

    private Network network() {
        String name = plan.network().equals(Demo.NETWORK) ? Demo.NAME : SIMULATED + plan.network();
        return new Network(plan.network(), name, null, Policy.DEFAULT.withPublicBoard(true), 1);
    }

    void make() throws SQLException {
        Network network = network();
        rows.insert(
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
        rows.insert("facility", facilities.stream().map(this::facility).toList());
        rows.insert(
                "membership",
                facilities.stream()
                        .map(one -> BulkRows.row(
                                "network_id", plan.network(), "facility_id", one.id(), "district", one.district()))
                        .toList());
        List<Map<String, Object>> beds = new ArrayList<>();
        for (DemoFacility one : facilities)
            for (int i = 0; i < one.beds().size(); i++) {
                var bed = one.beds().get(i);
                beds.add(BulkRows.row(
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
        rows.insert("bed", beds);
        rows.insert(
                "procedure_of_network",
                List.of(BulkRows.row("network_id", plan.network(), "version", 1, "data", procedure)));
    }

    private Map<String, Object> facility(DemoFacility one) {
        Profile profile = one.profile();
        return BulkRows.row(
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

    void settings() throws SQLException {
        Map<String, List<String>> towns = facilities.stream()
                .collect(Collectors.groupingBy(
                        DemoFacility::district,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                one -> one.profile().address().replaceFirst("[0-9０-９].*$", ""), Collectors.toList())));
        List<Map<String, Object>> districts = towns.entrySet().stream()
                .map(one -> BulkRows.row(
                        "name",
                        one.getKey(),
                        "towns",
                        one.getValue().stream().distinct().toList()))
                .toList();
        Settings settings = EventJson.readData(
                EventJson.writeData(Map.of("districts", districts, "families", FAMILIES)), Settings.class);
        rows.execute(
                "insert into network_settings (network_id, version, data) values (?, 1, cast(? as jsonb)) on conflict do nothing",
                plan.network(),
                EventJson.writeData(settings));
    }

    /** What was said last stands. */
    void vacancies() throws SQLException {
        List<Map<String, Object>> vacancies = new ArrayList<>();
        for (YearOfTown.House house : record.houses) {
            if (house.attestedAt() == null) continue;
            rows.execute(
                    "update facility set attested_at = cast(? as timestamptz) where id = ?",
                    house.attestedAt().toString(),
                    house.facility.id());
            for (YearOfTown.Room room : house.rooms())
                if (room.said() != null)
                    vacancies.add(BulkRows.row(
                            "facility_id",
                            house.facility.id(),
                            "bed_id",
                            room.bed.id(),
                            "nights_from",
                            room.said().from(),
                            "open",
                            room.said().open()));
        }
        for (List<Map<String, Object>> some : BulkRows.batches(vacancies)) rows.execute("""
                    insert into vacancy (facility_id, bed_id, version, nights_from, open)
                    select r.facility_id, r.bed_id, f.version, r.nights_from, r.open
                    from jsonb_to_recordset(cast(? as jsonb)) as r(facility_id text, bed_id text, nights_from date, open text)
                    join facility f on f.id = r.facility_id
                    on conflict (facility_id, bed_id) do update set version = excluded.version,
                        nights_from = excluded.nights_from, open = excluded.open
                    """, EventJson.writeData(some));
    }

    /** As rows of a node that is gone: the next that looks takes them over. */
    void tellBoards(boolean isNew) throws SQLException {
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
            rows.execute(
                    "insert into outbox (node, network_id, event) values ('simulate-year', ?, ?)",
                    event.network(),
                    EventJson.write(event, plan.end(), null));
    }
}
