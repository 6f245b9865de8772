package net.tomarigi.trial.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import net.tomarigi.access.Caller;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.outbox.Outbox;
import net.tomarigi.outbox.Written;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import net.tomarigi.trial.Trial;
import net.tomarigi.trial.TrialPlace;
import net.tomarigi.trial.Trials;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * Trial stays in PostgreSQL. Whoever changes one holds its place's row, and that of the facility whose bed it is; a trigger
 * makes what was agreed a stay in that bed, so that nothing else is given its nights, and boards are told.
 */
@ApplicationScoped
class PostgresTrials implements Trials {
    private static final int MOST_FAMILIAR = 50;

    private static final String PLACE = "select cast(" + TrialRows.PLACE + " as text) from trial_place p"
            + " where p.id = :id and p.network_id = :network";

    private static final String PLACES = "select cast(" + TrialRows.PLACE + " as text) from trial_place p"
            + " where p.network_id = :network order by p.closed, p.name, p.id";

    private static final String WRITE_PLACE = """
            insert into trial_place
            select * from jsonb_populate_record(null::trial_place, cast(cast(:row as text) as jsonb))
            on conflict (id) do update set name = excluded.name, town = excluded.town, what = excluded.what,
              help = excluded.help, capacity = excluded.capacity, months = excluded.months, closed = excluded.closed,
              version = excluded.version, changed_at = excluded.changed_at
            """;

    /** A facility of the network, and its bed where one is named. */
    private static final String IS_THERE = """
            select cast(count(*) as integer) from membership m
            where m.network_id = :network and m.facility_id = :facility
              and (cast(:bed as text) is null
                or exists (select from bed b where b.facility_id = m.facility_id and b.id = :bed))
            """;

    private static final String FIND = "select cast(" + TrialRows.TRIAL + " as text) from trial t"
            + " where t.id = :id and t.network_id = :network";

    private static final String OF_PLACE = "select cast(" + TrialRows.TRIAL + """
             as text) from trial t where t.place_id = :place and t.id <> :id and t.state in ('AGREED', 'TOOK_PLACE')
              and t.first_night < cast(cast(:until as text) as date)
              and t.first_night + t.nights > cast(cast(:from as text) as date)
            """;

    private static final String LIST = "select cast(" + TrialRows.TRIAL + """
             as text) from trial t where t.network_id = :network
              and (cast(:registrant as text) is null or t.registrant_id = :registrant)
              and (cast(:due as text) is null or t.next_due < cast(cast(:due as text) as date))
            order by t.next_due nulls last, t.first_night desc, t.id
            """;

    private static final String WRITE = """
            insert into trial
            select * from jsonb_populate_record(null::trial, cast(cast(:row as text) as jsonb))
            on conflict (id) do update set first_night = excluded.first_night, nights = excluded.nights,
              state = excluded.state, next_due = excluded.next_due, changed_at = excluded.changed_at,
              version = excluded.version, data = excluded.data, personal = excluded.personal
            """;

    private static final String WHY_NOT = """
            select case
              when exists (select from stay s where s.facility_id = :facility and s.bed_id = :bed and not s.practice
                  and s.state in ('HELD', 'AGREED') and s.trial_id is distinct from :id and s.nights && d.nights)
                then 'bed-taken'
              when is_reserved(:facility, :bed, d.nights) then 'bed-reserved'
              else '' end
            from (select daterange(cast(cast(:from as text) as date), cast(cast(:until as text) as date)) as nights) d
            """;

    /** What boards must learn of a bed: whole. */
    private static final String CHANGED = """
            select cast(json_build_object('network', m.network_id, 'facility', f.id, 'version', f.version,
                'attestedAt', f.attested_at, 'standingVersion', 0,
                'nights', coalesce((select json_agg(json_build_object('bed', v.bed_id, 'version', v.version,
                        'nights', json_build_object('from', v.nights_from, 'open', v.open),
                        'taken', nights_taken(v.facility_id, v.bed_id)))
                    from vacancy v where v.facility_id = f.id and v.bed_id = :bed), '[]')) as text)
            from facility f join membership m on m.facility_id = f.id
            where f.id = :facility
            """;

