package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import net.tomarigi.audit.AuditPage;
import net.tomarigi.audit.AuditQuery;

/** The audit trail as those read it who may; reading it is itself an entry. */
public interface Trails {
    int LONGEST_KEPT_MONTHS = 120;

    /**
     * A part of one trail.
     *
     * @param names of those in it whom the reader may see, by id
     */
    record Found(AuditPage page, Map<String, String> names) {}

    Uni<Found> find(Caller caller, AuditQuery query);

    /** For how many months a network keeps its trail; empty when there is no such network. */
    Uni<Optional<Integer>> findMonths(String network);

    /** False when there is no such network. */
    Uni<Boolean> keep(Caller caller, String network, int months);
}
