package net.tomarigi.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.Problem;

/** A network writes down what counts as an emergency and what is done then. */
@ApplicationScoped
public class KeepProcedure {
    private final Access access;
    private final Procedures procedures;

    KeepProcedure(Access access, Procedures procedures) {
        this.access = access;
        this.procedures = procedures;
    }

    public Uni<Procedure> find(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.SEE_CASES, network)
                .chain(() -> procedures.find(network))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("network", network).asException()));
    }

    /** @param seen the version that the change was made from; null: any */
    public Uni<Procedure> put(Caller caller, String network, Procedure procedure, Long seen) {
        return access.requireInNetwork(caller, Permission.EDIT_NETWORK, network)
                .chain(() -> procedures.put(caller, network, procedure, seen))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("network", network).asException()));
    }
}
