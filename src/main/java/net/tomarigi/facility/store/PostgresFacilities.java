package net.tomarigi.facility.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.Facilities;
import net.tomarigi.facility.Facility;
import net.tomarigi.facility.Listing;
import net.tomarigi.facility.Membership;
import net.tomarigi.facility.Profile;
import net.tomarigi.facility.Sex;
import net.tomarigi.network.Network;
import net.tomarigi.network.NetworkChanged;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.outbox.Outbox;
import net.tomarigi.outbox.Written;
import net.tomarigi.platform.Problem;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sets of rows travel as one JSON parameter each: the statements of a batch do not grow with what is in it. */
@ApplicationScoped
class PostgresFacilities implements Facilities {
    /** Small enough to tell progress and to keep each parameter under a megabyte or so. */
    private static final int BATCH = 500;

    /** Key of the advisory lock that a change of many holds; the bytes of {@code facility}. */
    private static final long MANY = 0x666163696c697479L;

    private static final String OF_IDS =
            " where f.id in (select jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)))";

    private static final String LOCK = "select f.id from facility f" + OF_IDS + " order by f.id for update";

    private static final String ADD_NETWORKS = """
            insert into network (id, name, municipality, roll_over_hour, fresh_hours, ageing_hours, nights,
                public_board, version)
            select r.id, r.name, r.municipality, p."rollOverHour", p."freshHours", p."ageingHours", p.nights,
                coalesce(p."publicBoard", false), r.version
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                as r(id text, name text, municipality text, policy jsonb, version bigint),
                jsonb_to_record(r.policy)
                as p("rollOverHour" smallint, "freshHours" integer, "ageingHours" integer, nights smallint,
                    "publicBoard" boolean)
            order by r.id
            on conflict (id) do nothing
            returning id
            """;

    private static final String PUT_FACILITIES = """
            insert into facility (
                id, version, profile_version, listing, number, name, name_kana, corporation, municipality, address,
                phone, fax, url, lat, lon, kind, siting, disabilities, children, adults, level_min, level_max,
                max_behaviour, care, sexes, wheelchair, transport, total_places)
            select r.id, r.version, r.version, r.listing, p.number, p.name, p."nameKana", p.corporation,
                p.municipality, p.address, p.phone, p.fax, p.url, p.lat, p.lon, p.kind, p.siting, p.disabilities,
                p.children, p.adults, p."levelMin", p."levelMax", p."maxBehaviour", p.care, p.sexes, p.wheelchair,
                p.transport, p."totalPlaces"
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(id text, version bigint, listing jsonb, profile jsonb),
                jsonb_to_record(r.profile) as p(
                    number text, name text, "nameKana" text, corporation text, municipality text, address text,
                    phone text, fax text, url text, lat double precision, lon double precision, kind text,
                    siting text, disabilities text[], children boolean, adults boolean, "levelMin" smallint,
                    "levelMax" smallint, "maxBehaviour" smallint, care jsonb, sexes text[], wheelchair boolean,
                    transport boolean, "totalPlaces" integer)
            on conflict (id) do update set
                version = excluded.version, profile_version = excluded.profile_version, listing = excluded.listing,
                number = excluded.number, name = excluded.name, name_kana = excluded.name_kana,
                corporation = excluded.corporation, municipality = excluded.municipality,
                address = excluded.address, phone = excluded.phone, fax = excluded.fax, url = excluded.url,
                lat = excluded.lat, lon = excluded.lon, kind = excluded.kind, siting = excluded.siting,
                disabilities = excluded.disabilities, children = excluded.children, adults = excluded.adults,
                level_min = excluded.level_min, level_max = excluded.level_max,
                max_behaviour = excluded.max_behaviour, care = excluded.care, sexes = excluded.sexes,
                wheelchair = excluded.wheelchair, transport = excluded.transport,
                total_places = excluded.total_places
            """;

    private static final String REMOVE_BEDS = """
            delete from bed b
            where b.facility_id in (select jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)))
            and not exists (
                select 1 from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(facility text, id text)
                where r.facility = b.facility_id and r.id = b.id)
            """;

    private static final String PUT_BEDS = """
            insert into bed (facility_id, id, ordinal, label, sexes, wheelchair, private)
            select facility, id, ordinal, label, sexes, wheelchair, "privateRoom"
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(
                facility text, id text, ordinal smallint, label text, sexes text[], wheelchair boolean,
                "privateRoom" boolean)
            on conflict (facility_id, id) do update set
                ordinal = excluded.ordinal, label = excluded.label, sexes = excluded.sexes,
                wheelchair = excluded.wheelchair, private = excluded.private
            """;

    private static final String ADD_NIGHTS = """
            insert into vacancy (facility_id, bed_id, version, nights_from, open)
            select facility, bed, version, "from", open
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                as r(facility text, bed text, version bigint, "from" date, open text)
            """;

