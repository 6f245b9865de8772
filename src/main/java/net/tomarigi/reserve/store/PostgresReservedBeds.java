package net.tomarigi.reserve.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.tomarigi.access.Caller;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.network.Policy;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.reserve.Account;
import net.tomarigi.reserve.Agreement;
import net.tomarigi.reserve.Reserved;
import net.tomarigi.reserve.ReservedBeds;
import net.tomarigi.reserve.Spoken;
import net.tomarigi.reserve.store.ReservedRows.AgreementRow;
import net.tomarigi.reserve.store.ReservedRows.ReservedRow;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Reserved beds in PostgreSQL. Whoever writes an agreement holds its facility's row, whoever speaks of a night the agreement's. */
@ApplicationScoped
class PostgresReservedBeds implements ReservedBeds {
    private static final String BED = """
            select b.label from bed b join membership m on m.facility_id = b.facility_id
            where b.facility_id = :facility and b.id = :bed and m.network_id = :network
            """;

    private static final String OF_BED = "select cast(" + ReservedRows.AGREEMENT + """
             as text) from reserved_bed r where r.facility_id = :facility and r.bed_id = :bed
            """;

    private static final String FIND = "select cast(" + ReservedRows.AGREEMENT + " as text) from reserved_bed r";

    private static final String WRITE = """
            insert into reserved_bed (id, network_id, facility_id, bed_id, bed_label, first_night, last_night, weekdays, yen,
              yen_when_used, release_days, made_at, made_by, version)
            values (:id, :network, :facility, :bed, :label, cast(cast(:first as text) as date),
              cast(cast(:last as text) as date), :weekdays, :yen, :used, :release, clock_timestamp(), :who, 1)
            on conflict (id) do update set first_night = excluded.first_night, last_night = excluded.last_night,
              weekdays = excluded.weekdays, yen = excluded.yen, yen_when_used = excluded.yen_when_used,
              release_days = excluded.release_days, version = reserved_bed.version + 1
            """;

    /** Months of a network that were settled and of which a night lies in the span. */
    private static final String SETTLED = """
            select to_char(month, 'YYYY-MM') from reserved_account where network_id = :network
              and month <= cast(cast(:last as text) as date)
              and month + interval '1 month' > cast(cast(:first as text) as date)
            order by month limit 1
            """;

    private static final String ASK = """
            insert into reserved_night (reserved_id, night, state, asked_at, asked_by)
            values (:id, cast(cast(:night as text) as date), 'ASKED', clock_timestamp(), :who)
            on conflict (reserved_id, night) do update set state = 'ASKED', asked_at = excluded.asked_at,
              asked_by = excluded.asked_by, decided_at = null, decided_by = null
            """;

    private static final String DECIDE = """
            insert into reserved_night (reserved_id, night, state, decided_at, decided_by)
            values (:id, cast(cast(:night as text) as date), :state, clock_timestamp(), :who)
            on conflict (reserved_id, night) do update set state = excluded.state, decided_at = excluded.decided_at,
              decided_by = excluded.decided_by
            """;

    private static final String ACCOUNT = """
            select cast(json_build_object('closedAt', a.closed_at, 'closedBy', a.closed_by, 'lines', a.lines,
              'corrections', coalesce((select json_agg(json_build_object('id', c.id, 'facility', c.facility_id, 'yen', c.yen,
                  'reason', c.reason, 'at', c.at, 'by', c.by) order by c.at, c.id)
                from reserved_correction c where c.network_id = a.network_id and c.month = a.month), '[]')) as text)
            from reserved_account a where a.network_id = :network and a.month = cast(cast(:month as text) as date)
            """;

    private static final String SETTLE = """
            insert into reserved_account (network_id, month, closed_at, closed_by, lines)
            values (:network, cast(cast(:month as text) as date), clock_timestamp(), :who, cast(cast(:lines as text) as jsonb))
            on conflict do nothing
            """;

    private static final String CORRECT = """
            insert into reserved_correction (id, network_id, month, facility_id, yen, reason, at, by)
            values (:id, :network, cast(cast(:month as text) as date), :facility, :yen, :reason, clock_timestamp(), :who)
            on conflict do nothing
            """;

    private final Mutiny.SessionFactory sessions;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresReservedBeds(Mutiny.SessionFactory sessions, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.trail = trail;
        this.clock = clock;
    }

    // --- Agreements

