package net.tomarigi.registry.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.tomarigi.access.Caller;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.network.Policy;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.registry.Consent;
import net.tomarigi.registry.Duty;
import net.tomarigi.registry.Entry;
import net.tomarigi.registry.Facts;
import net.tomarigi.registry.Intervals;
import net.tomarigi.registry.Personal;
import net.tomarigi.registry.Registrant;
import net.tomarigi.registry.RegistrantFile;
import net.tomarigi.registry.Registrants;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** The roster in PostgreSQL. Every command locks the person's row, then reads in a statement of its own. */
@ApplicationScoped
class PostgresRegistrants implements Registrants {
    private static final String LOCK = "select 1 from registrant where id = :id and network_id = :network for update";

    private static final String WRITE = """
            with kept as (
              insert into registrant
              select * from jsonb_populate_record(null::registrant, cast(cast(:row as text) as jsonb))
              on conflict (id) do update set state = excluded.state, applied_on = excluded.applied_on,
                decided_on = excluded.decided_on, ending = excluded.ending, next_due = excluded.next_due,
                seq = excluded.seq, changed_at = excluded.changed_at, version = excluded.version, data = excluded.data,
                personal = excluded.personal
              returning id
            )
            insert into registrant_entry
            select e.* from jsonb_populate_recordset(null::registrant_entry, cast(cast(:entries as text) as jsonb)) e, kept
            """;

    /** Nulls sort as the last of days. */
    private static final String LIST = "select cast(" + RegistrantRows.ROW + """
             as text) from registrant r
            where r.network_id = :network
              and (case when cast(:state as text) is null then r.state <> 'ENDED' else r.state = :state end)
              and (cast(:risk as text) is null or r.data -> 'facts' -> 'risks' @> to_jsonb(cast(:risk as text)))
              and (cast(cast(:districts as text) as jsonb) = '[]'
                   or cast(cast(:districts as text) as jsonb) @> (r.data -> 'facts' -> 'district'))
              and (not :overdue or r.next_due < cast(cast(:today as text) as date))
              and (coalesce(r.next_due, date '9999-12-31'), r.id) > (cast(cast(:day as text) as date), :id)
            order by coalesce(r.next_due, date '9999-12-31'), r.id
            """;

    private static final String CONSENT = """
            insert into consent (id, home_network, person_id, network_id, facility_id, scope, given_at, ends_at)
            select :id, :home, :person, :network, :facility, :scope, clock_timestamp(), cast(cast(:ends as text) as timestamptz)
            where (select count(*) from consent where person_id = :person) < :most
            """;

    private static final String SHARED = "select cast(json_build_object('row', " + RegistrantRows.ROW + ", 'consent', "
            + RegistrantRows.CONSENT + """
            ) as text) from consent c join registrant r on r.id = c.person_id
            where c.facility_id = :facility and r.state <> 'ENDED' and c.revoked_at is null
              and c.given_at <= clock_timestamp() and (c.ends_at is null or c.ends_at > clock_timestamp())
            order by r.id, c.given_at limit :most
            """;

    private static final String NAMES = "select cast(" + RegistrantRows.ROW + """
             as text) from registrant r where r.network_id = :network
              and r.id in (select jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)))
            """;

    private static final String FIRST_DAY = "0001-01-01";

    private final Mutiny.SessionFactory sessions;
    private final RegistrantRows rows;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresRegistrants(Mutiny.SessionFactory sessions, Sealer sealer, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.rows = new RegistrantRows(sealer);
        this.trail = trail;
        this.clock = clock;
    }

    // --- Writing

