package net.tomarigi.facility;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.facility.Facilities.Decision;
import net.tomarigi.facility.FacilityOutcome.Done;
import net.tomarigi.facility.FacilityOutcome.NetworkFull;
import net.tomarigi.facility.FacilityOutcome.NoSuchNetwork;
import net.tomarigi.network.Networks;

/** A facility that no list knows is entered into a network. */
@ApplicationScoped
public class AddFacility {
    private final Access access;
    private final Facilities facilities;
    private final Networks networks;

    AddFacility(Access access, Facilities facilities, Networks networks) {
        this.access = access;
        this.facilities = facilities;
        this.networks = networks;
    }

    public Uni<FacilityOutcome> add(Caller caller, String network, Profile profile, List<Bed> beds) {
        return access.requireInNetwork(caller, Permission.EDIT_MEMBERS, network)
                .flatMap(may -> add(network, profile, beds));
    }

    private Uni<FacilityOutcome> add(String network, Profile profile, List<Bed> beds) {
        return networks.find(network).flatMap(found -> {
            if (found.isEmpty()) return Uni.createFrom().item(new NoSuchNetwork(network));
            return networks.countFacilities(network).flatMap(count -> {
                // A limit against runaway callers: two at once may pass it by one.
                if (count >= Facility.MOST_IN_NETWORK) return Uni.createFrom().item(new NetworkFull(network));
                Facility facility = Facility.created(
                        UUID.randomUUID().toString(), profile, beds, new Membership(network, null), null);
                return facilities.change(List.of(), none -> Decision.of(new Done(facility), facility));
            });
        });
    }
}
