package net.tomarigi.facility;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.facility.Facilities.Decision;
import net.tomarigi.facility.FacilityOutcome.Done;
import net.tomarigi.facility.FacilityOutcome.InTooManyNetworks;
import net.tomarigi.facility.FacilityOutcome.LastNetwork;
import net.tomarigi.facility.FacilityOutcome.NetworkFull;
import net.tomarigi.facility.FacilityOutcome.NoSuchFacility;
import net.tomarigi.facility.FacilityOutcome.NoSuchNetwork;
import net.tomarigi.facility.FacilityOutcome.NotAMember;
import net.tomarigi.network.Networks;

/** A facility joins a network, moves to another district of it, or leaves it. */
@ApplicationScoped
public class ChooseNetworks {
    private final Access access;
    private final Facilities facilities;
    private final Networks networks;

    ChooseNetworks(Access access, Facilities facilities, Networks networks) {
        this.access = access;
        this.facilities = facilities;
        this.networks = networks;
    }

    /**
     * Whoever keeps a network may not draw into it whom he likes, because he could then see and edit them: a facility that
     * is elsewhere comes by somebody who may edit it as it is.
     */
    public Uni<FacilityOutcome> join(Caller caller, String facility, Membership membership) {
        return access.requireInNetwork(caller, Permission.EDIT_MEMBERS, membership.network())
                .flatMap(may -> access.requireAtFacility(caller, Permission.EDIT_FACILITY, facility))
                .flatMap(may -> join(facility, membership));
    }

    private Uni<FacilityOutcome> join(String facility, Membership membership) {
        String network = membership.network();
        return networks.find(network).flatMap(found -> {
            if (found.isEmpty()) return Uni.createFrom().item(new NoSuchNetwork(network));
            return networks.countFacilities(network)
                    .flatMap(count -> facilities.change(List.of(facility), locked -> {
                        Facility before = locked.get(facility);
                        if (before == null) return Decision.nothing(new NoSuchFacility(facility));
                        if (before.findMembership(network).isEmpty()) {
                            if (count >= Facility.MOST_IN_NETWORK) return Decision.nothing(new NetworkFull(network));
                            if (before.memberships().size() >= Facility.MOST_NETWORKS)
                                return Decision.nothing(new InTooManyNetworks(facility));
                        }
                        return changed(before, before.joined(membership));
                    }));
        });
    }

    public Uni<FacilityOutcome> leave(Caller caller, String facility, String network) {
        return access.requireInNetwork(caller, Permission.EDIT_MEMBERS, network)
                .flatMap(may -> leave(facility, network));
    }

    private Uni<FacilityOutcome> leave(String facility, String network) {
        return facilities.change(List.of(facility), locked -> {
            Facility before = locked.get(facility);
            if (before == null) return Decision.nothing(new NoSuchFacility(facility));
            if (before.findMembership(network).isEmpty()) return Decision.nothing(new NotAMember(network, facility));
            if (before.memberships().size() == 1) return Decision.nothing(new LastNetwork(network, facility));
            return changed(before, before.left(network));
        });
    }

    private static Decision<FacilityOutcome> changed(Facility before, Facility after) {
        return after == before ? Decision.nothing(new Done(before)) : Decision.of(new Done(after), after);
    }
}
