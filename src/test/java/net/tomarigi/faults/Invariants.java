package net.tomarigi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.tomarigi.audit.Verdict;
import net.tomarigi.audit.VerifyTrail;
import net.tomarigi.board.Screen;
import net.tomarigi.faults.Coordinator.Told;
import net.tomarigi.faults.Reporter.Acknowledged;
import net.tomarigi.sealing.Keyring;
import net.tomarigi.sealing.Sealer;
import net.tomarigi.vacancy.Source;

/** What must hold whenever nothing is under way, whatever has happened. */
final class Invariants {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private static final String HELD = "HELD, HELD: opened, held, state";
    private static final String ENDED_HOLD = "OPEN, EXPIRED: opened, held, state, hold-expired, state";

    private final Cluster cluster;
    private final Stream stream;
    private final VerifyTrail trail;

    Invariants(Cluster cluster, Stream stream) {
        this.cluster = cluster;
        this.stream = stream;
        this.trail = new VerifyTrail(new Sealer(new Keyring(cluster.setting(Keyring.SETTING))));
    }

    /** Throws an {@link AssertionError} as long as anything does not hold. */
    void check() throws Exception {
        assertThat(stream.tally().surprises).as("what no fault excuses").isEmpty();
        try (Connection database = cluster.database();
                Statement sql = database.createStatement()) {
            for (Reporter reporter : stream.reporters()) reports(sql, reporter);
            assertThat(stream.reporters())
                    .as("reporters over a socket")
                    .filteredOn(reporter -> reporter.voice().via() == Source.Via.WEBSOCKET)
                    .isNotEmpty()
                    .noneMatch(reporter -> reporter.acknowledged().isEmpty());
            for (Coordinator coordinator : stream.coordinators()) cases(sql, coordinator);
            holds(sql, stream.holder());
            assertThat(texts(sql, "select count(*) from outbox"))
                    .as("events that wait")
                    .containsExactly("0");
            for (String network : stream.networks()) boards(sql, network);
            assertThat(trail.verify(database)).allMatch(Verdict::isSound);
        }
    }

