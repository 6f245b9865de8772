package net.tomarigi.report.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.tomarigi.access.Caller;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.network.Policy;
import net.tomarigi.offices.BaseFunction;
import net.tomarigi.offices.Qualification;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.report.Figures;
import net.tomarigi.report.Figures.Figure;
import net.tomarigi.report.FiscalYear;
import net.tomarigi.report.Function;
import net.tomarigi.report.Tables;
import net.tomarigi.report.Written;
import net.tomarigi.report.YearlyAccounts;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Counted by PostgreSQL in one snapshot; nothing that is sealed is read. */
@ApplicationScoped
class PostgresYearlyAccounts implements YearlyAccounts {
    private static final String SNAPSHOT = "set transaction isolation level repeatable read";

    private static final String NETWORK = """
            select cast(json_build_object('name', n.name, 'rollOverHour', n.roll_over_hour, 'version', coalesce(y.version, 0),
                'data', y.data, 'figures', y.figures, 'closedAt', y.closed_at) as text)
            from network n left join yearly_account y on y.network_id = n.id and y.year = :year
            where n.id = :network
            """;

    private static final String NAMES = """
            select f.id, f.name from facility f where f.id in (
              select jsonb_array_elements_text(cast(cast(:facilities as text) as jsonb)))
            union all select p.id, p.name from trial_place p where p.network_id = :network
            """;

    private static final String FIRST_YEAR = """
            select cast(coalesce(cast(least(
                (select min(opened_at) from emergency_case where network_id = n.id and not practice),
                (select min(at) from demand where network = n.id)) as text), '') as text),
              coalesce((select cast(min(year) as integer) from yearly_account where network_id = n.id), 9999)
            from network n where n.id = :network
            """;

    private static final String PUT = """
            insert into yearly_account (network_id, year, version, data) values (:network, :year, 1, cast(cast(:data as text) as jsonb))
            on conflict (network_id, year) do update set version = yearly_account.version + 1, data = excluded.data
            """;

    private static final String CLOSE = """
            insert into yearly_account (network_id, year, version, data, figures, closed_at, closed_by)
            values (:network, :year, 1, cast(cast(:data as text) as jsonb), cast(cast(:figures as text) as jsonb),
              cast(cast(:at as text) as timestamptz), :by)
            on conflict (network_id, year) do update set version = yearly_account.version + 1, figures = excluded.figures,
              closed_at = excluded.closed_at, closed_by = excluded.closed_by
            """;

    /** Whatever needs its parameters names them; the rest is not set. */
    private static final List<String> QUERIES = List.of(
            CaseQueries.CASES,
            CaseQueries.ASKS,
            NetworkQueries.DISTRICTS,
            NetworkQueries.ROSTER,
            NetworkQueries.STAYS,
            NetworkQueries.ASKED_ONLY,
            NetworkQueries.SUPPLY,
            NetworkQueries.SEARCHES,
            NetworkQueries.FRESHNESS,
            FunctionQueries.TRIALS,
            FunctionQueries.REGISTER,
            FunctionQueries.RESERVED);

    private final Mutiny.SessionFactory sessions;
    private final AuditTrail trail;

    PostgresYearlyAccounts(Mutiny.SessionFactory sessions, AuditTrail trail) {
        this.sessions = sessions;
        this.trail = trail;
    }

    record Data(int threshold, Map<Function, Written.Words> words) {}

    record NetworkRow(String name, int rollOverHour, long version, Data data, Figures figures, Instant closedAt) {
        Written toWritten() {
            return new Written(
                    data == null ? Written.USUAL : data.threshold(),
                    data == null ? Map.of() : data.words(),
                    closedAt,
                    version);
        }
    }

    // --- Reading

