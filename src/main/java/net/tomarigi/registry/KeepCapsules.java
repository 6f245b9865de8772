package net.tomarigi.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.access.Role;
import net.tomarigi.access.Secret;
import net.tomarigi.platform.Problem;
import net.tomarigi.registry.Capsules.Lead;
import net.tomarigi.registry.Capsules.Sheet;

/**
 * The sheet that lies in somebody's emergency capsule. Its code leads to sign-in first, then whoever may see the person to
 * them; everybody else is told in a sentence that they may not, and that they tried is kept.
 */
@ApplicationScoped
public class KeepCapsules {
    private static final String PREFIX = "tmc_";

    private final Access access;
    private final KeepRoster keepRoster;
    private final Capsules capsules;

    KeepCapsules(Access access, KeepRoster keepRoster, Capsules capsules) {
        this.access = access;
        this.keepRoster = keepRoster;
        this.capsules = capsules;
    }

    /**
     * Where a code leads somebody.
     *
     * @param network null where {@code facility} is said
     * @param facility on whose page of people the person is found; null: on the network's roster
     */
    public record Way(String network, String facility, String registrant) {}

    public Uni<Optional<Sheet>> find(Caller caller, String network, String registrant) {
        return keepRoster
                .may(caller, network, Permission.READ_ROSTER)
                .chain(() -> capsules.find(caller, network, registrant));
    }

    /** @param seen the version of the sheet that is replaced, 0: there is none; null: any */
    public Uni<Sheet> renew(Caller caller, String network, String registrant, Long seen) {
        return keepRoster
                .may(caller, network, Permission.KEEP_ROSTER)
                .chain(() -> capsules.renew(caller, network, registrant, Secret.make(PREFIX), seen));
    }

    /** Fails with a problem 404 for what no sheet says, 410 where a newer took its place, 403 for whom it does not concern. */
    public Uni<Way> follow(Caller caller, String token) {
        return access.require(caller, Permission.OWN_ACCOUNT)
                .chain(() -> capsules.follow(token, caller.has(Role.PROVIDER) ? caller.facilities() : List.of()))
                .flatMap(found -> {
                    Lead lead = found.orElseThrow(
                            () -> Problem.of("capsule-unknown", 404).asException());
                    boolean isOurs = caller.mayInNetwork(Permission.READ_ROSTER, lead.network());
                    boolean isLed = lead.isNewest() && (isOurs || lead.facility() != null);
                    return keepRoster
                            .on(lead.network())
                            .chain(() -> capsules.note(caller, lead, isLed))
                            .map(noted -> way(lead, isOurs));
                });
    }

    private static Way way(Lead lead, boolean isOurs) {
        if (!lead.isNewest()) throw Problem.of("capsule-renewed", 410).asException();
        if (isOurs) return new Way(lead.network(), null, lead.registrant());
        if (lead.facility() == null) throw Problem.of("capsule-not-yours", 403).asException();
        return new Way(null, lead.facility(), lead.registrant());
    }
}
