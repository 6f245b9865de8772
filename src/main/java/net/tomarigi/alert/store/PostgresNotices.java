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
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;

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
                'kind', n.kind, 'ask', a.id, 'facility', a.facility_id, 'network', w.name, 'practice', c.practice,
                'from', coalesce(a.data ->> 'from', c.data -> 'looking' ->> 'from'),
                'nights', cast(coalesce(a.data ->> 'nights', c.data -> 'looking' ->> 'nights') as integer), 'until', a.deadline_at,
                'millisLeft', cast(greatest(0, extract(epoch from a.deadline_at - clock_timestamp()) * 1000) as bigint),
                'mayKnow', p.id is not null and p.disabled_at is null and exists (
                    select from role_grant g where g.principal_id = p.id
                      and g.role = any (string_to_array(:roles, ','))
                      and (g.facility_id = a.facility_id or g.facility_id is null and g.network_id is null)),
                'push', s.id, 'language', s.language, 'endpoint', s.endpoint, 'keys', s.keys,
                'account', m.principal_id, 'mail', m.mail) as text)
            from taken n
            join ask a on a.id = n.ask_id
            join emergency_case c on c.id = a.case_id
            join network w on w.id = c.network_id
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

    private final Mutiny.SessionFactory sessions;
    private final Sealer sealer;

    PostgresNotices(Mutiny.SessionFactory sessions, Sealer sealer) {
        this.sessions = sessions;
        this.sealer = sealer;
    }

    @Override
    public Uni<List<Notice>> claim(int most) {
        String roles = Permission.ANSWER_ASKS.roles().stream().map(Enum::name).collect(Collectors.joining(","));
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> session.createNativeQuery(CLAIM, String.class)
                        .setParameter("most", most)
                        .setParameter("claim", UUID.randomUUID().toString())
                        .setParameter("lease", (double) LEASE.toSeconds())
                        .setParameter("roles", roles)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> EventJson.readData(row, NoticeJson.class))
                        .map(row -> row.open(sealer))
                        .toList()));
    }

    @Override
    public Uni<Void> told(Notice notice) {
        boolean isLast = notice.kind() == Notice.Kind.OVER || notice.push() == null;
        return change(isLast ? DROP : TOLD, notice);
    }

    @Override
    public Uni<Void> drop(Notice notice) {
        return change(DROP, notice);
    }

    private Uni<Void> change(String statement, Notice notice) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(statement)
                .setParameter("id", notice.id())
                .setParameter("claim", notice.claim())
                .executeUpdate()
                .replaceWithVoid());
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
            String mail) {
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
                    mail == null ? null : sealer.open(mail, Accounts.MAILS + ":" + account));
        }
    }
}
