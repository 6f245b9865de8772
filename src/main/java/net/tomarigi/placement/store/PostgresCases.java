package net.tomarigi.placement.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import net.tomarigi.access.Caller;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.outbox.Outbox;
import net.tomarigi.outbox.Written;
import net.tomarigi.placement.Ask;
import net.tomarigi.placement.BedsOf;
import net.tomarigi.placement.CaseChanged;
import net.tomarigi.placement.CaseFile;
import net.tomarigi.placement.CaseRows;
import net.tomarigi.placement.CaseRows.CaseData;
import net.tomarigi.placement.Cases;
import net.tomarigi.placement.Entry;
import net.tomarigi.placement.HandOver;
import net.tomarigi.placement.KeptCase;
import net.tomarigi.placement.Looking;
import net.tomarigi.placement.Origin;
import net.tomarigi.placement.Procedure;
import net.tomarigi.placement.Sight;
import net.tomarigi.placement.Stay;
import net.tomarigi.placement.Told;
import net.tomarigi.placement.store.CaseJson.AskJson;
import net.tomarigi.placement.store.CaseJson.BedsJson;
import net.tomarigi.placement.store.CaseJson.CaseRow;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * Cases in PostgreSQL. Every command locks the case, then the facilities it touches in the order of their ids, then reads in
 * statements of their own: whoever waited sees what the other did. Time is this database's.
 */
@ApplicationScoped
class PostgresCases implements Cases {
    private static final String LOCK =
            "select 1 from emergency_case where id = :id and network_id = :network for update";

    private static final String LOCK_OFFERED =
            "select 1 from emergency_case where id = :id and :network in (network_id, offered_network) for update";

    private static final String LOCK_FACILITIES = """
            select id from facility
            where id in (select jsonb_array_elements_text(cast(cast(:facilities as text) as jsonb))
                         union select facility_id from stay where case_id = :id and state in ('HELD', 'AGREED'))
            order by id for update
            """;

    private static final String KEY = "select digest || '|' || answer from case_key where case_id = :id and key = :key";

    private static final String WRITE = """
            with kept as (
              insert into emergency_case (id, network_id, practice, state, owner, due_at, next_at, offered_network,
                came_from, elderly_opened_by, elderly_shared, elderly_district, opened_at, closed_at, version, data, person)
              select id, network_id, practice, state, owner, due_at, next_at, offered_network, came_from, elderly_opened_by,
                elderly_shared, elderly_district, opened_at, closed_at, version, data, person
              from jsonb_populate_record(null::emergency_case, cast(cast(:row as text) as jsonb))
              on conflict (id) do update set network_id = excluded.network_id, state = excluded.state,
                owner = excluded.owner, due_at = excluded.due_at, next_at = excluded.next_at,
                offered_network = excluded.offered_network, elderly_shared = excluded.elderly_shared,
                elderly_district = excluded.elderly_district,
                came_from = coalesce(excluded.came_from, emergency_case.came_from), closed_at = excluded.closed_at, version = excluded.version, data = excluded.data, person = excluded.person
              returning id
            ), asked as (
              insert into ask select a.* from jsonb_populate_recordset(null::ask, cast(cast(:asks as text) as jsonb)) a, kept
              on conflict (id) do update set state = excluded.state, answered_at = excluded.answered_at,
                data = excluded.data, words = excluded.words
            ), happened as (
              insert into case_entry select e.*
              from jsonb_populate_recordset(null::case_entry, cast(cast(:entries as text) as jsonb)) e, kept
            )
            insert into case_key (case_id, key, digest, answer)
            select kept.id, k, :digest, '' from kept, cast(:key as text) k where k is not null
            """;

    private final Outbox outbox;
    private final Mutiny.SessionFactory sessions;
    private final Sealer sealer;
    private final AuditTrail trail;
    private final CaseRows rows;

    PostgresCases(Outbox outbox, Mutiny.SessionFactory sessions, Sealer sealer, AuditTrail trail) {
        this.outbox = outbox;
        this.sessions = sessions;
        this.sealer = sealer;
        this.trail = trail;
        this.rows = new CaseRows(sealer);
    }

    // --- Writing

