package net.tomarigi.registry.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import net.tomarigi.access.Caller;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.registry.Intervals;
import net.tomarigi.registry.Registrant;
import net.tomarigi.registry.Registrant.State;
import net.tomarigi.registry.RegistrantFile;
import net.tomarigi.registry.Registrants;
import net.tomarigi.registry.RosterSheets;
import net.tomarigi.registry.SheetPlan;
import net.tomarigi.registry.SheetPlan.Step;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * Whole rosters in PostgreSQL. What takes long (opening and sealing thousands of records, comparing them with a sheet) is done
 * on a worker, and the session goes on where it belongs.
 */
@ApplicationScoped
class PostgresSheets implements RosterSheets {
    private static final int AT_ONCE = 250;

    /** Who changes somebody waits; so does another sheet of the same network. */
    private static final String LOCK_NETWORK = "select id from network where id = :network for no key update";

    private static final String LOCK = "select 1 from registrant where network_id = :network order by id for update";

    private static final String ALL = "select cast(" + RegistrantRows.ROW + """
             as text) from registrant r where r.network_id = :network order by r.id
            """;

    private static final String DONE = """
            select cast(json_build_object('digest', digest, 'added', added, 'changed', changed, 'unchanged', unchanged,
                'rejected', rejected) as text)
            from roster_sheet where network_id = :network and who = :who and key = :key
            """;

    private static final String KEEP = """
            insert into roster_sheet (network_id, who, key, digest, added, changed, unchanged, rejected)
            values (:network, :who, :key, :digest, :added, :changed, :unchanged, :rejected)
            """;

    private static final String WRITE = """
            with kept as (
              insert into registrant
              select r.* from jsonb_populate_recordset(null::registrant, cast(cast(:rows as text) as jsonb)) r
              on conflict (id) do update set state = excluded.state, next_due = excluded.next_due, seq = excluded.seq,
                changed_at = excluded.changed_at, version = excluded.version, data = excluded.data,
                personal = excluded.personal
              returning id
            )
            insert into registrant_entry
            select e.* from jsonb_populate_recordset(null::registrant_entry, cast(cast(:entries as text) as jsonb)) e
              join kept on kept.id = e.registrant_id
            """;

