package net.tomarigi.alert.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import net.tomarigi.access.Accounts;
import net.tomarigi.access.Permission;
import net.tomarigi.alert.Notice;
import net.tomarigi.alert.Notices;
import net.tomarigi.alert.Word;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** A claim is named, so that whoever lost it ends nothing. Time is this database's. */
@ApplicationScoped
class PostgresNotices implements Notices {
    /** A role that is bound to no facility and no network holds everywhere. */
    private static final String CLAIM = """
            with due as (
              select id from notice where due_at <= clock_timestamp() order by due_at, id limit :most for update skip locked
            ), taken as (
              update notice n set claim = :claim, attempts = attempts + 1,
                due_at = clock_timestamp() + make_interval(secs => :lease)
              from due where n.id = due.id returning n.*
            )
            select cast(json_build_object('id', n.id, 'claim', n.claim, 'attempts', n.attempts,
                'kind', n.kind, 'ask', a.id, 'facility', coalesce(a.facility_id, k.facility_id), 'network', w.name,
                'practice', coalesce(c.practice, k.practice, false),
                'from', coalesce(a.data ->> 'from', c.data -> 'looking' ->> 'from'),
                'nights', cast(coalesce(a.data ->> 'nights', c.data -> 'looking' ->> 'nights', '0') as integer),
                'until', coalesce(a.deadline_at, k.until_at, l.until_at),
                'millisLeft', cast(greatest(0, extract(epoch from
                    coalesce(a.deadline_at, k.until_at, l.until_at) - clock_timestamp()) * 1000) as bigint),
                'mayKnow', p.id is not null and p.disabled_at is null and exists (
                    select from role_grant g where g.principal_id = p.id
                      and g.role = any (string_to_array(case when l.id is null then :roles else :readers end, ','))
                      and (g.facility_id = coalesce(a.facility_id, k.facility_id) or g.network_id = l.network_id
                           or g.facility_id is null and g.network_id is null)),
                'what', coalesce(l.kind, case when k.roll_call_id is not null then 'ROLL_CALL'
                    when k.id is not null then 'REMINDER' end),
                'word', coalesce(l.id, k.roll_call_id, k.id), 'networkId', w.id,
                'silentFor', cast(extract(epoch from k.asked_at - k.attested_at) as bigint),
                'first', coalesce(l.first, 0), 'second', coalesce(l.second, 0),
                'push', s.id, 'language', s.language, 'endpoint', s.endpoint, 'keys', s.keys,
                'account', m.principal_id, 'mail', m.mail) as text)
            from taken n
            left join ask a on a.id = n.ask_id
            left join emergency_case c on c.id = a.case_id
            left join facility_call k on k.id = n.call_id
            left join network_letter l on l.id = n.letter_id
            join network w on w.id = coalesce(c.network_id, k.network_id, l.network_id)
            left join push_subscription s on s.id = n.subscription_id
            left join principal p on p.id = coalesce(s.principal_id, n.mail_to)
            left join account m on m.principal_id = n.mail_to
            order by n.id
            """;

    private static final String MINE = " where id = :id and claim = :claim";

    /** What became another kind while this was told is due now. */
    private static final String TOLD = """
            update notice set claim = null, due_at = case when kind = 'OVER' then clock_timestamp() end
            """ + MINE;

    private static final String AGAIN = """
            update notice set claim = null, due_at = clock_timestamp() +
                case when kind = :kind then make_interval(secs => :wait) else interval '0' end
            """ + MINE;

    private static final String DROP = "delete from notice" + MINE;

    /** By what a facility was reached; the claim is still there, so that it is counted once. */
    private static final String COUNT = """
            update facility_call c set pushed = c.pushed + cast(n.subscription_id is not null as integer),
              mailed = c.mailed + cast(n.mail_to is not null as integer)
            from notice n where n.id = :id and n.claim = :claim and c.id = n.call_id
            """;

    private final Mutiny.SessionFactory sessions;
    private final Sealer sealer;

    PostgresNotices(Mutiny.SessionFactory sessions, Sealer sealer) {
        this.sessions = sessions;
        this.sealer = sealer;
    }

    @Override
    public Uni<List<Notice>> claim(int most) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery(CLAIM, String.class)
                        .setParameter("most", most)
                        .setParameter("claim", UUID.randomUUID().toString())
                        .setParameter("lease", (double) LEASE.toSeconds())
                        .setParameter("roles", roles(Permission.ANSWER_ASKS))
                        .setParameter("readers", roles(Permission.READ_CASES))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> EventJson.readData(row, NoticeJson.class))
                        .map(row -> row.open(sealer))
                        .toList()));
    }

    private static String roles(Permission permission) {
        return permission.roles().stream().map(Enum::name).collect(Collectors.joining(","));
    }

    @Override
    public Uni<Void> told(Notice notice) {
        boolean isLast = notice.kind() == Notice.Kind.OVER || notice.push() == null;
        String statement = isLast ? DROP : TOLD;
        boolean isOfCall = notice.word() != null && !notice.word().what().isLetter();
        if (!isOfCall || notice.kind() == Notice.Kind.OVER) return change(statement, notice);
        return sessions.withStatelessTransaction(session -> run(session, COUNT, notice)
                .chain(() -> run(session, statement, notice))
                .replaceWithVoid());
    }

    @Override
    public Uni<Void> drop(Notice notice) {
        return change(DROP, notice);
    }

    private Uni<Void> change(String statement, Notice notice) {
        return sessions.withStatelessTransaction(
                session -> run(session, statement, notice).replaceWithVoid());
    }

    private static Uni<Integer> run(StatelessSession session, String statement, Notice notice) {
        return session.createNativeQuery(statement)
                .setParameter("id", notice.id())
                .setParameter("claim", notice.claim())
                .executeUpdate();
    }

    @Override
    public Uni<Void> again(Notice notice, Duration wait) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(AGAIN)
                .setParameter("id", notice.id())
                .setParameter("claim", notice.claim())
                .setParameter("kind", notice.kind().name())
                .setParameter("wait", wait.toMillis() / 1_000.0)
                .executeUpdate()
                .replaceWithVoid());
    }

    private record NoticeJson(
            long id,
            String claim,
            int attempts,
            Notice.Kind kind,
            String ask,
            String facility,
            String network,
            boolean practice,
            LocalDate from,
            int nights,
            Instant until,
            long millisLeft,
            boolean mayKnow,
            String push,
            String language,
            String endpoint,
            String keys,
            String account,
            String mail,
            Word.What what,
            String word,
            String networkId,
            Long silentFor,
            int first,
            int second) {
        private Word said() {
            Duration silence = silentFor == null ? null : Duration.ofSeconds(Math.max(0, silentFor));
            return new Word(what, word, networkId, silence, first, second);
        }

        Notice open(Sealer sealer) {
            return new Notice(
                    id,
                    claim,
                    kind,
                    attempts,
                    ask,
                    facility,
                    network,
                    practice,
                    from,
                    nights,
                    until,
                    Duration.ofMillis(millisLeft),
                    mayKnow,
                    push == null ? null : PostgresSubscriptions.open(sealer, push, language, endpoint, keys),
                    mail == null ? null : sealer.open(mail, Accounts.MAILS + ":" + account),
                    what == null ? null : said());
        }
    }
}
