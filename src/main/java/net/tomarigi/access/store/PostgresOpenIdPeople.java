package net.tomarigi.access.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.tomarigi.access.Caller;
import net.tomarigi.access.OpenIdPeople;
import net.tomarigi.access.OpenIdPerson;
import net.tomarigi.access.Secret;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresOpenIdPeople implements OpenIdPeople {
    private static final String SUBJECTS = "openid_person.subject";

    private static final String FIND = """
            select p.id, p.name, p.disabled_at is not null,
                o.said_at <= cast(cast(:said as text) as timestamptz)
            from openid_person o join principal p on p.id = o.principal_id
            where o.subject_index = any (string_to_array(:indexes, ','))
            for update of o
            """;

    private static final String MAKE_PRINCIPAL = """
            insert into principal (id, kind, name, made_by) values (:id, 'PERSON', :name, 'openid')
            """;

    private static final String MAKE = """
            insert into openid_person (principal_id, subject, subject_index, said_at)
            select :id, :subject, :index, cast(cast(:said as text) as timestamptz)
            where not exists (select from openid_person where subject_index = any (string_to_array(:indexes, ',')))
            on conflict (subject_index) do nothing
            """;

    private static final String SAID = """
            update openid_person set said_at = cast(cast(:said as text) as timestamptz)
            where principal_id = :id and said_at < cast(cast(:said as text) as timestamptz)
            """;

    private static final String GRANTS =
            "select cast(%s as text) from principal p where p.id = :id".formatted(Grants.OF_P);

    private final Mutiny.SessionFactory sessions;
    private final Sealer sealer;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresOpenIdPeople(Mutiny.SessionFactory sessions, Sealer sealer, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.sealer = sealer;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Caller>> enter(OpenIdPerson person) {
        List<String> indexes = sealer.index(subject(person), SUBJECTS);
        return take(person, indexes)
                .flatMap(known -> known != null
                        ? Uni.createFrom().item(known)
                        : make(person, indexes)
                                // Whoever came second finds what the first has made.
                                .flatMap(made -> take(person, indexes)));
    }

    /** Null when there is nobody yet. */
    private Uni<Optional<Caller>> take(OpenIdPerson person, List<String> indexes) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .flatMap(ready -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("indexes", String.join(",", indexes))
                        .setParameter("said", person.saidAt().toString())
                        .getSingleResultOrNull())
                .flatMap(row -> {
                    if (row == null) return Uni.createFrom().nullItem();
                    if ((Boolean) row[2]) return Uni.createFrom().item(Optional.<Caller>empty());
                    String id = (String) row[0];
                    Uni<?> taken = (Boolean) row[3]
                            ? follow(session, id, (String) row[1], person)
                            : Uni.createFrom().voidItem();
                    return taken.flatMap(done -> session.createNativeQuery(GRANTS, String.class)
                                    .setParameter("id", id)
                                    .getSingleResult())
                            .map(grants -> Optional.of(
                                    new Caller(id, Caller.Kind.PERSON, null, Grants.read(grants), person.until())));
                }));
    }

    private Uni<?> follow(StatelessSession session, String id, String sealedName, OpenIdPerson person) {
        return Grants.replace(session, id, person.grants())
                .flatMap(changed -> session.createNativeQuery(SAID)
                        .setParameter("id", id)
                        .setParameter("said", person.saidAt().toString())
                        .executeUpdate()
                        .replaceWith(changed))
                .call(changed -> sealer.open(sealedName, Principals.name(id)).equals(person.name())
                        ? Uni.createFrom().item(0)
                        : session.createNativeQuery(
                                        "update principal set name = :name, version = version + 1 where id = :id")
                                .setParameter("id", id)
                                .setParameter("name", sealer.seal(person.name(), Principals.name(id)))
                                .executeUpdate())
                .flatMap(changed -> changed
                        ? trail.record(session, entry(id, "openid.roles-followed"))
                        : Uni.createFrom().voidItem());
    }

    private AuditEntry entry(String id, String action) {
        return new AuditEntry(null, clock.instant(), AuditEntry.SYSTEM, action, "account", id, Map.of());
    }

    private Uni<Void> make(OpenIdPerson person, List<String> indexes) {
        String id = Secret.id();
        return sessions.withStatelessTransaction((session, transaction) -> RowScope.everything(session)
                .flatMap(ready -> session.createNativeQuery(MAKE_PRINCIPAL)
                        .setParameter("id", id)
                        .setParameter("name", sealer.seal(person.name(), Principals.name(id)))
                        .executeUpdate())
                .flatMap(done -> session.createNativeQuery(MAKE)
                        .setParameter("id", id)
                        .setParameter("subject", sealer.seal(subject(person), SUBJECTS + ":" + id))
                        .setParameter("index", indexes.get(0))
                        .setParameter("indexes", String.join(",", indexes))
                        .setParameter("said", person.saidAt().toString())
                        .executeUpdate())
                .flatMap(rows -> {
                    if (rows == 1) return trail.record(session, entry(id, "openid.person-met"));
                    transaction.markForRollback();
                    return Uni.createFrom().voidItem();
                }));
    }

    /** Two issuers may call different people the same. */
    private static String subject(OpenIdPerson person) {
        return person.issuer() + "\n" + person.subject();
    }
}
