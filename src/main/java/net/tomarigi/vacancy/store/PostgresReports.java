package net.tomarigi.vacancy.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.OpenNights;
import net.tomarigi.facility.TakenNights;
import net.tomarigi.network.Policy;
import net.tomarigi.outbox.Decision.Asking;
import net.tomarigi.outbox.Decision.Change;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.outbox.Outbox;
import net.tomarigi.outbox.Statement;
import net.tomarigi.outbox.Written;
import net.tomarigi.platform.Violation;
import net.tomarigi.vacancy.Condition;
import net.tomarigi.vacancy.LateWord;
import net.tomarigi.vacancy.ReportOutcome;
import net.tomarigi.vacancy.ReportOutcome.KeyReused;
import net.tomarigi.vacancy.ReportOutcome.Meaningless;
import net.tomarigi.vacancy.ReportOutcome.NoSuchFacility;
import net.tomarigi.vacancy.ReportOutcome.Outdated;
import net.tomarigi.vacancy.ReportOutcome.Reported;
import net.tomarigi.vacancy.ReportOutcome.ReportedBed;
import net.tomarigi.vacancy.Reports;
import net.tomarigi.vacancy.Source;
import net.tomarigi.vacancy.VacancyReport;
import net.tomarigi.vacancy.VacancyReport.BedReport;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reports in PostgreSQL. A report is three statements and its outbox rows, however much was said before, in two trips: lock the
 * facility's row and read what stands; write what is new. The lock makes reports of one facility follow one another; reading
 * in a statement of its own, after the lock, makes the second of two equal keys see the first.
 */
@ApplicationScoped
class PostgresReports implements Reports {
    /** How far a provider's clock may run ahead of ours. */
    private static final long CLOCK_TOLERANCE_SECONDS = 300;

    /** A report may begin up to this many nights from tonight. */
    private static final long FARTHEST_NIGHTS = 60;

    private static final String LOCK = """
            select cast(json_build_object('version', version, 'attestedAt', attested_at) as text)
            from facility where id = $1 for update
            """;

    private static final String READ = """
            select cast(json_build_object(
              'networks', (select json_agg(json_build_object('id', n.id, 'rollOverHour', n.roll_over_hour))
                           from membership m join network n on n.id = m.network_id where m.facility_id = $1),
              'earlier', (select json_build_object('digest', i.digest, 'answer', i.answer)
                          from idempotency i where i.facility_id = $1 and i.key = cast($2 as text)),
              'beds', (select json_agg(json_build_object(
                           'bed', b.id, 'version', v.version, 'from', v.nights_from, 'open', v.open,
                           'taken', nights_taken(b.facility_id, b.id)))
                       from bed b left join vacancy v on v.facility_id = b.facility_id and v.bed_id = b.id
                       where b.facility_id = $1
                         and b.id in (select jsonb_array_elements_text(cast(cast($3 as text) as jsonb))))
            ) as text)
            """;

    private static final String WRITE = """
            with it as (
              update facility set version = $2, attested_at = cast(cast($3 as text) as timestamptz)
              where id = $1
            ), nights as (
              insert into vacancy (facility_id, bed_id, version, nights_from, open)
              select cast($1 as text), bed, cast($2 as bigint), cast("from" as date), open
              from jsonb_to_recordset(cast(cast($4 as text) as jsonb)) as c(bed text, "from" text, open text)
              on conflict (facility_id, bed_id)
              do update set version = excluded.version, nights_from = excluded.nights_from, open = excluded.open
            ), history as (
              insert into report (facility_id, version, kind, at, observed_at, who, via, address, said)
              values ($1, $2, $5, cast(cast($6 as text) as timestamptz), cast(cast($7 as text) as timestamptz),
                      cast($8 as text), $9, cast($10 as text), cast(cast($11 as text) as jsonb))
            )
            insert into idempotency (facility_id, key, digest, answer)
            select cast($1 as text), k, cast($13 as text), cast($14 as text) from cast($12 as text) k where k is not null
            """;