    @Override
    public Uni<Whole> propose(
            Caller caller, String network, Facts facts, Personal personal, Intervals intervals, String key) {
        String id = (key == null ? UUID.randomUUID() : named(network, caller.id(), key)).toString();
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> session.createNativeQuery(
                                "select cast(count(*) as integer) from registrant where network_id = :network",
                                Integer.class)
                        .setParameter("network", network)
                        .getSingleResult())
                .chain(count -> read(session, network, id).flatMap(earlier -> {
                    if (earlier.isPresent()) return Uni.createFrom().item(earlier.get());
                    if (count >= MOST)
                        throw Problem.of("too-many-registrants", 409, MOST).asException();
                    return write(
                            session,
                            caller,
                            RegistrantFile.propose(
                                    id, network, facts, personal, intervals, caller.id(), clock.instant()));
                })));
    }

    /** The same caller with the same key means the same person. */
    private static UUID named(String network, String who, String key) {
        return UUID.nameUUIDFromBytes(
                String.join("\u0000", "registrant", network, who, key).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Uni<Whole> change(
            Caller caller,
            String network,
            String id,
            Long seen,
            Intervals intervals,
            Consumer<RegistrantFile> command) {
        return locked(caller, network, id, (session, whole) -> {
            Registrant before = whole.registrant();
            if (seen != null && seen != before.version())
                throw Problem.of("stale-version", 412, seen, before.version()).asException();
            RegistrantFile file = RegistrantFile.of(before, intervals, caller.id(), clock.instant());
            command.accept(file);
            return file.newEntries().isEmpty() ? Uni.createFrom().item(whole) : write(session, caller, file);
        });
    }

    @Override
    public Uni<Whole> consent(
            Caller caller,
            String network,
            String id,
            String toNetwork,
            String toFacility,
            Consent.Scope scope,
            Instant ends) {
        return locked(caller, network, id, (session, whole) -> known(session, toNetwork, toFacility)
                .chain(() -> session.createNativeQuery(CONSENT)
                        .setParameter("id", UUID.randomUUID().toString())
                        .setParameter("home", network)
                        .setParameter("person", id)
                        .setParameter("network", toNetwork)
                        .setParameter("facility", toFacility)
                        .setParameter("scope", scope.name())
                        .setParameter("ends", Objects.toString(ends, null))
                        .setParameter("most", Consent.MOST)
                        .executeUpdate())
                .flatMap(made -> {
                    if (made == 0)
                        throw Problem.of("too-many-consents", 409, Consent.MOST).asException();
                    String to = toNetwork == null ? toFacility : toNetwork;
                    return noted(session, caller, whole, "consented", Map.of("to", to, "scope", scope.name()));
                }));
    }

    /** Whom it is given to must be there. */
    private static Uni<Void> known(StatelessSession session, String network, String facility) {
        String table = network == null ? "facility" : "network";
        String named = network == null ? facility : network;
        return session.createNativeQuery("select id from " + table + " where id = :id", String.class)
                .setParameter("id", named)
                .getSingleResultOrNull()
                .invoke(found -> {
                    if (found == null) throw Problem.notFound(table, named).asException();
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Whole> revoke(Caller caller, String network, String id, String consent) {
        return locked(caller, network, id, (session, whole) -> session.createNativeQuery(
                        "update consent set revoked_at = clock_timestamp()"
                                + " where id = :id and person_id = :person and revoked_at is null")
                .setParameter("id", consent)
                .setParameter("person", id)
                .executeUpdate()
                .flatMap(revoked -> {
                    if (revoked > 0) return noted(session, caller, whole, "consent-ended", Map.of("consent", consent));
                    if (whole.consents().stream().noneMatch(one -> one.id().equals(consent)))
                        throw Problem.notFound("consent", consent).asException();
                    return Uni.createFrom().item(whole);
                }));
    }

    private Uni<Whole> noted(
            StatelessSession session, Caller caller, Whole whole, String kind, Map<String, Object> data) {
        RegistrantFile file = RegistrantFile.of(whole.registrant(), Intervals.USUAL, caller.id(), clock.instant());
        file.note(kind, data);
        return write(session, caller, file);
    }

    private interface Locked {
        Uni<Whole> with(StatelessSession session, Whole whole);
    }

    private Uni<Whole> locked(Caller caller, String network, String id, Locked work) {
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter("id", id)
                        .setParameter("network", network)
                        .getSingleResultOrNull())
                .chain(() -> read(session, network, id))
                .flatMap(found -> work.with(session, found.orElseThrow(() -> Problem.notFound("registrant", id)
                        .asException()))));
    }

    private Uni<Whole> write(StatelessSession session, Caller caller, RegistrantFile file) {
        Registrant after = file.registrant();
        List<Map<String, Object>> entries = file.newEntries().stream()
                .map(entry -> RegistrantRows.write(after.id(), entry))
                .toList();
        Entry first = file.newEntries().get(0);
        return session.createNativeQuery(WRITE)
                .setParameter("row", EventJson.writeData(rows.write(after)))
                .setParameter("entries", EventJson.writeData(entries))
                .executeUpdate()
                .chain(() -> trail.record(session, entry(caller, after, first.kind(), first.data())))
                .chain(() -> read(session, after.network(), after.id()))
                .map(Optional::orElseThrow);
    }

    private AuditEntry entry(Caller caller, Registrant one, String what, Map<String, Object> data) {
        return new AuditEntry(
                one.network(), clock.instant(), caller.id(), "registrant." + what, "registrant", one.id(), data);
    }

    // --- Reading

    @Override
    public Uni<Optional<Whole>> find(Caller caller, String network, String id) {
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> read(session, network, id))
                .call(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : trail.record(session, entry(caller, found.get().registrant(), "read", Map.of()))));
    }

    private Uni<Optional<Whole>> read(StatelessSession session, String network, String id) {
        return session.createNativeQuery(RegistrantRows.WHOLE, String.class)
                .setParameter("id", id)
                .setParameter("network", network)
                .getSingleResultOrNull()
                .map(json -> Optional.ofNullable(json).map(rows::readWhole));
    }

    @Override
    public Uni<Listed> list(Caller caller, String network, Wanted wanted) {
        String[] after = wanted.after() == null
                ? new String[] {FIRST_DAY, ""}
                : wanted.after().split("_", 2);
        boolean isSearch = wanted.words() != null;
        int most = isSearch ? MOST : AT_ONCE + 1;
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                        .chain(() -> session.createNativeQuery(LIST, String.class)
                                .setParameter("network", network)
                                .setParameter("state", name(wanted.state()))
                                .setParameter("risk", name(wanted.risk()))
                                .setParameter("districts", EventJson.writeData(wanted.districts()))
                                .setParameter("overdue", wanted.isOverdue())
                                .setParameter(
                                        "today",
                                        LocalDate.ofInstant(clock.instant(), Policy.TOKYO)
                                                .toString())
                                .setParameter("day", after[0])
                                .setParameter("id", after[1])
                                .setMaxResults(most)
                                .getResultList()))
                // A whole roster is opened to find a name in it: no event loop waits for that.
                .emitOn(isSearch ? Infrastructure.getDefaultWorkerPool() : Runnable::run)
                .map(found -> listed(found, wanted.words()));
    }

    private Listed listed(List<String> found, String words) {
        List<Registrant> all = new ArrayList<>();
        String folded = words == null ? null : folded(words);
        for (String json : found) {
            Registrant one = rows.read(EventJson.readData(json, RegistrantRows.Row.class));
            if (folded == null || isNamed(one.personal(), folded)) all.add(one);
            if (all.size() > AT_ONCE) break;
        }
        if (all.size() <= AT_ONCE) return new Listed(List.copyOf(all), null);
        List<Registrant> some = List.copyOf(all.subList(0, AT_ONCE));
        Registrant last = some.get(AT_ONCE - 1);
        Duty next = last.next();
        return new Listed(some, (next == null ? "9999-12-31" : next.due()) + "_" + last.id());
    }

    private static boolean isNamed(Personal person, String folded) {
        for (String one : new String[] {person.name(), person.kana(), person.address()})
            if (one != null && folded(one).contains(folded)) return true;
        return false;
    }

    /** However somebody types it: half and full width, capitals, spaces. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s", "");
    }

    @Override
    public Uni<Map<String, String>> names(Caller caller, String network, Collection<String> ids) {
        if (ids.isEmpty()) return Uni.createFrom().item(Map.of());
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> session.createNativeQuery(NAMES, String.class)
                        .setParameter("network", network)
                        .setParameter("ids", EventJson.writeData(ids))
                        .getResultList())
                .map(found -> found.stream()
                        .map(json -> rows.read(EventJson.readData(json, RegistrantRows.Row.class)))
                        .collect(Collectors.toMap(
                                Registrant::id, one -> one.personal().name()))));
    }

    private static String name(Enum<?> one) {
        return one == null ? null : one.name();
    }

    @Override
    public Uni<List<Shared>> listShared(Caller caller, String facility) {
        return sessions.withStatelessTransaction(
                        session -> RowScope.of(session, caller.id(), List.of(), List.of(facility))
                                .chain(() -> session.createNativeQuery(SHARED, String.class)
                                        .setParameter("facility", facility)
                                        .setParameter("most", AT_ONCE)
                                        .getResultList()))
                .map(found -> found.stream()
                        .map(json -> EventJson.readData(json, SharedRow.class))
                        .map(row -> new Shared(rows.read(row.row()), row.consent()))
                        .toList());
    }

    record SharedRow(RegistrantRows.Row row, Consent consent) {}

    private static Uni<Void> scope(StatelessSession session, Caller caller, String network) {
        return RowScope.of(session, caller.id(), List.of(network), List.of());
    }
}