    private final Mutiny.SessionFactory sessions;
    private final RegistrantRows rows;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresSheets(Mutiny.SessionFactory sessions, Sealer sealer, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.rows = new RegistrantRows(sealer);
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Uni<SheetPlan> plan(Caller caller, String network, Function<List<Registrant>, SheetPlan> planning) {
        return sessions.withStatelessTransaction(
                session -> scope(session, caller, network).chain(() -> read(session, network, planning)));
    }

    private <T> Uni<T> read(StatelessSession session, String network, Function<List<Registrant>, T> work) {
        return session.createNativeQuery(ALL, String.class)
                .setParameter("network", network)
                .setMaxResults(Registrants.MOST)
                .getResultList()
                .flatMap(found -> onWorker(() -> work.apply(found.stream()
                        .map(json -> rows.read(EventJson.readData(json, RegistrantRows.Row.class)))
                        .toList())));
    }

    /** Works beside the event loop, and goes on where it was. */
    private static <T> Uni<T> onWorker(Supplier<T> work) {
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(next -> context.runOnContext(ignored -> next.run()));
    }

    record Done(String digest, int added, int changed, int unchanged, int rejected) {}

    @Override
    public Uni<Applied> apply(
            Caller caller,
            String network,
            String digest,
            String key,
            Intervals intervals,
            Function<List<Registrant>, SheetPlan> planning) {
        String once = key == null ? UUID.randomUUID().toString() : key;
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> session.createNativeQuery(LOCK_NETWORK, String.class)
                        .setParameter("network", network)
                        .getSingleResultOrNull())
                .chain(() -> session.createNativeQuery(DONE, String.class)
                        .setParameter("network", network)
                        .setParameter("who", caller.id())
                        .setParameter("key", once)
                        .getSingleResultOrNull())
                .flatMap(earlier -> {
                    if (earlier != null) return Uni.createFrom().item(again(earlier, digest, once));
                    return session.createNativeQuery(LOCK, Integer.class)
                            .setParameter("network", network)
                            .getResultList()
                            .flatMap(locked -> read(
                                            session,
                                            network,
                                            roster -> written(
                                                    caller, network, digest, intervals, planning.apply(roster), roster))
                                    .flatMap(work -> write(session, caller, network, digest, once, work)));
                }));
    }

    private static Applied again(String earlier, String digest, String key) {
        Done done = EventJson.readData(earlier, Done.class);
        if (!done.digest().equals(digest))
            throw Problem.of("idempotency-conflict", 409, key).asException();
        return new Applied(done.added(), done.changed(), done.unchanged(), done.rejected());
    }

    /** What is to be written, in pieces of which each is one statement. */
    private record Work(Applied applied, List<String> people, List<String> entries) {}

    private Work written(
            Caller caller,
            String network,
            String digest,
            Intervals intervals,
            SheetPlan plan,
            List<Registrant> roster) {
        if (!plan.digest().equals(digest)) throw Problem.of("stale-sheet", 412).asException();
        Instant now = clock.instant();
        int added = 0;
        int changed = 0;
        List<RegistrantFile> files = new ArrayList<>();
        for (Step step : plan.steps()) {
            if (step.isNew()) {
                added++;
                String id = UUID.randomUUID().toString();
                files.add(RegistrantFile.propose(
                        id, network, step.facts(), step.personal(), intervals, caller.id(), now));
            } else if (step.isChange()) {
                changed++;
                RegistrantFile file = RegistrantFile.of(step.before(), intervals, caller.id(), now);
                file.change(step.facts(), step.personal());
                files.add(file);
            }
        }
        if (roster.size() + added > Registrants.MOST)
            throw Problem.of("too-many-registrants", 409, Registrants.MOST).asException();
        List<String> people = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        for (int from = 0; from < files.size(); from += AT_ONCE) {
            List<RegistrantFile> some = files.subList(from, Math.min(files.size(), from + AT_ONCE));
            people.add(EventJson.writeData(
                    some.stream().map(file -> rows.write(file.registrant())).toList()));
            entries.add(EventJson.writeData(some.stream()
                    .flatMap(file -> file.newEntries().stream()
                            .map(entry -> RegistrantRows.write(file.registrant().id(), entry)))
                    .toList()));
        }
        int unchanged = plan.steps().size() - added - changed;
        return new Work(new Applied(added, changed, unchanged, plan.rejected().size()), people, entries);
    }

    private Uni<Applied> write(
            StatelessSession session, Caller caller, String network, String digest, String key, Work work) {
        Uni<Integer> written = Uni.createFrom().item(0);
        for (int i = 0; i < work.people().size(); i++) {
            String people = work.people().get(i);
            String entries = work.entries().get(i);
            written = written.chain(() -> session.createNativeQuery(WRITE)
                    .setParameter("rows", people)
                    .setParameter("entries", entries)
                    .executeUpdate());
        }
        Applied applied = work.applied();
        return written.chain(() -> session.createNativeQuery(KEEP)
                        .setParameter("network", network)
                        .setParameter("who", caller.id())
                        .setParameter("key", key)
                        .setParameter("digest", digest)
                        .setParameter("added", applied.added())
                        .setParameter("changed", applied.changed())
                        .setParameter("unchanged", applied.unchanged())
                        .setParameter("rejected", applied.rejected())
                        .executeUpdate())
                .chain(() -> record(
                        session,
                        caller,
                        network,
                        "roster.imported",
                        Map.of("added", applied.added(), "changed", applied.changed())))
                .replaceWith(applied);
    }

    @Override
    public Uni<List<Registrant>> listAll(Caller caller, String network) {
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> read(session, network, PostgresSheets::ordered))
                .call(all -> record(session, caller, network, "roster.exported", Map.of("people", all.size()))));
    }

    private static List<Registrant> ordered(List<Registrant> all) {
        Comparator<Registrant> byReading = Comparator.comparing(one ->
                Objects.requireNonNullElse(one.personal().kana(), one.personal().name()));
        return all.stream()
                .filter(one -> one.state() != State.ENDED)
                .sorted(byReading.thenComparing(Registrant::id))
                .toList();
    }

    private Uni<Void> record(
            StatelessSession session, Caller caller, String network, String action, Map<String, Object> details) {
        return trail.record(
                        session,
                        new AuditEntry(network, clock.instant(), caller.id(), action, "network", network, details))
                .replaceWithVoid();
    }

    private static Uni<Void> scope(StatelessSession session, Caller caller, String network) {
        return RowScope.of(session, caller.id(), List.of(network), List.of());
    }
}