    private static final String HISTORY = """
            select cast(coalesce((select json_agg(r) from (
              select id, at, observed_at as "observedAt", kind, version, who, via, cast(said as text) as said
              from report where facility_id = :facility and id < :before order by id desc limit :most) r), '[]') as text)
            from facility where id = :facility
            """;

    /** Asked only when a word came late, which the facility's last attestation tells. */
    private static final String SINCE = """
            select cast(coalesce(json_agg(r), '[]') as text) from (
              select least(coalesce(observed_at, at), at) as at, kind = 'ATTESTATION' as attestation, said
              from report
              where facility_id = $1 and at > cast(cast($2 as text) as timestamptz)
                and least(coalesce(observed_at, at), at) > cast(cast($2 as text) as timestamptz)
                and (kind = 'ATTESTATION' or cast($3 as text) = '[]' or exists (
                      select from jsonb_array_elements(said) s
                      where s ->> 'bed' in (select jsonb_array_elements_text(cast(cast($3 as text) as jsonb)))))
              order by id desc limit $4) r
            """;

    /** Newer words that a late one is compared with; one that is older than all of these gives way. */
    private static final int MOST_SINCE = 200;

    private final Outbox outbox;
    private final Mutiny.SessionFactory sessions;

    PostgresReports(Outbox outbox, Mutiny.SessionFactory sessions) {
        this.outbox = outbox;
        this.sessions = sessions;
    }

    @Override
    public Uni<ReportOutcome> write(
            String facility, VacancyReport report, Condition condition, Source source, Instant now) {
        Asked asked = new Asked(facility, report, condition, source, now, digest(report));
        Statement lock = Statement.of(LOCK, facility);
        Statement read = Statement.of(READ, facility, condition.key(), beds(report));
        return outbox.write(List.of(lock, read), (answers, more) -> {
            if (answers.get(0) == null) return nothing(new NoSuchFacility(facility));
            Locked locked = EventJson.readData(answers.get(0), Locked.class);
            return decide(more, asked, locked, EventJson.readData(answers.get(1), Stands.class));
        });
    }

    private static String beds(VacancyReport report) {
        return EventJson.writeData(report.beds().stream().map(BedReport::bed).toList());
    }

    private Uni<Change<ReportOutcome>> decide(Asking more, Asked asked, Locked locked, Stands stands) {
        VacancyReport report = asked.report();
        Condition condition = asked.condition();
        if (stands.earlier() != null)
            return nothing(
                    stands.earlier().digest().equals(asked.digest())
                            ? EventJson.readData(stands.earlier().answer(), Reported.class)
                            : new KeyReused(condition.key()));
        if (condition.version() != null && condition.version() != locked.version())
            return nothing(new Outdated(condition.version(), locked.version()));
        LocalDate tonight = stands.tonight(asked.now());
        Map<String, BedStands> beds =
                stands.beds().stream().collect(Collectors.toMap(BedStands::bed, Function.identity()));
        List<Violation> violations = violations(report, beds, tonight, asked.now());
        if (!violations.isEmpty()) return nothing(new Meaningless(violations));
        Supplier<Uni<Change<ReportOutcome>>> apply =
                () -> Uni.createFrom().item(() -> apply(asked, locked, stands.networks(), beds, tonight));
        boolean late = condition.yieldsToNewer()
                && locked.attestedAt() != null
                && locked.attestedAt().isAfter(observed(report, asked.now()));
        if (!late) return apply.get();
        return since(more, asked.facility(), report)
                .flatMap(words -> LateWord.refusal(report, nightsByBed(beds), words, words.size() == MOST_SINCE)
                        .map(said -> nothing(said))
                        .orElseGet(apply));
    }

    /** What stands, of the beds that the report mentions. */
    private static Map<String, BedNights> nightsByBed(Map<String, BedStands> beds) {
        Map<String, BedNights> nights = new HashMap<>();
        beds.forEach((bed, stands) -> {
            if (stands.nights() != null)
                nights.put(bed, new BedNights(bed, stands.version(), stands.nights(), stands.taken()));
        });
        return nights;
    }

