package net.tomarigi.audit;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import net.tomarigi.platform.Background;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Removes what a network no longer keeps, and leaves a signed anchor, so that the rest still verifies. What is about to go
 * is verified first: a chain that is broken there stays as it is. Several nodes may do it at once; the second finds nothing.
 */
@ApplicationScoped
class PurgeTrail {
    private static final Logger LOG = Logger.getLogger(PurgeTrail.class);
    private static final String PURGED = "audit.purged";

    private static final String HEADS = """
            select cast(row_to_json(h) as text) from audit_head h where exists (
                select from audit a where a.chain = h.chain and a.seq = h.first
                and a.at < clock_timestamp() - make_interval(months => audit_months(h.chain)))
            """;
    private static final String FIRST_KEPT = """
            select min(seq) from audit
            where chain = :chain and at >= clock_timestamp() - make_interval(months => audit_months(:chain))
            """;
    private static final String ROWS = """
            select cast(coalesce(json_agg(a order by a.seq), '[]') as text)
            from (select * from audit where chain = :chain and seq > :after and seq < :end order by seq limit :limit) a
            """;

    private final Mutiny.SessionFactory sessions;
    private final AuditTrail trail;
    private final Signatures signatures;
    private final Background background;
    private final Clock clock;

    PurgeTrail(
            Mutiny.SessionFactory sessions,
            AuditTrail trail,
            Signatures signatures,
            Background background,
            Clock clock) {
        this.sessions = sessions;
        this.trail = trail;
        this.signatures = signatures;
        this.background = background;
        this.clock = clock;
    }

    @Scheduled(cron = "0 30 3 * * ?", timeZone = "Asia/Tokyo", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> whenDue() {
        return purge();
    }

    Uni<Void> purge() {
        return background
                .run(() -> sessions.withStatelessTransaction(
                        session -> session.createNativeQuery(VerifyTrail.EVERYTHING, String.class)
                                .getSingleResult()
                                .chain(() -> session.createNativeQuery(HEADS, String.class)
                                        .getResultList())))
                .onItem()
                .transformToMulti(heads -> Multi.createFrom().iterable(heads))
                .map(json -> Json.read(json, Head.class))
                .onItem()
                .transformToUniAndConcatenate(head -> purge(head)
                        .onFailure()
                        .invoke(failure -> LOG.errorf(
                                "The audit trail of %s is not purged: %s", VerifyTrail.name(head.chain()), failure))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> purge(Head head) {
        return background.run(() -> sessions.withStatelessTransaction(session -> session.createNativeQuery(
                        VerifyTrail.EVERYTHING, String.class)
                .getSingleResult()
                .chain(() -> session.createNativeQuery(FIRST_KEPT, Long.class)
                        .setParameter("chain", head.chain())
                        .getSingleResultOrNull())
                .map(kept -> kept == null ? head.last() + 1 : kept)
                .flatMap(first -> follow(session, new ChainCheck(signatures, head), head, head.first() - 1, first)
                        .flatMap(anchor -> record(session, head, first)
                                .flatMap(now -> remove(session, now.purgedBefore(first, anchor)))))));
    }

    /** @return SHA-256 of the last row before {@code end} */
    private Uni<String> follow(Mutiny.StatelessSession session, ChainCheck check, Head head, long after, long end) {
        return session.createNativeQuery(ROWS, String.class)
                .setParameter("chain", head.chain())
                .setParameter("after", after)
                .setParameter("end", end)
                .setParameter("limit", VerifyTrail.PAGE_ROWS)
                .getSingleResult()
                .map(json -> Json.read(json, Link[].class))
                .flatMap(links -> {
                    for (Link link : links) {
                        Finding finding = check.follow(link);
                        if (finding != null) throw new IllegalStateException("it is broken: " + finding);
                    }
                    long followed = links.length == 0 ? after : links[links.length - 1].seq();
                    if (followed == end - 1) return Uni.createFrom().item(check.hash());
                    if (links.length == 0) throw new IllegalStateException("entry " + (after + 1) + " is missing");
                    return follow(session, check, head, followed, end);
                });
    }

    private Uni<Head> record(Mutiny.StatelessSession session, Head head, long first) {
        AuditEntry entry = new AuditEntry(
                head.chain().equals(Head.SYSTEM) ? null : head.chain(),
                clock.instant(),
                AuditEntry.SYSTEM,
                PURGED,
                AuditTrail.SUBJECT_KIND,
                VerifyTrail.name(head.chain()),
                Map.of("from", head.first(), "to", first - 1));
        return trail.append(session, entry).invoke(now -> {
            if (now.first() != head.first()) throw new IllegalStateException("another node has just purged it");
        });
    }

    private Uni<Void> remove(Mutiny.StatelessSession session, Head purged) {
        return session.createNativeQuery("select audit_purge(:chain, :first, :anchor, :mac)", Long.class)
                .setParameter("chain", purged.chain())
                .setParameter("first", purged.first())
                .setParameter("anchor", purged.anchor())
                .setParameter("mac", signatures.sign(purged).mac())
                .getSingleResult()
                .invoke(removed -> LOG.infof(
                        "%d entries of the audit trail of %s are no longer kept",
                        removed, VerifyTrail.name(purged.chain())))
                .replaceWithVoid();
    }
}
