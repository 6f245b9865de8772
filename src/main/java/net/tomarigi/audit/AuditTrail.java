package net.tomarigi.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Who read or changed what of whom. An entry is written in the transaction of what it tells, so that neither is there
 * without the other. Each network has a chain of its own, and so has the system; a chain's head is locked until the
 * transaction ends, so record last of all that a transaction does.
 */
@ApplicationScoped
public class AuditTrail {
    private static final Logger LOG = Logger.getLogger(AuditTrail.class);

    /** An entry that says that somebody else had moved the chain's end. */
    static final String BROKEN = "audit.broken";

    static final String SUBJECT_KIND = "audit";

    private static final String PAGE = """
            select cast(coalesce(json_agg(a order by a.seq desc), '[]') as text)
            from (select * from audit where chain = :chain%s order by seq desc limit :limit) a
            """;

    private final Signatures signatures;
    private final Clock clock;

    AuditTrail(Signatures signatures, Clock clock) {
        this.signatures = signatures;
        this.clock = clock;
    }

    /** Appends an entry, whatever the transaction's scope is. */
    public Uni<Void> record(Mutiny.StatelessSession session, AuditEntry entry) {
        return append(session, entry).replaceWithVoid();
    }

    /**
     * Appends entries of several networks. Transactions that do this in one call never wait for each other in a ring: each
     * locks the system's chain first, on which new ones are counted, then the others in one order.
     */
    public Uni<Void> record(Mutiny.StatelessSession session, List<AuditEntry> entries) {
        boolean several = entries.stream().map(AuditEntry::chain).distinct().count() > 1;
        Uni<?> begin = several ? lock(session, Head.SYSTEM) : Uni.createFrom().voidItem();
        return begin.chain(() -> appendAll(session, entries));
    }

    private Uni<Void> appendAll(Mutiny.StatelessSession session, List<AuditEntry> entries) {
        return Multi.createFrom()
                .iterable(entries.stream()
                        .sorted(Comparator.comparing(AuditEntry::chain))
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(entry -> append(session, entry))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** What the transaction's scope lets be seen of it, the newest first. */
    public Uni<AuditPage> find(Mutiny.StatelessSession session, AuditQuery query) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder conditions = new StringBuilder();
        add(conditions, parameters, "from", query.from(), " and at >= :from");
        add(conditions, parameters, "to", query.to(), " and at < :to");
        add(conditions, parameters, "who", query.who(), " and who = :who");
        add(
                conditions,
                parameters,
                "action",
                query.action(),
                " and (action = :action or starts_with(action, :action || '.'))");
        add(conditions, parameters, "subject", query.subject(), " and subject = :subject");
        add(conditions, parameters, "before", query.before(), " and seq < :before");
        Mutiny.SelectionQuery<String> page = session.createNativeQuery(PAGE.formatted(conditions), String.class)
                .setParameter("chain", query.network() == null ? Head.SYSTEM : query.network())
                .setParameter("limit", query.limit() + 1);
        parameters.forEach(page::setParameter);
        return page.getSingleResult().map(json -> pageOf(query, Arrays.asList(Json.read(json, Link[].class))));
    }

    private static void add(
            StringBuilder conditions, Map<String, Object> parameters, String name, Object value, String condition) {
        if (value == null) return;
        conditions.append(condition);
        parameters.put(name, value);
    }

    private static AuditPage pageOf(AuditQuery query, List<Link> found) {
        List<AuditRecord> records =
                found.stream().limit(query.limit()).map(Link::toRecord).toList();
        boolean more = found.size() > query.limit();
        return new AuditPage(records, more ? records.get(records.size() - 1).sequence() : null);
    }

    /** @return the chain's head as it is now */
    Uni<Head> append(Mutiny.StatelessSession session, AuditEntry entry) {
        return lock(session, entry.chain()).flatMap(head -> append(session, head, entry));
    }

    private Uni<Head> append(Mutiny.StatelessSession session, Head head, AuditEntry entry) {
        Link link = signatures.sign(Link.after(head, entry));
        Head moved = signatures.sign(head.movedTo(link));
        return session.createNativeQuery(
                        "select 1 from audit_append(cast(cast(:entry as text) as jsonb), cast(cast(:head as text) as jsonb))",
                        Integer.class)
                .setParameter("entry", Json.write(link))
                .setParameter("head", Json.write(moved))
                .getSingleResult()
                .replaceWith(moved);
    }

    /** The chain's head, genuine, and locked until the transaction ends; made where there is none. */
    private Uni<Head> lock(Mutiny.StatelessSession session, String chain) {
        return find(session, chain).flatMap(head -> {
            if (head != null) return genuine(session, head);
            if (!chain.equals(Head.SYSTEM)) return begin(session, chain);
            return insert(session, Head.begun(chain, 0)).chain(() -> lock(session, chain));
        });
    }

    /** Counted on the system's head, whose lock lets one chain be begun at a time. */
    private Uni<Head> begin(Mutiny.StatelessSession session, String chain) {
        return lock(session, Head.SYSTEM).flatMap(system -> find(session, chain).flatMap(head -> {
            if (head != null) return genuine(session, head);
            Head counted = signatures.sign(system.withOneMoreChain());
            return insert(session, Head.begun(chain, counted.chains()))
                    .chain(() -> session.createNativeQuery("select 1 from audit_count(:chains, :mac)", Integer.class)
                            .setParameter("chains", counted.chains())
                            .setParameter("mac", counted.mac())
                            .getSingleResult())
                    .chain(() -> lock(session, chain));
        }));
    }

    private Uni<Void> insert(Mutiny.StatelessSession session, Head head) {
        return session.createNativeQuery("select 1 from audit_begin(cast(cast(:head as text) as jsonb))", Integer.class)
                .setParameter("head", Json.write(signatures.sign(head)))
                .getSingleResult()
                .replaceWithVoid();
    }

    private static Uni<Head> find(Mutiny.StatelessSession session, String chain) {
        return session.createNativeQuery("select audit_lock(:chain)", String.class)
                .setParameter("chain", chain)
                .getSingleResultOrNull()
                .map(json -> json == null ? null : Json.read(json, Head.class));
    }

    /**
     * Work goes on with a head that somebody else has moved, but signing it would make it look right: so an entry says it
     * for ever.
     */
    private Uni<Head> genuine(Mutiny.StatelessSession session, Head head) {
        if (signatures.isGenuine(head)) return Uni.createFrom().item(head);
        LOG.errorf("The audit trail of %s was tampered with: verify it", VerifyTrail.name(head.chain()));
        return append(
                session,
                head,
                new AuditEntry(
                        head.chain().equals(Head.SYSTEM) ? null : head.chain(),
                        clock.instant(),
                        AuditEntry.SYSTEM,
                        BROKEN,
                        SUBJECT_KIND,
                        VerifyTrail.name(head.chain()),
                        Map.of("after", head.last())));
    }
}
