package net.tomarigi.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A role and where it holds.
 *
 * @param network null unless the role is bound to one
 * @param facility null unless the role is bound to one
 * @param districts the parts of the network somebody is responsible for, at most {@link #MOST_DISTRICTS}; empty: all of it
 * @param networks those to which the role leads: its own, or those of its facility; empty while it {@link #isAsleep}
 */
public record Grant(Role role, String network, String facility, List<String> districts, Set<String> networks) {
    public static final int MOST_DISTRICTS = 50;

    public Grant {
        Objects.requireNonNull(role);
        networks = Set.copyOf(networks);
        districts = List.copyOf(new LinkedHashSet<>(districts));
        boolean bound =
                switch (role.reach()) {
                    case FACILITY -> facility != null && network == null;
                    case NETWORK -> network != null && facility == null;
                    case EVERYWHERE -> network == null && facility == null;
                };
        if (!bound) throw new IllegalArgumentException(role + " of network " + network + ", facility " + facility);
    }

    public static Grant everywhere(Role role) {
        return new Grant(role, null, null, List.of(), Set.of());
    }

    /** @param district null: all of it */
    public static Grant inNetwork(Role role, String network, String district) {
        return inDistricts(role, network, district == null ? List.of() : List.of(district));
    }

    public static Grant inDistricts(Role role, String network, List<String> districts) {
        return new Grant(role, network, null, districts, Set.of(network));
    }

    /** The role stands, and leads nowhere: the network has not switched on what it is for. */
    public static Grant asleep(Role role, String network, List<String> districts) {
        return new Grant(role, network, null, districts, Set.of());
    }

    /** Whether it waits for its network to switch on what it is for. */
    public boolean isAsleep() {
        return network != null && networks.isEmpty();
    }

    /** @param networks those that the facility is a member of */
    public static Grant atFacility(Role role, String facility, Set<String> networks) {
        return new Grant(role, null, facility, List.of(), networks);
    }

    /** The first of the parts; null: all of the network. */
    public String district() {
        return districts.isEmpty() ? null : districts.get(0);
    }
}