    private static Change<ReportOutcome> apply(
            Asked asked, Locked locked, List<NetworkStands> networks, Map<String, BedStands> beds, LocalDate tonight) {
        String facility = asked.facility();
        VacancyReport report = asked.report();
        long version = locked.version() + 1;
        List<BedNights> changed = new ArrayList<>();
        List<ReportedBed> answered = new ArrayList<>();
        for (BedReport said : report.beds()) {
            BedStands before = beds.get(said.bed());
            OpenNights after =
                    before.nights() == null ? said.nights() : before.nights().with(said.nights(), tonight.minusDays(1));
            boolean differs = before.nights() == null || differ(before.nights(), after, tonight.minusDays(1));
            if (differs) changed.add(new BedNights(said.bed(), version, after, before.taken()));
            answered.add(new ReportedBed(
                    said.bed(),
                    differs ? version : before.version(),
                    said.nights().open(),
                    kept(before.taken(), said.nights())));
        }
        Instant attestedAt = latest(locked.attestedAt(), observed(report, asked.now()));
        Reported answer = new Reported(facility, version, attestedAt, answered);
        List<Event> events = networks.stream()
                .map(network -> new Event(
                        network.id(),
                        facility,
                        FacilityChanged.TYPE,
                        new FacilityChanged(network.id(), facility, version, attestedAt, 0, null, changed)))
                .toList();
        Statement write = Statement.of(
                WRITE,
                facility,
                version,
                attestedAt.toString(),
                EventJson.writeData(changed.stream().map(Row::of).toList()),
                report.isAttestation() ? "ATTESTATION" : "REPORT",
                asked.now().toString(),
                report.observedAt() == null ? null : report.observedAt().toString(),
                asked.source().who(),
                asked.source().via().name(),
                asked.source().address(),
                report.isAttestation()
                        ? null
                        : EventJson.writeData(
                                report.beds().stream().map(Row::of).toList()),
                asked.condition().key(),
                asked.digest(),
                EventJson.writeData(answer));
        return new Change<>(new Written<>(answer, events), write);
    }

    /** What is taken of the nights that were mentioned. */
    private static List<TakenNights> kept(List<TakenNights> taken, OpenNights mentioned) {
        if (taken == null) return List.of();
        return taken.stream()
                .filter(one -> one.from().isBefore(mentioned.end()) && one.end().isAfter(mentioned.from()))
                .toList();
    }

    /** Whether the two differ in a night from {@code first} on; that a past night was dropped is no change. */
    private static boolean differ(OpenNights before, OpenNights after, LocalDate first) {
        LocalDate end = before.end().isAfter(after.end()) ? before.end() : after.end();
        int count = (int) first.until(end, ChronoUnit.DAYS);
        return count > 0 && !before.slice(first, count).equals(after.slice(first, count));
    }

    private static List<Violation> violations(
            VacancyReport report, Map<String, BedStands> beds, LocalDate tonight, Instant now) {
        List<Violation> violations = new ArrayList<>();
        if (report.observedAt() != null && report.observedAt().isAfter(now.plusSeconds(CLOCK_TOLERANCE_SECONDS)))
            violations.add(Violation.of("observedAt", "observed-in-the-future", report.observedAt()));
        for (int i = 0; i < report.beds().size(); i++) {
            BedReport said = report.beds().get(i);
            if (!beds.containsKey(said.bed()))
                violations.add(Violation.of("beds[" + i + "].bed", "no-such-bed", said.bed()));
        }
        if (!report.isAttestation()) {
            LocalDate from = report.beds().get(0).nights().from();
            if (from.isBefore(tonight.minusDays(1)))
                violations.add(Violation.of("from", "night-is-over", from, tonight.minusDays(1)));
            else if (from.isAfter(tonight.plusDays(FARTHEST_NIGHTS)))
                violations.add(Violation.of("from", "night-too-far", from, tonight.plusDays(FARTHEST_NIGHTS)));
        }
        return violations;
    }