    @Override
    public Uni<Whole> open(
            Caller caller,
            Sight sight,
            String network,
            boolean practice,
            Looking looking,
            Told told,
            Origin origin,
            String key) {
        String id = (key == null ? UUID.randomUUID() : named(network, caller.id(), key)).toString();
        return outbox.write(session -> scope(session, sight, network)
                .chain(() -> earlier(session, id, key))
                .flatMap(earlier -> earlier
                        ? read(session, id).map(row -> Written.nothing(row.toWhole(sealer)))
                        : PostgresProcedures.find(session, network)
                                .map(found -> found.orElse(Procedure.NONE))
                                .flatMap(procedure -> now(session).flatMap(now -> {
                                    CaseFile file = CaseFile.open(
                                            id,
                                            network,
                                            practice,
                                            looking,
                                            told,
                                            origin.registrant(),
                                            caller.id(),
                                            now,
                                            procedure);
                                    file.liesIn(origin.district());
                                    if (origin.elderlyParent()) file.livesWithElderlyParent();
                                    if (sight.isElderlyCare())
                                        file.isOfElderlyCare(sight.shares(origin.district()), now);
                                    return write(session, caller, file, null, Once.NO_KEY, now);
                                }))));
    }

    private static Uni<Void> scope(StatelessSession session, Sight sight, String network) {
        if (!sight.isElderlyCare()) return RowScope.of(session, sight.account(), List.of(network), List.of());
        String districts = sight.districts().isEmpty() ? "" : EventJson.writeData(sight.districts());
        return RowScope.ofElderlyCare(session, sight.account(), network, districts);
    }

