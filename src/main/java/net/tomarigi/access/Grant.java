package net.tomarigi.access;

import java.util.Objects;
import java.util.Set;

/**
 * A role and where it holds.
 *
 * @param network null unless the role is bound to one
 * @param facility null unless the role is bound to one
 * @param district the part of the network somebody is responsible for; null: all of it
 * @param networks those to which the role leads: its own, or those of its facility
 */
public record Grant(Role role, String network, String facility, String district, Set<String> networks) {
    public Grant {
        Objects.requireNonNull(role);
        networks = Set.copyOf(networks);
        boolean bound =
                switch (role.reach()) {
                    case FACILITY -> facility != null && network == null;
                    case NETWORK -> network != null && facility == null;
                    case EVERYWHERE -> network == null && facility == null;
                };
        if (!bound) throw new IllegalArgumentException(role + " of network " + network + ", facility " + facility);
    }

    public static Grant everywhere(Role role) {
        return new Grant(role, null, null, null, Set.of());
    }

    public static Grant inNetwork(Role role, String network, String district) {
        return new Grant(role, network, null, district, Set.of(network));
    }

    /** @param networks those that the facility is a member of */
    public static Grant atFacility(Role role, String facility, Set<String> networks) {
        return new Grant(role, null, facility, null, networks);
    }
}