    @Override
    public Uni<Agreement> agree(Caller caller, String network, Terms terms, String key) {
        String id = (key == null ? UUID.randomUUID() : named("agreement", network, caller.id(), key)).toString();
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> lock(session, terms.facility()))
                .chain(() -> find(session, "where r.id = :id", id))
                .flatMap(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(earlier.get())
                        : label(session, network, terms)
                                .chain(label -> write(session, caller, network, id, terms, label, "reserved.agreed"))));
    }

    private static UUID named(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static Uni<Void> lock(StatelessSession session, String facility) {
        return session.createNativeQuery("select id from facility where id = :id for update", String.class)
                .setParameter("id", facility)
                .getSingleResultOrNull()
                .invoke(found -> {
                    if (found == null)
                        throw Problem.notFound("facility", facility).asException();
                })
                .replaceWithVoid();
    }

    private static Uni<String> label(StatelessSession session, String network, Terms terms) {
        return session.createNativeQuery(BED, String.class)
                .setParameter("facility", terms.facility())
                .setParameter("bed", terms.bed())
                .setParameter("network", network)
                .getSingleResultOrNull()
                .invoke(found -> {
                    if (found == null)
                        throw Problem.notFound("bed", terms.bed()).asException();
                });
    }

    @Override
    public Uni<Agreement> change(Caller caller, String network, String id, Terms terms, Long seen) {
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> find(session, "where r.id = :id", id))
                .map(found -> found.filter(one -> one.network().equals(network))
                        .orElseThrow(() -> Problem.notFound("agreement", id).asException()))
                .call(found -> lock(session, found.facility()))
                // Once more: whoever waited sees what the other did.
                .chain(() -> find(session, "where r.id = :id", id))
                .map(Optional::orElseThrow)
                .flatMap(before -> {
                    if (seen != null && seen != before.version())
                        throw Problem.of("stale-version", 412, seen, before.version())
                                .asException();
                    if (!before.facility().equals(terms.facility())
                            || !before.bed().equals(terms.bed()))
                        throw Problem.of("agreement-of-bed", 409).asException();
                    if (terms.isSameAs(before)) return Uni.createFrom().item(before);
                    return unsettled(session, network, terms.firstChanged(before), terms.lastChanged(before))
                            .chain(() ->
                                    write(session, caller, network, id, terms, before.bedLabel(), "reserved.changed"));
                }));
    }

    private static Uni<Void> unsettled(StatelessSession session, String network, LocalDate first, LocalDate last) {
        return session.createNativeQuery(SETTLED, String.class)
                .setParameter("network", network)
                .setParameter("first", first.toString())
                .setParameter("last", last.toString())
                .getSingleResultOrNull()
                .invoke(month -> {
                    if (month != null)
                        throw Problem.of("month-settled", 409, month).asException();
                })
                .replaceWithVoid();
    }

    private Uni<Agreement> write(
            StatelessSession session,
            Caller caller,
            String network,
            String id,
            Terms terms,
            String label,
            String action) {
        Agreement next = new Agreement(
                id,
                network,
                terms.facility(),
                terms.bed(),
                label,
                terms.first(),
                terms.last(),
                terms.weekdays(),
                terms.yen(),
                terms.yenWhenUsed(),
                terms.releaseDays(),
                clock.instant(),
                caller.id(),
                0);
        return session.createNativeQuery(OF_BED, String.class)
                .setParameter("facility", terms.facility())
                .setParameter("bed", terms.bed())
                .getResultList()
                .invoke(others -> others.stream()
                        .map(PostgresReservedBeds::read)
                        .filter(other -> !other.id().equals(id) && other.meets(next))
                        .findFirst()
                        .ifPresent(other -> {
                            throw Problem.of("bed-reserved-already", 409, other.first(), other.last())
                                    .asException();
                        }))
                .chain(() -> action.equals("reserved.agreed")
                        ? unsettled(session, network, terms.first(), terms.last())
                        : Uni.createFrom().voidItem())
                .chain(() -> session.createNativeQuery(WRITE)
                        .setParameter("id", id)
                        .setParameter("network", network)
                        .setParameter("facility", terms.facility())
                        .setParameter("bed", terms.bed())
                        .setParameter("label", label)
                        .setParameter("first", terms.first().toString())
                        .setParameter("last", terms.last().toString())
                        .setParameter("weekdays", ReservedRows.write(terms.weekdays()))
                        .setParameter("yen", terms.yen())
                        .setParameter("used", terms.yenWhenUsed())
                        .setParameter("release", terms.releaseDays())
                        .setParameter("who", caller.id())
                        .executeUpdate())
                .chain(() -> trail.record(
                        session,
                        entry(
                                caller,
                                network,
                                action,
                                "agreement",
                                id,
                                Map.of("facility", terms.facility(), "bed", terms.bed()))))
                .chain(() -> find(session, "where r.id = :id", id))
                .map(Optional::orElseThrow);
    }

    private static Uni<Optional<Agreement>> find(StatelessSession session, String where, String id) {
        return session.createNativeQuery(FIND + " " + where, String.class)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(json -> Optional.ofNullable(json).map(PostgresReservedBeds::read));
    }

    private static Agreement read(String json) {
        return EventJson.readData(json, AgreementRow.class).toAgreement();
    }

    // --- Nights

    @Override
    public Uni<Void> decide(Caller caller, String network, String id, LocalDate night, Spoken.State decision) {
        return night(caller, List.of(network), List.of(), id, night, (session, agreement, said) -> {
            if (!agreement.network().equals(network))
                throw Problem.notFound("agreement", id).asException();
            boolean isAsked = said != null && said.state() == Spoken.State.ASKED;
            if (decision == Spoken.State.DECLINED && !isAsked
                    || decision == Spoken.State.KEPT && (said == null || said.state() != Spoken.State.RELEASED))
                throw Problem.of("night-not-asked", 409, night).asException();
            if (said != null && said.state() == decision)
                return Uni.createFrom().voidItem();
            // Whoever asked in time gets an answer until the night has begun.
            requireInTime(isAsked ? night : agreement.lastDayToRelease(night), night);
            return session.createNativeQuery(DECIDE)
                    .setParameter("id", id)
                    .setParameter("night", night.toString())
                    .setParameter("state", decision.name())
                    .setParameter("who", caller.id())
                    .executeUpdate()
                    .chain(() -> trail.record(
                            session,
                            entry(
                                    caller,
                                    network,
                                    "reserved.night-" + decision.name().toLowerCase(Locale.ROOT),
                                    "agreement",
                                    id,
                                    Map.of("night", night.toString()))));
        });
    }

    @Override
    public Uni<Void> askBack(Caller caller, String facility, String id, LocalDate night) {
        return night(caller, List.of(), List.of(facility), id, night, (session, agreement, said) -> {
            if (!agreement.facility().equals(facility))
                throw Problem.notFound("agreement", id).asException();
            if (said != null && (said.state() == Spoken.State.ASKED || said.state() == Spoken.State.RELEASED))
                return Uni.createFrom().voidItem();
            requireInTime(agreement.lastDayToRelease(night), night);
            return session.createNativeQuery(ASK)
                    .setParameter("id", id)
                    .setParameter("night", night.toString())
                    .setParameter("who", caller.id())
                    .executeUpdate()
                    .chain(() -> trail.record(
                            session,
                            entry(
                                    caller,
                                    agreement.network(),
                                    "reserved.night-asked",
                                    "agreement",
                                    id,
                                    Map.of("night", night.toString()))));
        });
    }

    private interface Speaking {
        /** @param said null: nobody spoke of it */
        Uni<Void> of(StatelessSession session, Agreement agreement, Spoken said);
    }

    private Uni<Void> night(
            Caller caller,
            List<String> networks,
            List<String> facilities,
            String id,
            LocalDate night,
            Speaking speaking) {
        return sessions.withStatelessTransaction(session -> RowScope.of(session, caller.id(), networks, facilities)
                .chain(() -> find(session, "where r.id = :id for update", id))
                .flatMap(found -> {
                    Agreement agreement = found.orElseThrow(
                            () -> Problem.notFound("agreement", id).asException());
                    if (!agreement.isFor(night))
                        throw Problem.of("not-reserved-night", 409, night).asException();
                    return session.createNativeQuery(
                                    "select cast(" + ReservedRows.SPOKEN
                                            + " as text) from reserved_night n where n.reserved_id = :id"
                                            + " and n.night = cast(cast(:night as text) as date)",
                                    String.class)
                            .setParameter("id", id)
                            .setParameter("night", night.toString())
                            .getSingleResultOrNull()
                            .flatMap(json -> speaking.of(
                                    session, agreement, json == null ? null : EventJson.readData(json, Spoken.class)));
                }));
    }

    private void requireInTime(LocalDate lastDay, LocalDate night) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Policy.TOKYO);
        if (today.isAfter(lastDay))
            throw Problem.of("too-late-to-release", 409, night, lastDay).asException();
    }

    // --- Reading

    @Override
    public Uni<List<Reserved>> list(String network, String facility, LocalDate from, LocalDate until) {
        // Of a stay only its nights are read, whichever network's case it is of.
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery(ReservedRows.LIST, String.class)
                        .setParameter("network", network)
                        .setParameter("facility", facility)
                        .setParameter("first", from.toString())
                        .setParameter("until", until.toString())
                        .setParameter("most", Agreement.MOST)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> EventJson.readData(row, ReservedRow.class).toReserved())
                        .toList()));
    }

    @Override
    public Uni<List<Agreement>> listAgreements(String network) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                        FIND + " where r.network_id = :network order by r.last_night desc, r.id", String.class)
                .setParameter("network", network)
                .setMaxResults(Agreement.MOST)
                .getResultList()
                .map(rows -> rows.stream().map(PostgresReservedBeds::read).toList()));
    }

    // --- Months

    record AccountRow(
            Instant closedAt, String closedBy, List<Account.Line> lines, List<Account.Correction> corrections) {}

    @Override
    public Uni<Optional<Account>> findSettled(String network, YearMonth month) {
        return sessions.withStatelessSession(session -> settled(session, network, month));
    }

    private static Uni<Optional<Account>> settled(StatelessSession session, String network, YearMonth month) {
        return session.createNativeQuery(ACCOUNT, String.class)
                .setParameter("network", network)
                .setParameter("month", month.atDay(1).toString())
                .getSingleResultOrNull()
                .map(json -> Optional.ofNullable(json)
                        .map(text -> EventJson.readData(text, AccountRow.class))
                        .map(row -> new Account(
                                month,
                                month.plusMonths(1).atDay(1),
                                row.closedAt(),
                                row.closedBy(),
                                row.lines(),
                                row.corrections())));
    }

    @Override
    public Uni<Void> settle(Caller caller, String network, Account account) {
        String month = account.month().toString();
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> session.createNativeQuery(SETTLE)
                        .setParameter("network", network)
                        .setParameter("month", account.month().atDay(1).toString())
                        .setParameter("who", caller.id())
                        .setParameter("lines", EventJson.writeData(account.lines()))
                        .executeUpdate())
                .flatMap(made -> made == 0
                        ? Uni.createFrom().voidItem()
                        : trail.record(
                                session,
                                entry(
                                        caller,
                                        network,
                                        "reserved.settled",
                                        "month",
                                        month,
                                        Map.of("yen", account.total())))));
    }

    @Override
    public Uni<Void> correct(
            Caller caller, String network, YearMonth month, String facility, int yen, String reason, String key) {
        String id = (key == null ? UUID.randomUUID() : named("correction", network, month.toString(), caller.id(), key))
                .toString();
        return sessions.withStatelessTransaction(session -> scope(session, caller, network)
                .chain(() -> settled(session, network, month))
                .invoke(found -> {
                    Account account = found.orElseThrow(() -> Problem.of("month-not-settled", 409, month.toString())
                            .asException());
                    if (account.corrections().size() >= Account.MOST_CORRECTIONS)
                        throw Problem.of("too-many-corrections", 409, Account.MOST_CORRECTIONS)
                                .asException();
                })
                .chain(() -> lock(session, facility))
                .chain(() -> session.createNativeQuery(CORRECT)
                        .setParameter("id", id)
                        .setParameter("network", network)
                        .setParameter("month", month.atDay(1).toString())
                        .setParameter("facility", facility)
                        .setParameter("yen", yen)
                        .setParameter("reason", reason)
                        .setParameter("who", caller.id())
                        .executeUpdate())
                .flatMap(made -> made == 0
                        ? Uni.createFrom().voidItem()
                        : trail.record(
                                session,
                                entry(
                                        caller,
                                        network,
                                        "reserved.corrected",
                                        "month",
                                        month.toString(),
                                        Map.of("facility", facility, "yen", yen)))));
    }

    private AuditEntry entry(
            Caller caller, String network, String action, String kind, String subject, Map<String, Object> details) {
        return new AuditEntry(network, clock.instant(), caller.id(), action, kind, subject, details);
    }

    private static Uni<Void> scope(StatelessSession session, Caller caller, String network) {
        return RowScope.of(session, caller.id(), List.of(network), List.of());
    }
}
