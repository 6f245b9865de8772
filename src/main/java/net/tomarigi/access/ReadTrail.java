package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import net.tomarigi.access.Trails.Found;
import net.tomarigi.audit.AuditQuery;

/** Who read or changed what: for a network's officers, and of the whole installation for its administrators. */
@ApplicationScoped
public class ReadTrail {
    private final Access access;
    private final Trails trails;

    ReadTrail(Access access, Trails trails) {
        this.access = access;
        this.trails = trails;
    }

    /** Empty when there is no such network. */
    public Uni<Optional<Found>> find(Caller caller, AuditQuery query) {
        if (query.network() == null)
            return access.require(caller, Permission.OPERATE)
                    .flatMap(may -> trails.find(caller, query))
                    .map(Optional::of);
        return findMonths(caller, query.network())
                .flatMap(months -> months.isEmpty()
                        ? Uni.createFrom().item(Optional.<Found>empty())
                        : trails.find(caller, query).map(Optional::of));
    }

    /** As {@link Trails#findMonths}. */
    public Uni<Optional<Integer>> findMonths(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.READ_AUDIT, network)
                .flatMap(may -> trails.findMonths(network));
    }

    /** As {@link Trails#keep}. */
    public Uni<Boolean> keep(Caller caller, String network, int months) {
        return access.requireInNetwork(caller, Permission.EDIT_NETWORK, network)
                .flatMap(may -> trails.keep(caller, network, months));
    }
}