    /** Stays of drills count for nothing; a case says of whom on the roster it is. */
    private static final String FAMILIAR = """
            select facility from (
              select t.facility_id as facility, max(t.first_night) as last from trial t
              where t.network_id = :network and t.registrant_id = :registrant and t.state = 'TOOK_PLACE'
                and t.facility_id is not null
              group by t.facility_id
              union all
              select s.facility_id, max(lower(s.nights)) from stay s join emergency_case c on c.id = s.case_id
              where c.network_id = :network and c.data #>> '{notes,registrant}' = :registrant
                and s.state in ('AGREED', 'ENDED') and not s.practice
              group by s.facility_id) known
            group by facility order by max(last) desc limit :most
            """;

    private final Outbox outbox;
    private final Mutiny.SessionFactory sessions;
    private final TrialRows rows;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresTrials(Outbox outbox, Mutiny.SessionFactory sessions, Sealer sealer, AuditTrail trail, Clock clock) {
        this.outbox = outbox;
        this.sessions = sessions;
        this.rows = new TrialRows(sealer);
        this.trail = trail;
        this.clock = clock;
    }

    // --- Places

    @Override
    public Uni<TrialPlace> addPlace(Caller caller, TrialPlace place, String key) {
        String id = id("trial-place", place.network(), caller, key);
        return sessions.withStatelessTransaction(session -> scope(session, caller, place.network())
                .chain(() -> findPlace(session, place.network(), id, ""))
                .flatMap(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(earlier.get())
                        : isThere(session, place)
                                .chain(() -> session.createNativeQuery(
                                                "select cast(count(*) as integer) from trial_place where network_id = :network",
                                                Integer.class)
                                        .setParameter("network", place.network())
                                        .getSingleResult())
                                .invoke(count -> {
                                    if (count >= TrialPlace.MOST)
                                        throw Problem.of("too-many-trial-places", 409, TrialPlace.MOST)
                                                .asException();
                                })
                                .chain(() -> write(session, caller, place, id, 1, "trial-place.added"))));
    }

