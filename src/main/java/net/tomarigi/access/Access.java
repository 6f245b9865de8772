package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import net.tomarigi.access.Role.Reach;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.ProblemException;

/** The one place that decides who may do what. The edge asks it, and each use case asks it again. */
@ApplicationScoped
public class Access {
    /** Of the sentence {@code function-off}: what is no function of its own. */
    public static final int SHARED_DESK = 100;

    private final Memberships memberships;

    Access(Memberships memberships) {
        this.memberships = memberships;
    }

    /** Fails with a {@link ProblemException}: 401 when nobody has said who they are, 403 when they may not. */
    public Uni<Void> require(Caller caller, Permission permission) {
        return decide(caller, caller.may(permission));
    }

    /** The same, for what is done in a network. */
    public Uni<Void> requireInNetwork(Caller caller, Permission permission, String network) {
        if (caller.mayInNetwork(permission, network)) return Uni.createFrom().voidItem();
        return Uni.createFrom().failure(isAsleep(caller, permission, network) ? deskIsOff() : refusal(caller));
    }

    /** The same, for what is done with a facility. */
    public Uni<Void> requireAtFacility(Caller caller, Permission permission, String facility) {
        return mayAtFacility(caller, permission, facility).flatMap(may -> decide(caller, may));
    }

    public Uni<Boolean> mayAtFacility(Caller caller, Permission permission, String facility) {
        boolean bound = caller.mayAtFacility(permission, facility, null);
        boolean throughNetwork = caller.grants().stream()
                .anyMatch(grant -> permission.roles().contains(grant.role())
                        && !grant.networks().isEmpty());
        if (bound || !throughNetwork) return Uni.createFrom().item(bound);
        return memberships.ofFacility(facility).map(networks -> caller.mayAtFacility(permission, facility, networks));
    }

    /** What the names in a request's path ask for: a facility's or a network's permission needs the one that is named. */
    public Uni<Void> require(Caller caller, Permission permission, String network, String facility) {
        if (permission.reach() == Reach.FACILITY && facility != null)
            return requireAtFacility(caller, permission, facility);
        if (permission.reach() == Reach.NETWORK && network != null)
            return requireInNetwork(caller, permission, network);
        return require(caller, permission);
    }

    private static Uni<Void> decide(Caller caller, boolean may) {
        if (may) return Uni.createFrom().voidItem();
        return Uni.createFrom().failure(refusal(caller));
    }

    /** The role would allow it, were the network's desk shared with elderly care. */
    private static boolean isAsleep(Caller caller, Permission permission, String network) {
        return caller.grants().stream()
                .anyMatch(grant -> grant.isAsleep()
                        && network.equals(grant.network())
                        && permission.roles().contains(grant.role()));
    }

    /** 403 (function-off): this network does not share its desk with elderly care now. */
    public static ProblemException deskIsOff() {
        return Problem.of("function-off", 403, SHARED_DESK).asException();
    }

    /** 401 or 403; neither says whether what was asked for is there. */
    public static ProblemException refusal(Caller caller) {
        return (caller.isKnown() ? Problem.of("forbidden", 403) : Problem.of("sign-in-first", 401)).asException();
    }
}