    @Override
    public Uni<Optional<Found>> find(String network, FiscalYear year, Instant now) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(SNAPSHOT)
                .executeUpdate()
                .chain(() -> RowScope.everything(session))
                .chain(() -> read(session, network, year))
                .flatMap(row -> row == null
                        ? Uni.createFrom().item(Optional.empty())
                        : found(session, network, year, row, now).map(Optional::of)));
    }

    private static Uni<Found> found(
            StatelessSession session, String network, FiscalYear year, NetworkRow row, Instant now) {
        if (row.figures() != null)
            return Uni.createFrom().item(new Found(row.name(), row.toWritten(), row.figures(), row.closedAt()));
        return count(session, network, year, row.rollOverHour(), now)
                .map(figures -> new Found(row.name(), row.toWritten(), figures, now));
    }

    private static Uni<NetworkRow> read(StatelessSession session, String network, FiscalYear year) {
        return session.createNativeQuery(NETWORK, String.class)
                .setParameter("network", network)
                .setParameter("year", year.year())
                .getSingleResultOrNull()
                .map(json -> json == null ? null : EventJson.readData(json, NetworkRow.class));
    }

    private static Uni<Figures> count(
            StatelessSession session, String network, FiscalYear year, int rollOverHour, Instant now) {
        Map<String, Object> values = Map.ofEntries(
                Map.entry("network", network),
                Map.entry("hour", rollOverHour),
                Map.entry("start", year.start(rollOverHour).toString()),
                Map.entry("end", year.end(rollOverHour).toString()),
                Map.entry("from", year.from().toString()),
                Map.entry("until", year.until().toString()),
                Map.entry("now", now.toString()),
                Map.entry("codes", NetworkQueries.codes()),
                Map.entry("kinds", EventJson.writeData(Qualification.Kind.values())),
                Map.entry("functions", EventJson.writeData(BaseFunction.values())),
                Map.entry("capabilities", EventJson.writeData(Tables.CAPABILITIES)));
        Uni<List<Figure>> all = Uni.createFrom().item(new ArrayList<>());
        for (String query : QUERIES)
            all = all.flatMap(some -> ask(session, query, values).map(more -> {
                some.addAll(more);
                return some;
            }));
        return all.flatMap(cells -> names(session, network, cells).map(names -> new Figures(cells, names)));
    }

    private static Uni<List<Figure>> ask(StatelessSession session, String query, Map<String, Object> values) {
        Mutiny.SelectionQuery<Object[]> asked = session.createNativeQuery(query, Object[].class);
        values.forEach((name, value) -> {
            if (query.matches("(?s).*:" + name + "\\b.*")) asked.setParameter(name, value);
        });
        return asked.getResultList().map(rows -> rows.stream()
                .map(row -> new Figure(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        (BigDecimal) row[3],
                        ((Number) row[4]).longValue()))
                .toList());
    }

    private static Uni<Map<String, String>> names(StatelessSession session, String network, List<Figure> cells) {
        List<String> facilities = cells.stream()
                .filter(one -> one.table().equals("facilities") || one.table().equals("freshness"))
                .map(Figure::row)
                .distinct()
                .toList();
        return session.createNativeQuery(NAMES, Object[].class)
                .setParameter("facilities", EventJson.writeData(facilities))
                .setParameter("network", network)
                .getResultList()
                .map(rows -> {
                    Map<String, String> names = new HashMap<>();
                    for (Object[] row : rows) names.put((String) row[0], (String) row[1]);
                    return names;
                });
    }

    @Override
    public Uni<Optional<List<Integer>>> listYears(String network, Instant now) {
        int last = FiscalYear.of(LocalDate.ofInstant(now, Policy.TOKYO)).year();
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery(FIRST_YEAR, Object[].class)
                        .setParameter("network", network)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(found -> years(found, last))));
    }

    private static List<Integer> years(Object[] row, int last) {
        String first = (String) row[0];
        int begun = first.isEmpty()
                ? last
                // a night that began in March belongs to the year before, whatever the hour
                : FiscalYear.of(LocalDate.parse(first.substring(0, 10)).minusDays(1))
                        .year();
        int from = Math.max(last - MOST_YEARS + 1, Math.min(begun, (Integer) row[1]));
        return IntStream.iterate(last, year -> year >= Math.min(from, last), year -> year - 1)
                .boxed()
                .toList();
    }

    private static final int MOST_YEARS = 30;

    // --- Writing

    @Override
    public Uni<Optional<Written>> write(
            Caller caller, String network, FiscalYear year, Written written, Long seen, Instant now) {
        return change(caller, network, year, seen, (session, before) -> {
            if (before.isClosed())
                throw Problem.of("year-closed", 409, String.valueOf(year.year()))
                        .asException();
            if (before.version() > 0
                    && before.threshold() == written.threshold()
                    && before.words().equals(written.words()))
                return Uni.createFrom().voidItem();
            return session.createNativeQuery(PUT)
                    .setParameter("network", network)
                    .setParameter("year", year.year())
                    .setParameter("data", data(written))
                    .executeUpdate()
                    .chain(() -> record(session, caller, network, year, "account.written", now));
        });
    }

    @Override
    public Uni<Optional<Written>> close(
            Caller caller, String network, FiscalYear year, Figures figures, Long seen, Instant now) {
        return change(caller, network, year, seen, (session, before) -> {
            if (before.isClosed() == (figures != null)) return Uni.createFrom().voidItem();
            return session.createNativeQuery(CLOSE)
                    .setParameter("network", network)
                    .setParameter("year", year.year())
                    .setParameter("data", data(before))
                    .setParameter("figures", figures == null ? null : EventJson.writeData(figures))
                    .setParameter("at", figures == null ? null : now.toString())
                    .setParameter("by", figures == null ? null : caller.id())
                    .executeUpdate()
                    .chain(() -> record(
                            session,
                            caller,
                            network,
                            year,
                            figures == null ? "account.opened-again" : "account.closed",
                            now));
        });
    }

    private static String data(Written written) {
        return EventJson.writeData(new Data(written.threshold(), written.words()));
    }

    /** What is done to an account while its network is held. */
    private interface Change {
        Uni<Void> make(StatelessSession session, Written before);
    }

    private Uni<Optional<Written>> change(Caller caller, String network, FiscalYear year, Long seen, Change change) {
        return sessions.withStatelessTransaction(
                session -> RowScope.of(session, caller.id(), List.of(network), List.of())
                        .chain(() -> session.createNativeQuery(
                                        "select id from network where id = :network for update", String.class)
                                .setParameter("network", network)
                                .getSingleResultOrNull())
                        .chain(() -> read(session, network, year))
                        .flatMap(row -> {
                            if (row == null) return Uni.createFrom().item(Optional.<Written>empty());
                            Written before = row.toWritten();
                            if (seen != null && seen != before.version())
                                throw Problem.of("stale-version", 412, seen, before.version())
                                        .asException();
                            return change.make(session, before)
                                    .chain(() -> read(session, network, year))
                                    .map(after -> Optional.of(after.toWritten()));
                        }));
    }

    private Uni<Void> record(
            StatelessSession session, Caller caller, String network, FiscalYear year, String what, Instant now) {
        return trail.record(
                        session,
                        new AuditEntry(
                                network, now, caller.id(), what, "account", network, Map.of("year", year.year())))
                .replaceWithVoid();
    }
}