    /** Each that was acknowledged is there once, in the order in which it was said, and nothing else. */
    private static void reports(Statement sql, Reporter reporter) throws Exception {
        String of = " facility_id = '" + reporter.facility() + "'";
        List<Acknowledged> kept = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery("select version, said -> 0 ->> 'open', via from report where" + of
                + " and said -> 0 ->> 'bed' = '" + Reporter.BED + "' order by version")) {
            while (rows.next()) kept.add(new Acknowledged(rows.getLong(1), rows.getString(2), rows.getString(3)));
        }
        List<Acknowledged> told = reporter.acknowledged();
        assertSame("reports of " + reporter.facility(), numbered(kept), numbered(told));
        assertThat(texts(sql, "select count(*) from idempotency where" + of))
                .containsExactly(Integer.toString(told.size()));
        if (!told.isEmpty())
            assertThat(texts(sql, "select open from vacancy where" + of + " and bed_id = '" + Reporter.BED + "'"))
                    .singleElement()
                    .asString()
                    .startsWith(told.get(told.size() - 1).open());
    }

    /** Each command that was acknowledged was done once, and nothing else was; each left its entry in the trail. */
    private static void cases(Statement sql, Coordinator coordinator) throws Exception {
        Map<String, Told> kept = new TreeMap<>();
        try (ResultSet rows = sql.executeQuery("select c.id, c.state,"
                + " (select count(*) from ask where case_id = c.id),"
                + " (select string_agg(s.state, ' ') from stay s where case_id = c.id)"
                + " from emergency_case c where network_id = '" + coordinator.network() + "'")) {
            while (rows.next()) {
                String stays = rows.getString(4);
                kept.put(
                        rows.getString(1),
                        new Told(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getInt(3),
                                stays == null ? List.of() : List.of(stays.split(" "))));
            }
        }
        Map<String, Told> told = new TreeMap<>();
        coordinator.told().forEach(one -> told.put(one.id(), one));
        assertSame("cases of " + coordinator.network(), kept, told);
        entries(sql, coordinator.network());
    }

    /** Each hold that was acknowledged is kept for its time, and ended when it is over: by itself, once, and never before. */
    private static void holds(Statement sql, Holder holder) throws Exception {
        Map<String, String> kept = new TreeMap<>();
        try (ResultSet rows = sql.executeQuery("select c.id, c.state || ', ' || coalesce(s.state, 'no stay') || ': '"
                + " || (select string_agg(e.kind, ', ' order by e.seq) from case_entry e where e.case_id = c.id)"
                + " || case when s.expires_at <= clock_timestamp() then ', too long' else '' end"
                + " || case when exists (select from case_entry h join case_entry e using (case_id)"
                + "   where case_id = c.id and h.kind = 'held' and e.kind = 'hold-expired'"
                + "   and e.at < h.at + interval '" + Holder.HOLD_MINUTES + " min') then ', too soon' else '' end"
                + " from emergency_case c left join stay s on s.case_id = c.id"
                + " where c.network_id = '" + holder.network() + "'")) {
            while (rows.next()) kept.put(rows.getString(1), rows.getString(2));
        }
        Map<String, String> told = new TreeMap<>();
        holder.left().forEach(id -> told.put(id, ENDED_HOLD.equals(kept.get(id)) ? ENDED_HOLD : HELD));
        assertSame("holds of " + holder.network(), kept, told);
        entries(sql, holder.network());
    }

    /** Each version of a case left its entry in the trail. */
    private static void entries(Statement sql, String network) throws Exception {
        assertThat(texts(
                        sql,
                        "select c.id || ': ' || c.version || ' versions, ' || count(a.seq) || ' entries'"
                                + " from emergency_case c left join audit a on a.chain = c.network_id"
                                + " and a.subject_kind = 'case' and a.subject = c.id where c.network_id = '"
                                + network + "' group by c.id having count(a.seq) <> c.version"))
                .as("cases whose trail is another")
                .isEmpty();
    }

    /** Both nodes and every screen show what the database has. */
    private void boards(Statement sql, String network) throws Exception {
        ObjectNode first = board(0, network);
        assertSame("boards of both nodes", parts(board(1, network)), parts(first));
        for (Wall wall : stream.walls())
            if (wall.network().equals(network)) {
                assertThat(wall.screen()).as("%s", wall).isNotNull();
                assertSame(wall.toString(), parts(wall.screen().board()), parts(first));
            }
        assertSame("board of " + network, shown(first), truth(sql, first));
    }

    private ObjectNode board(int node, String network) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(cluster.base(node) + "/api/networks/" + network + "/board"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return Screen.read(HTTP.send(request, BodyHandlers.ofString()).body());
    }

    /** By facility and bed: what is shown of its nights, and of which version it is. */
    private static Map<String, String> shown(JsonNode board) {
        Map<String, String> shown = new TreeMap<>();
        for (JsonNode facility : board.get("facilities"))
            for (JsonNode bed : facility.get("beds"))
                shown.put(
                        facility.get("id").asText() + "/" + bed.get("id").asText(),
                        bed.get("open").asText() + " " + bed.get("taken").asText() + " "
                                + bed.get("version").asText() + " "
                                + facility.get("attestedAt").asText());
        return shown;
    }

    /** The same, reckoned from the rows. */
    private static Map<String, String> truth(Statement sql, JsonNode board) throws Exception {
        String night = "(cast('" + board.get("tonight").asText() + "' as date) + i)";
        Map<String, String> truth = new TreeMap<>();
        try (ResultSet rows = sql.executeQuery("select b.facility_id, b.id, coalesce(v.version, 0),"
                + " (select string_agg(case when exists (select from stay s where s.facility_id = b.facility_id"
                + "     and s.bed_id = b.id and s.state in ('HELD', 'AGREED') and s.nights @> " + night + ")"
                + "   then '0' else coalesce(nullif(substr(v.open, " + night
                + " - v.nights_from + 1, 1), ''), '0') end, ''"
                + "   order by i) from generate_series(0, "
                + board.get("nights").asInt() + " - 1) i),"
                + " f.attested_at,"
                + " (select regexp_replace(string_agg(coalesce((select case s.state when 'HELD' then 'h' else 's' end"
                + "     from stay s where s.facility_id = b.facility_id and s.bed_id = b.id"
                + "     and s.state in ('HELD', 'AGREED') and s.nights @> " + night
                + "), '0'), '' order by i), '^0+$', '')"
                + "   from generate_series(0, " + board.get("nights").asInt() + " - 1) i)"
                + " from membership m join facility f on f.id = m.facility_id"
                + " join bed b on b.facility_id = f.id left join vacancy v on v.facility_id = f.id and v.bed_id = b.id"
                + " where m.network_id = '" + board.get("network").asText() + "'")) {
            while (rows.next())
                truth.put(
                        rows.getString(1) + "/" + rows.getString(2),
                        rows.getString(4) + " " + rows.getString(6) + " " + rows.getString(3) + " "
                                + rows.getTimestamp(5).toInstant());
        }
        return truth;
    }

    /** Tells only where they differ. */
    private static void assertSame(String what, Map<String, ?> actual, Map<String, ?> expected) {
        Set<String> keys = new TreeSet<>(actual.keySet());
        keys.addAll(expected.keySet());
        assertThat(keys.stream()
                        .filter(key -> !Objects.equals(actual.get(key), expected.get(key)))
                        .map(key -> key + ": " + actual.get(key) + " instead of " + expected.get(key)))
                .as(what)
                .isEmpty();
    }

    private static Map<String, Acknowledged> numbered(List<Acknowledged> reports) {
        Map<String, Acknowledged> numbered = new TreeMap<>();
        for (Acknowledged report : reports) numbered.put("version " + report.version(), report);
        return numbered;
    }

    /** All that a board says, facility by facility. */
    private static Map<String, JsonNode> parts(JsonNode board) {
        Map<String, JsonNode> parts = new TreeMap<>();
        board.properties().forEach(field -> {
            if (field.getKey().equals("facilities"))
                field.getValue()
                        .forEach(facility ->
                                parts.put("facility " + facility.get("id").asText(), facility));
            else parts.put(field.getKey(), field.getValue());
        });
        return parts;
    }

    private static List<String> texts(Statement sql, String query) throws Exception {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) texts.add(rows.getString(1));
        }
        return texts;
    }
}