    private static final String LEAVE_NETWORKS = """
            delete from membership m
            where m.facility_id in (select jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)))
            and not exists (
                select 1 from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(facility text, network text)
                where r.facility = m.facility_id and r.network = m.network_id)
            """;

    private static final String JOIN_NETWORKS = """
            insert into membership (network_id, facility_id, district)
            select network, facility, district
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(network text, facility text, district text)
            on conflict (network_id, facility_id) do update set district = excluded.district
            """;

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;

    PostgresFacilities(Mutiny.SessionFactory sessions, Outbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    @Override
    public Uni<Optional<Facility>> find(String id) {
        if (!Facility.ID.matcher(id).matches()) return Uni.createFrom().item(Optional.empty());
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                                FacilityJson.SELECT_ALL + " where f.id = :id", String.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(FacilityJson::read));
    }

    @Override
    public Uni<List<Facility>> list(String network) {
        return sessions.withStatelessSession(
                        session -> session.createNativeQuery(FacilityJson.SELECT_STATES + """
                                        where f.id in (select facility_id from membership where network_id = :network)
                                        order by coalesce(f.name_kana, f.name), f.id
                                        """, String.class)
                                .setParameter("network", network)
                                .getResultList())
                .map(rows -> rows.stream().map(FacilityJson::read).toList());
    }

