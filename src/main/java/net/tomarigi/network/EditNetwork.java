package net.tomarigi.network;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;

/** A network is made, or gets another name or other rules. */
@ApplicationScoped
public class EditNetwork {
    private final Access access;
    private final Networks networks;

    EditNetwork(Access access, Networks networks) {
        this.access = access;
        this.networks = networks;
    }

    public Uni<PutOutcome> put(Caller caller, String id, String name, Policy policy) {
        return access.requireInNetwork(caller, Permission.EDIT_NETWORK, id)
                .flatMap(may -> networks.put(caller, id, name, policy));
    }
}
