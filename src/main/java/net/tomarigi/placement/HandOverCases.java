package net.tomarigi.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Colleague;
import net.tomarigi.access.ListColleagues;
import net.tomarigi.access.Permission;
import net.tomarigi.access.Role;
import net.tomarigi.placement.Cases.Command;
import net.tomarigi.placement.Cases.Whole;
import net.tomarigi.platform.Problem;

/** A case goes from one to another, and belongs to somebody at every moment. */
@ApplicationScoped
public class HandOverCases {
    private final Access access;
    private final Cases cases;
    private final ListColleagues colleagues;

    HandOverCases(Access access, Cases cases, ListColleagues colleagues) {
        this.access = access;
        this.cases = cases;
        this.colleagues = colleagues;
    }

    /**
     * Offers it; until it is accepted it stays where it is. Fails with a problem 422 where nobody is there who could accept.
     *
     * @param to an account of the network; null: {@code otherNetwork} or {@code district} is said
     */
    public Uni<Whole> offer(
            Caller caller,
            String network,
            String id,
            String to,
            String otherNetwork,
            String district,
            HandOver.Reason reason) {
        return may(caller, network)
                .chain(() -> colleagues.placing(otherNetwork == null ? network : otherNetwork))
                .invoke(there -> requireSomebody(there, to, district))
                .chain(() -> change(
                        caller,
                        network,
                        id,
                        (file, beds, now) ->
                                file.offer(new HandOver(to, otherNetwork, district, reason, caller.id(), now), now)));
    }

    private static void requireSomebody(List<Colleague> there, String to, String district) {
        boolean isAny = there.stream()
                .anyMatch(one -> (to == null || one.id().equals(to))
                        && (district == null || one.districts().contains(district)));
        if (!isAny) throw Problem.of("nobody-to-take-over", 422).asException();
    }

    public Uni<Whole> accept(Caller caller, String network, String id) {
        return may(caller, network)
                .chain(() -> change(
                        caller,
                        network,
                        id,
                        (file, beds, now) ->
                                file.accept(caller.id(), offered -> isFor(caller, network, offered), now)));
    }

    public Uni<Whole> decline(Caller caller, String network, String id) {
        return may(caller, network)
                .chain(() -> change(
                        caller,
                        network,
                        id,
                        (file, beds, now) ->
                                file.decline(caller.id(), offered -> isFor(caller, network, offered), now)));
    }

    /** Whether what is offered may be accepted by them, who act for this network. */
    public static boolean isFor(Caller caller, String network, HandOver offered) {
        if (!caller.mayInNetwork(Permission.PLACE, network)) return false;
        if (offered.to() != null) return offered.to().equals(caller.id());
        if (offered.network() != null) return offered.network().equals(network);
        return caller.grants().stream()
                .anyMatch(grant -> grant.role() == Role.COORDINATOR
                        && network.equals(grant.network())
                        && grant.districts().contains(offered.district()));
    }

    private Uni<Whole> change(Caller caller, String network, String id, Command command) {
        return cases.changeOffered(caller, network, id, command);
    }

    private Uni<Void> may(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.PLACE, network);
    }
}