    private static Uni<Void> isThere(StatelessSession session, TrialPlace place) {
        if (place.facility() == null) return Uni.createFrom().voidItem();
        return session.createNativeQuery(IS_THERE, Integer.class)
                .setParameter("network", place.network())
                .setParameter("facility", place.facility())
                .setParameter("bed", place.bed())
                .getSingleResult()
                .invoke(count -> {
                    if (count == 0)
                        throw (place.bed() == null
                                        ? Problem.notFound("facility", place.facility())
                                        : Problem.notFound("bed", place.bed()))
                                .asException();
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<TrialPlace> changePlace(Caller caller, TrialPlace place, Long seen) {
        return sessions.withStatelessTransaction(session -> scope(session, caller, place.network())
                .chain(() -> findPlace(session, place.network(), place.id(), " for update"))
                .flatMap(found -> {
                    TrialPlace before = found.orElseThrow(
                            () -> Problem.notFound("trial-place", place.id()).asException());
                    if (seen != null && seen != before.version())
                        throw Problem.of("stale-version", 412, seen, before.version())
                                .asException();
                    if (!Objects.equals(before.facility(), place.facility())
                            || !Objects.equals(before.bed(), place.bed()))
                        throw Problem.of("trial-place-of", 409).asException();
                    return write(session, caller, place, place.id(), before.version() + 1, "trial-place.changed");
                }));
    }

    private Uni<TrialPlace> write(
            StatelessSession session, Caller caller, TrialPlace place, String id, long version, String what) {
        TrialPlace next = new TrialPlace(
                id,
                place.network(),
                place.facility(),
                place.bed(),
                place.name(),
                place.town(),
                place.what(),
                place.help(),
                place.capacity(),
                place.months(),
                place.isClosed(),
                version);
        return session.createNativeQuery(WRITE_PLACE)
                .setParameter("row", EventJson.writeData(TrialRows.writePlace(next, clock.instant())))
                .executeUpdate()
                .chain(() -> trail.record(
                        session,
                        new AuditEntry(
                                next.network(), clock.instant(), caller.id(), what, "trial-place", id, Map.of())))
                .replaceWith(next);
    }

    private static Uni<Optional<TrialPlace>> findPlace(
            StatelessSession session, String network, String id, String lock) {
        return session.createNativeQuery(PLACE + lock, String.class)
                .setParameter("id", id)
                .setParameter("network", network)
                .getSingleResultOrNull()
                .map(json -> Optional.ofNullable(json).map(TrialRows::readPlace));
    }

    private static Uni<TrialPlace> place(StatelessSession session, String network, String id) {
        return findPlace(session, network, id, " for update")
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("trial-place", id).asException()));
    }

    @Override
    public Uni<List<TrialPlace>> listPlaces(String network) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(PLACES, String.class)
                .setParameter("network", network)
                .setMaxResults(TrialPlace.MOST)
                .getResultList()
                .map(found -> found.stream().map(TrialRows::readPlace).toList()));
    }

    // --- Trials

    @Override
    public Uni<Trial> ask(Caller caller, String network, Wanted wanted, String key) {
        String id = id("trial", network, caller, key);
        return outbox.write(session -> scope(session, caller, network)
                .chain(() -> place(session, network, wanted.place()))
                .flatMap(place -> find(session, network, id).flatMap(earlier -> {
                    if (earlier.isPresent()) return Uni.createFrom().item(Written.nothing(earlier.get()));
                    Trial fresh = Trial.ask(
                            id,
                            place,
                            wanted.registrant(),
                            wanted.from(),
                            wanted.nights(),
                            wanted.purpose(),
                            wanted.companions(),
                            clock.instant());
                    return isOnRoster(session, network, wanted.registrant())
                            .chain(() -> write(session, caller, fresh, "asked"));
                })));
    }

    private static Uni<Void> isOnRoster(StatelessSession session, String network, String registrant) {
        return session.createNativeQuery(
                        "select state from registrant where id = :id and network_id = :network", String.class)
                .setParameter("id", registrant)
                .setParameter("network", network)
                .getSingleResultOrNull()
                .invoke(state -> {
                    if (state == null)
                        throw Problem.notFound("registrant", registrant).asException();
                    if (state.equals("ENDED"))
                        throw Problem.of("registrant-state", 409, state).asException();
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Trial> change(
            Caller caller,
            String network,
            String id,
            Long seen,
            String what,
            BiFunction<Trial, TrialPlace, Trial> command) {
        return outbox.write(session -> scope(session, caller, network)
                .chain(() -> required(session, network, id))
                .chain(found -> place(session, network, found.place())
                        .call(() -> lock(session, found))
                        // Once more: whoever waited sees what the other did.
                        .flatMap(place -> required(session, network, id).flatMap(before -> {
                            if (seen != null && seen != before.version())
                                throw Problem.of("stale-version", 412, seen, before.version())
                                        .asException();
                            Trial after = command.apply(before, place);
                            if (after.equals(before)) return Uni.createFrom().item(Written.nothing(before));
                            return free(session, place, before, after).chain(() -> write(session, caller, after, what));
                        }))));
    }

    private static Uni<Void> lock(StatelessSession session, Trial trial) {
        if (trial.bed() == null) return Uni.createFrom().voidItem();
        return session.createNativeQuery("select id from facility where id = :id for update", String.class)
                .setParameter("id", trial.facility())
                .getSingleResult()
                .replaceWithVoid();
    }

    /** Where nights are taken that were not before, they must be free. */
    private Uni<Void> free(StatelessSession session, TrialPlace place, Trial before, Trial after) {
        if (after.state() != Trial.State.AGREED || before.state() == Trial.State.AGREED)
            return Uni.createFrom().voidItem();
        Uni<Void> room = session.createNativeQuery(OF_PLACE, String.class)
                .setParameter("place", place.id())
                .setParameter("id", after.id())
                .setParameter("from", after.from().toString())
                .setParameter("until", after.end().toString())
                .getResultList()
                .invoke(found -> {
                    LocalDate full =
                            place.firstFull(found.stream().map(rows::read).toList(), after.from(), after.nights());
                    if (full != null)
                        throw Problem.of("trial-place-full", 409, full, place.capacity())
                                .asException();
                })
                .replaceWithVoid();
        if (after.bed() == null) return room;
        return room.chain(() -> session.createNativeQuery(WHY_NOT, String.class)
                .setParameter("facility", after.facility())
                .setParameter("bed", after.bed())
                .setParameter("id", after.id())
                .setParameter("from", after.from().toString())
                .setParameter("until", after.end().toString())
                .getSingleResult()
                .invoke(why -> {
                    if (why.equals("bed-taken"))
                        throw Problem.of("bed-taken", 409).asException();
                    if (why.equals("bed-reserved"))
                        throw Problem.of("bed-reserved", 409).asException();
                })
                .replaceWithVoid());
    }

    private Uni<Written<Trial>> write(StatelessSession session, Caller caller, Trial trial, String what) {
        Trial next = new Trial(
                trial.id(),
                trial.network(),
                trial.place(),
                trial.registrant(),
                trial.facility(),
                trial.bed(),
                trial.from(),
                trial.nights(),
                trial.state(),
                trial.facts(),
                trial.words(),
                clock.instant(),
                trial.version() + 1);
        return session.createNativeQuery(WRITE)
                .setParameter("row", EventJson.writeData(rows.write(next)))
                .executeUpdate()
                .chain(() -> trail.record(
                        session,
                        new AuditEntry(
                                next.network(),
                                clock.instant(),
                                caller.id(),
                                "trial." + what,
                                "trial",
                                next.id(),
                                Map.of("registrant", next.registrant(), "place", next.place()))))
                .chain(() -> changes(session, next))
                .map(events -> new Written<>(next, events));
    }

    private static Uni<List<Event>> changes(StatelessSession session, Trial trial) {
        if (trial.bed() == null) return Uni.createFrom().item(List.of());
        return session.createNativeQuery(CHANGED, String.class)
                .setParameter("facility", trial.facility())
                .setParameter("bed", trial.bed())
                .getResultList()
                .map(found -> found.stream()
                        .map(row -> EventJson.readData(row, FacilityChanged.class))
                        .map(one -> new Event(one.network(), one.facility(), FacilityChanged.TYPE, one))
                        .toList());
    }

    private Uni<Optional<Trial>> find(StatelessSession session, String network, String id) {
        return session.createNativeQuery(FIND, String.class)
                .setParameter("id", id)
                .setParameter("network", network)
                .getSingleResultOrNull()
                .map(json -> Optional.ofNullable(json).map(rows::read));
    }

    private Uni<Trial> required(StatelessSession session, String network, String id) {
        return find(session, network, id)
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("trial", id).asException()));
    }

    @Override
    public Uni<List<Trial>> list(Caller caller, String network, String registrant, LocalDate dueBefore) {
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> session.createNativeQuery(LIST, String.class)
                        .setParameter("network", network)
                        .setParameter("registrant", registrant)
                        .setParameter("due", Objects.toString(dueBefore, null))
                        .setMaxResults(MOST_LISTED)
                        .getResultList())
                .map(found -> found.stream().map(rows::read).toList()));
    }

    @Override
    public Uni<List<String>> listFamiliar(Caller caller, String network, String registrant) {
        return sessions.withStatelessTransaction(
                session -> scope(session, caller, network).chain(() -> session.createNativeQuery(FAMILIAR, String.class)
                        .setParameter("network", network)
                        .setParameter("registrant", registrant)
                        .setParameter("most", MOST_FAMILIAR)
                        .getResultList()));
    }

    private static String id(String kind, String network, Caller caller, String key) {
        if (key == null) return UUID.randomUUID().toString();
        return UUID.nameUUIDFromBytes(
                        String.join("\u0000", kind, network, caller.id(), key).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Uni<Void> scope(StatelessSession session, Caller caller, String network) {
        return RowScope.of(session, caller.id(), List.of(network), List.of());
    }
}