    /** The same caller with the same key means the same case. */
    private static UUID named(String network, String who, String key) {
        return UUID.nameUUIDFromBytes(String.join("\u0000", network, who, key).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether this case was opened before; whoever opens it at the same moment waits. */
    private static Uni<Boolean> earlier(StatelessSession session, String id, String key) {
        if (key == null) return Uni.createFrom().item(false);
        return session.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(:id, 0)) as text)", String.class)
                .setParameter("id", id)
                .getSingleResult()
                .chain(() -> session.createNativeQuery(
                                "select cast(count(*) as integer) from emergency_case where id = :id", Integer.class)
                        .setParameter("id", id)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    @Override
    public Uni<Whole> change(
            Caller caller, String network, String id, Collection<String> facilities, Once once, Command command) {
        return change(LOCK, Sight.ofAll(caller), caller, network, id, facilities, once, command);
    }

    @Override
    public Uni<Whole> changeSeen(Sight sight, Caller caller, String network, String id, Once once, Command command) {
        return change(LOCK, sight, caller, network, id, List.of(), once, command);
    }

    @Override
    public Uni<Whole> changeOffered(Caller caller, String network, String id, Command command) {
        return change(LOCK_OFFERED, Sight.ofAll(caller), caller, network, id, List.of(), Once.NO_KEY, command);
    }

    private Uni<Whole> change(
            String lock,
            Sight sight,
            Caller caller,
            String network,
            String id,
            Collection<String> facilities,
            Once once,
            Command command) {
        return outbox.write(session -> scope(session, sight, network)
                .chain(() -> session.createNativeQuery(lock, Integer.class)
                        .setParameter("id", id)
                        .setParameter("network", network)
                        .getSingleResultOrNull())
                .flatMap(locked -> {
                    if (locked == null) throw Problem.notFound("case", id).asException();
                    return lockFacilities(session, id, facilities);
                })
                .flatMap(named -> earlier(session, id, once)
                        .flatMap(earlier -> earlier
                                ? read(session, id).map(row -> Written.nothing(row.toWhole(sealer)))
                                : apply(session, caller, id, named, once, command))));
    }

    private Uni<Written<Whole>> apply(
            StatelessSession session, Caller caller, String id, List<String> facilities, Once once, Command command) {
        return read(session, id).flatMap(row -> beds(session, facilities).flatMap(beds -> {
            Whole before = row.toWhole(sealer);
            CaseFile file = CaseFile.of(before.kept(), row.procedure());
            file.passTime(row.now());
            command.apply(file, beds, row.now());
            if (file.newEntries().isEmpty()) return Uni.createFrom().item(Written.nothing(before));
            return write(session, caller, file, before, once, row.now());
        }));
    }

    private Uni<List<String>> lockFacilities(StatelessSession session, String id, Collection<String> named) {
        return session.createNativeQuery(LOCK_FACILITIES, String.class)
                .setParameter("facilities", EventJson.writeData(new TreeSet<>(named)))
                .setParameter("id", id)
                .getResultList()
                .invoke(found -> {
                    for (String facility : named)
                        if (!found.contains(facility))
                            throw Problem.notFound("facility", facility).asException();
                });
    }

    /** Whether this was done before; fails when the key stands for something else. */
    private static Uni<Boolean> earlier(StatelessSession session, String id, Once once) {
        if (once.key() == null) return Uni.createFrom().item(false);
        return session.createNativeQuery(KEY, String.class)
                .setParameter("id", id)
                .setParameter("key", once.key())
                .getSingleResultOrNull()
                .map(found -> {
                    if (found == null) return false;
                    if (!found.equals(once.digest() + "|"))
                        throw Problem.of("idempotency-conflict", 409, once.key())
                                .asException();
                    return true;
                });
    }

    private static Uni<Instant> now(StatelessSession session) {
        return session.createNativeQuery("select cast(to_json(clock_timestamp()) as text)", String.class)
                .getSingleResult()
                .map(json -> EventJson.readData(json, Instant.class));
    }

    private static Uni<CaseRow> read(StatelessSession session, String id) {
        return session.createNativeQuery(CaseJson.SELECT + "where c.id = :id", String.class)
                .setParameter("id", id)
                .getSingleResult()
                .map(CaseJson::read);
    }

    private static Uni<Map<String, BedsOf>> beds(StatelessSession session, Collection<String> facilities) {
        if (facilities.isEmpty()) return Uni.createFrom().item(Map.of());
        return session.createNativeQuery(CaseJson.BEDS, String.class)
                .setParameter("facilities", EventJson.writeData(facilities))
                .getResultList()
                .map(rows -> {
                    Map<String, BedsOf> beds = new HashMap<>();
                    for (String row : rows) {
                        BedsOf one = EventJson.readData(row, BedsJson.class).toBeds();
                        beds.put(one.facility(), one);
                    }
                    return beds;
                });
    }

    /** @param earlier what it was; null: it is new */
    private Uni<Written<Whole>> write(
            StatelessSession session, Caller caller, CaseFile file, Whole earlier, Once once, Instant now) {
        KeptCase before = earlier == null ? null : earlier.kept();
        KeptCase after = file.kept();
        List<Entry> entries = new ArrayList<>(earlier == null ? List.of() : earlier.entries());
        entries.addAll(file.newEntries());
        List<Ask> asks = changed(before == null ? List.of() : before.asks(), after.asks());
        List<Stay> stays = changed(before == null ? List.of() : before.stays(), after.stays());
        return session.createNativeQuery(WRITE)
                .setParameter("row", EventJson.writeData(rows.ofCase(file, before, after)))
                .setParameter(
                        "asks",
                        EventJson.writeData(asks.stream()
                                .map(ask -> rows.ofAsk(after.id(), ask))
                                .toList()))
                .setParameter(
                        "entries",
                        EventJson.writeData(file.newEntries().stream()
                                .map(entry -> CaseRows.ofEntry(after.id(), entry))
                                .toList()))
                .setParameter("key", once.key())
                .setParameter("digest", once.digest())
                .executeUpdate()
                .chain(() -> KeptBeds.write(session, after, stays))
                .chain(() -> KeptBeds.events(session, after, stays))
                .map(events -> {
                    events.addAll(CaseChanged.events(before, after, now));
                    AuditEntry audit = audit(caller, after, file.newEntries(), now);
                    return new Written<>(
                            new Whole(after, List.copyOf(entries), now),
                            List.copyOf(events),
                            its -> trail.record(its, audit));
                });
    }

    private static <T> List<T> changed(List<T> before, List<T> after) {
        return after.stream().filter(one -> !before.contains(one)).toList();
    }

    /** One for each command: its first entry names it. */
    private static AuditEntry audit(Caller caller, KeptCase kept, List<Entry> entries, Instant now) {
        List<String> kinds = entries.stream().map(Entry::kind).limit(40).toList();
        return new AuditEntry(
                kept.network(),
                now,
                caller.id(),
                "case." + entries.get(0).kind(),
                "case",
                kept.id(),
                Map.of(
                        "state",
                        kept.state().name(),
                        "what",
                        kinds,
                        "first",
                        entries.get(0).data()));
    }

    // --- Reading

    @Override
    public Uni<Optional<Whole>> find(Caller caller, String network, String id) {
        return find(Sight.ofAll(caller), network, id);
    }

    @Override
    public Uni<Optional<Whole>> find(Sight sight, String network, String id) {
        return sessions.withStatelessTransaction(session -> scope(session, sight, network)
                .chain(() -> session.createNativeQuery(
                                CaseJson.SELECT
                                        + "where c.id = :id and :network in (c.network_id, c.offered_network, c.came_from)",
                                String.class)
                        .setParameter("id", id)
                        .setParameter("network", network)
                        .getSingleResultOrNull())
                .map(json -> Optional.ofNullable(json)
                        .map(found -> here(CaseJson.read(found), network).toWhole(sealer))));
    }

    private static CaseRow here(CaseRow row, String network) {
        HandOver offered = row.data().notes().handOver();
        if (row.network().equals(network) || offered != null && network.equals(offered.network())) return row;
        throw Problem.of("case-moved", 410, row.network())
                .with("network", row.network())
                .asException();
    }

    @Override
    public Uni<List<Whole>> list(Sight sight, String network, int most, int closed) {
        return sessions.withStatelessTransaction(session -> scope(session, sight, network)
                .chain(() -> session.createNativeQuery(CaseJson.LISTED, String.class)
                        .setParameter("network", network)
                        .setParameter("most", most)
                        .setParameter("closed", closed)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> CaseJson.read(row).toWhole(sealer))
                        .toList()));
    }

    @Override
    public Uni<List<Asked>> listAsks(String facility, int most) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery(CaseJson.FACILITY_ASKS, String.class)
                        .setParameter("facility", facility)
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> EventJson.readData(row, AskedJson.class).toAsked(sealer))
                        .toList()));
    }

    @Override
    public Uni<Optional<Place>> findAsk(String facility, String ask) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery(
                                "select c.network_id || '/' || c.id from ask a join emergency_case c on c.id = a.case_id"
                                        + " where a.id = :ask and a.facility_id = :facility",
                                String.class)
                        .setParameter("ask", ask)
                        .setParameter("facility", facility)
                        .getSingleResultOrNull())
                .map(found -> Optional.ofNullable(found).map(PostgresCases::place)));
    }

    @Override
    public Uni<List<Learnt>> listAnswers(Learnt last) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery(CaseJson.ANSWERS, String.class)
                        .setParameter("at", last.at().toString())
                        .setParameter("ask", last.ask())
                        .setMaxResults(Learnt.AT_ONCE)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> EventJson.readData(row, Learnt.class))
                        .toList()));
    }

    @Override
    public Uni<Map<String, Double>> sumCarried() {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery(CaseJson.CARRIED, String.class)
                        .getSingleResult())
                .map(json -> EventJson.readData(json, Carried.class).nights()));
    }

    record Carried(Map<String, Double> nights) {}

    @Override
    public Uni<List<Place>> listDue(int most) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery(CaseJson.DUE, String.class)
                        .setMaxResults(most)
                        .getResultList())
                .map(rows -> rows.stream().map(PostgresCases::place).toList()));
    }

    private static Place place(String path) {
        int slash = path.indexOf('/');
        return new Place(path.substring(0, slash), path.substring(slash + 1));
    }

    record AskedJson(
            Instant now,
            String network,
            boolean practice,

            @JsonProperty("case") String id,

            CaseData data,
            String person,
            AskJson ask,
            List<CaseJson.StayJson> stays) {
        Asked toAsked(Sealer sealer) {
            return new Asked(
                    network,
                    practice,
                    ask.toAsk(sealer),
                    data.looking(),
                    CaseJson.told(sealer, id, person),
                    stays == null
                            ? List.of()
                            : stays.stream().map(CaseJson.StayJson::toStay).toList(),
                    now);
        }
    }
}