    @Override
    public Uni<Map<String, Listing>> listListings(Collection<String> ids) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                                "select cast(f.listing as text) from facility f" + OF_IDS
                                        + " and f.listing is not null",
                                String.class)
                        .setParameter("ids", possible(ids))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> EventJson.readData(row, Listing.class))
                        .collect(Collectors.toMap(Listing::id, Function.identity())));
    }

    @Override
    public Uni<Set<String>> listKnown(Collection<String> ids) {
        return sessions.withStatelessSession(
                        session -> session.createNativeQuery("select f.id from facility f" + OF_IDS, String.class)
                                .setParameter("ids", possible(ids))
                                .getResultList())
                .map(HashSet::new);
    }

    @Override
    public <T> Uni<T> change(Collection<String> ids, Function<Map<String, Facility>, Decision<T>> decision) {
        return outbox.<T>write(session -> change(session, ids, decision, written -> {}))
                .onFailure(PostgresFacilities::isOfReservedBed)
                .transform(refused -> Problem.of("bed-is-reserved", 409).asException());
    }

    /** A bed that has to stand empty for emergencies does not vanish: the trigger that sees to it says so in these words. */
    private static boolean isOfReservedBed(Throwable failure) {
        return failure instanceof ConstraintViolationException violated
                && String.valueOf(violated.getMessage()).contains("this bed is reserved");
    }

    @Override
    public <T> Uni<Optional<T>> changeMany(
            Collection<String> ids, Function<Map<String, Facility>, Decision<T>> decision, IntConsumer progress) {
        return outbox.write(session -> session.createNativeQuery(
                        "select pg_try_advisory_xact_lock(:key)", Boolean.class)
                .setParameter("key", MANY)
                .getSingleResult()
                .flatMap(alone -> {
                    if (!alone) return Uni.createFrom().item(Written.nothing(Optional.<T>empty()));
                    return change(session, ids, decision, progress)
                            .map(written -> new Written<>(Optional.ofNullable(written.answer()), written.events()));
                }));
    }

    private static <T> Uni<Written<T>> change(
            Mutiny.StatelessSession session,
            Collection<String> ids,
            Function<Map<String, Facility>, Decision<T>> decision,
            IntConsumer progress) {
        return lock(session, ids).flatMap(before -> {
            Decision<T> decided = decision.apply(before);
            return addNetworks(session, decided.networks())
                    .call(() -> put(session, decided.facilities(), before.keySet(), progress))
                    .map(events -> {
                        List<Event> all = new ArrayList<>(events);
                        for (Facility facility : decided.facilities())
                            all.addAll(facility.eventsSince(before.get(facility.id())));
                        return new Written<>(decided.answer(), all);
                    });
        });
    }

    /** Reads only once the locks are held: what is read before may be changed while one waits. */
    private static Uni<Map<String, Facility>> lock(Mutiny.StatelessSession session, Collection<String> ids) {
        if (ids.isEmpty()) return Uni.createFrom().item(Map.of());
        String json = possible(ids);
        return session.createNativeQuery(LOCK, String.class)
                .setParameter("ids", json)
                .getResultList()
                .flatMap(locked -> session.createNativeQuery(FacilityJson.SELECT_ALL + OF_IDS, String.class)
                        .setParameter("ids", json)
                        .getResultList())
                .map(rows -> {
                    Map<String, Facility> found = new LinkedHashMap<>();
                    for (String row : rows) {
                        Facility facility = FacilityJson.read(row);
                        found.put(facility.id(), facility);
                    }
                    return found;
                });
    }

    /** No facility has another id, and PostgreSQL cannot read every character that a caller may send. */
    private static String possible(Collection<String> ids) {
        return EventJson.writeData(
                ids.stream().filter(id -> Facility.ID.matcher(id).matches()).toList());
    }

    private static Uni<List<Event>> addNetworks(Mutiny.StatelessSession session, List<Network> networks) {
        if (networks.isEmpty()) return Uni.createFrom().item(List.of());
        return session.createNativeQuery(ADD_NETWORKS, String.class)
                .setParameter("rows", EventJson.writeData(networks))
                .getResultList()
                .map(HashSet::new)
                .map(added -> networks.stream()
                        .filter(network -> added.contains(network.id()))
                        .map(network ->
                                new Event(network.id(), network.id(), NetworkChanged.TYPE, new NetworkChanged(network)))
                        .toList());
    }

    private static Uni<Void> put(
            Mutiny.StatelessSession session, List<Facility> facilities, Set<String> existing, IntConsumer progress) {
        List<List<Facility>> batches = IntStream.iterate(0, from -> from < facilities.size(), from -> from + BATCH)
                .mapToObj(from -> facilities.subList(from, Math.min(from + BATCH, facilities.size())))
                .toList();
        int[] written = {0};
        return Multi.createFrom()
                .iterable(batches)
                .onItem()
                .transformToUniAndConcatenate(
                        batch -> putBatch(session, batch, existing).invoke(() -> {
                            written[0] += batch.size();
                            progress.accept(written[0]);
                        }))
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Void> putBatch(
            Mutiny.StatelessSession session, List<Facility> facilities, Set<String> existing) {
        String rows =
                EventJson.writeData(facilities.stream().map(FacilityRow::of).toList());
        String beds =
                EventJson.writeData(facilities.stream().flatMap(BedRow::of).toList());
        String memberships = EventJson.writeData(
                facilities.stream().flatMap(MembershipRow::of).toList());
        List<NightsRow> nights = facilities.stream().flatMap(NightsRow::of).toList();
        String changed = EventJson.writeData(
                facilities.stream().map(Facility::id).filter(existing::contains).toList());
        Uni<Void> put = execute(session, PUT_FACILITIES, rows)
                .call(() -> executeFor(session, REMOVE_BEDS, changed, beds))
                .call(() -> execute(session, PUT_BEDS, beds))
                .call(() -> executeFor(session, LEAVE_NETWORKS, changed, memberships))
                .call(() -> execute(session, JOIN_NETWORKS, memberships));
        return nights.isEmpty() ? put : put.call(() -> execute(session, ADD_NIGHTS, EventJson.writeData(nights)));
    }

    private static Uni<Void> execute(Mutiny.StatelessSession session, String statement, String rows) {
        return session.createNativeQuery(statement)
                .setParameter("rows", rows)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> executeFor(
            Mutiny.StatelessSession session, String statement, String facilities, String rows) {
        return session.createNativeQuery(statement)
                .setParameter("ids", facilities)
                .setParameter("rows", rows)
                .executeUpdate()
                .replaceWithVoid();
    }

    private record FacilityRow(String id, long version, Listing listing, Profile profile) {
        static FacilityRow of(Facility facility) {
            return new FacilityRow(facility.id(), facility.version(), facility.listing(), facility.profile());
        }
    }

    private record BedRow(
            String facility,
            String id,
            int ordinal,
            String label,
            Set<Sex> sexes,
            Boolean wheelchair,
            Boolean privateRoom) {
        static Stream<BedRow> of(Facility facility) {
            List<Bed> beds = facility.beds();
            return IntStream.range(0, beds.size()).mapToObj(i -> {
                Bed bed = beds.get(i);
                return new BedRow(
                        facility.id(), bed.id(), i, bed.label(), bed.sexes(), bed.wheelchair(), bed.privateRoom());
            });
        }
    }

    private record MembershipRow(String network, String facility, String district) {
        static Stream<MembershipRow> of(Facility facility) {
            return facility.memberships().stream().map(membership -> of(facility.id(), membership));
        }

        private static MembershipRow of(String facility, Membership membership) {
            return new MembershipRow(membership.network(), facility, membership.district());
        }
    }

    /** Nights that began with this version: those of beds that are new. */
    private record NightsRow(String facility, String bed, long version, LocalDate from, String open) {
        static Stream<NightsRow> of(Facility facility) {
            return facility.nights().stream()
                    .filter(nights -> nights.version() == facility.version())
                    .map(nights -> of(facility.id(), nights));
        }

        private static NightsRow of(String facility, BedNights nights) {
            return new NightsRow(
                    facility,
                    nights.bed(),
                    nights.version(),
                    nights.nights().from(),
                    nights.nights().open());
        }
    }
}
