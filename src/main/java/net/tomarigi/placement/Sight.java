package net.tomarigi.placement;

import java.util.List;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Permission;
import net.tomarigi.access.Role;

/**
 * Which cases of a network somebody sees. Those who work on cases see all of them; elderly care sees the cases that it opened
 * itself, and those that are shared with it, and of each only what {@code CaseView} leaves.
 *
 * @param account whose it is
 * @param isElderlyCare else all cases are seen
 * @param districts the parts for which somebody of elderly care answers; empty: all of the network
 */
public record Sight(String account, boolean isElderlyCare, List<String> districts) {
    public Sight {
        districts = List.copyOf(districts);
    }

    /** Where a use case has asked whether somebody may. */
    public static Sight ofAll(Caller caller) {
        return new Sight(caller.id(), false, List.of());
    }

    /** Whoever is a coordinator or an officer as well sees as such. */
    public static Sight of(Caller caller, String network) {
        List<Grant> grants = caller.mayInNetwork(Permission.READ_CASES, network)
                ? List.of()
                : caller.grants().stream()
                        .filter(grant -> grant.role() == Role.ELDERLY_CARE && network.equals(grant.network()))
                        .toList();
        List<String> districts = grants.stream()
                        .anyMatch(grant -> grant.districts().isEmpty())
                ? List.of()
                : grants.stream().flatMap(grant -> grant.districts().stream()).toList();
        return new Sight(caller.id(), !grants.isEmpty(), districts);
    }

    /**
     * Whether they see a case of the network.
     *
     * @param of what it has to do with elderly care; null: nothing
     */
    public boolean sees(WithElderlyCare of) {
        if (!isElderlyCare) return true;
        if (of == null) return false;
        if (of.openedBy() != null && of.openedBy().equals(account)) return true;
        return of.share() != null
                && (of.share().district() == null
                        || districts.isEmpty()
                        || districts.contains(of.share().district()));
    }

    /**
     * With whom somebody of elderly care shares what they open: the part where it lies, else their only one.
     *
     * @param district where it lies; null: nobody knows
     * @return null: with everybody of elderly care there
     */
    public String shares(String district) {
        if (district != null) return districts.isEmpty() || districts.contains(district) ? district : null;
        return districts.size() == 1 ? districts.get(0) : null;
    }
}