    /** In milliseconds: what memory holds is then what PostgreSQL gives back. */
    private static Instant observed(VacancyReport report, Instant now) {
        if (report.observedAt() == null || report.observedAt().isAfter(now)) return now;
        return report.observedAt().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant latest(Instant before, Instant now) {
        return before != null && before.isAfter(now) ? before : now;
    }

    private static Uni<List<LateWord.Since>> since(Asking more, String facility, VacancyReport report) {
        return more.ask(Statement.of(SINCE, facility, report.observedAt().toString(), beds(report), (long) MOST_SINCE))
                .map(json -> Stream.of(EventJson.readData(json, SaidRow[].class))
                        .map(SaidRow::toSince)
                        .toList());
    }

    @Override
    public Uni<Optional<List<Said>>> list(String facility, long beforeId, int most) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(HISTORY, String.class)
                .setParameter("facility", facility)
                .setParameter("before", beforeId)
                .setParameter("most", most)
                .getSingleResultOrNull()
                .map(json -> Optional.ofNullable(json).map(all -> List.of(EventJson.readData(all, Said[].class)))));
    }

    @Override
    public Uni<Integer> forget(Instant historyBefore, Instant keysBefore) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(
                        "delete from report where at < cast(cast(:before as text) as timestamptz)")
                .setParameter("before", historyBefore.toString())
                .executeUpdate()
                .flatMap(reports -> session.createNativeQuery(
                                "delete from idempotency where at < cast(cast(:before as text) as timestamptz)")
                        .setParameter("before", keysBefore.toString())
                        .executeUpdate()
                        .map(keys -> reports + keys)));
    }

    @Override
    public Uni<Integer> forget(Source.Via via, Instant before) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(
                        "delete from report where via = :via and at < cast(cast(:before as text) as timestamptz)")
                .setParameter("via", via.name())
                .setParameter("before", before.toString())
                .executeUpdate());
    }

    private static Uni<Change<ReportOutcome>> nothing(ReportOutcome outcome) {
        return Uni.createFrom().item(new Change<>(Written.nothing(outcome), null));
    }

    /** The same report has the same digest, however its JSON was laid out. */
    private static String digest(VacancyReport report) {
        try {
            byte[] text = EventJson.writeData(report).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    record Locked(long version, Instant attestedAt) {}

    record Stands(List<NetworkStands> networks, Earlier earlier, List<BedStands> beds) {
        Stands {
            networks = networks == null ? List.of() : networks;
            beds = beds == null ? List.of() : beds;
        }

        /** Of several networks the one that rolls over last decides: its night is not over yet. */
        LocalDate tonight(Instant now) {
            int hour = networks.stream()
                    .mapToInt(NetworkStands::rollOverHour)
                    .max()
                    .orElse(Policy.DEFAULT.rollOverHour());
            return new Policy(hour, 1, 1, 1, false, null).tonight(now);
        }
    }

    record NetworkStands(String id, int rollOverHour) {}

    record Earlier(String digest, String answer) {}

    record BedStands(String bed, long version, LocalDate from, String open, List<TakenNights> taken) {
        OpenNights nights() {
            return open == null ? null : new OpenNights(from, open);
        }
    }

    /** @param digest of the report, to tell another one under the same key */
    private record Asked(
            String facility, VacancyReport report, Condition condition, Source source, Instant now, String digest) {}

    record SaidRow(Instant at, boolean attestation, List<Row> said) {
        LateWord.Since toSince() {
            return new LateWord.Since(
                    at,
                    attestation,
                    said == null
                            ? List.of()
                            : said.stream()
                                    .map(row -> new BedReport(row.bed(), new OpenNights(row.from(), row.open())))
                                    .toList());
        }
    }

    record Row(String bed, LocalDate from, String open) {
        static Row of(BedNights bed) {
            return new Row(bed.bed(), bed.nights().from(), bed.nights().open());
        }

        static Row of(BedReport bed) {
            return new Row(bed.bed(), bed.nights().from(), bed.nights().open());
        }
    }
}
