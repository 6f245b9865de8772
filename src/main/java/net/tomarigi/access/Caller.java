package net.tomarigi.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.tomarigi.access.Role.Reach;

/**
 * Who calls, and what they are to whom.
 *
 * @param id of the account, the screen or the machine; null: nobody has said who they are
 * @param token by what they are known; null when they are not known by one
 * @param until when they have to sign in again; null: never
 */
public record Caller(String id, Kind kind, String token, List<Grant> grants, Instant until) {
    /** What sort of a caller. */
    public enum Kind {
        NOBODY,
        PERSON,
        SCREEN,
        MACHINE,
        /** The product itself: the demo, an import at the start, what is due by the clock. */
        SYSTEM
    }

    public static final Caller NOBODY = new Caller(null, Kind.NOBODY, null, List.of(), null);
    public static final Caller SYSTEM =
            new Caller("system", Kind.SYSTEM, null, List.of(Grant.everywhere(Role.ADMINISTRATOR)), null);

    public Caller {
        grants = List.copyOf(grants);
    }

    public boolean isKnown() {
        return kind != Kind.NOBODY;
    }

    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    public Set<Role> roles() {
        return grants.stream().map(Grant::role).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Facilities for which somebody speaks. */
    public Set<String> facilities() {
        return grants.stream()
                .filter(grant -> grant.facility() != null)
                .map(Grant::facility)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All networks to which a role leads, the most closely bound first. */
    public List<String> networks() {
        return grants.stream()
                .sorted(Comparator.comparing(grant -> grant.network() == null))
                .flatMap(grant -> grant.networks().stream().sorted())
                .distinct()
                .toList();
    }

    /** Networks for which somebody has this role. */
    public Set<String> networksAs(Role role) {
        return grants.stream()
                .filter(grant -> grant.role() == role && grant.network() != null)
                .map(Grant::network)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean isEverywhere(Permission permission) {
        return grants.stream()
                .anyMatch(grant -> grant.role().reach() == Reach.EVERYWHERE
                        && permission.roles().contains(grant.role()));
    }

    /** What does not depend on where. */
    public boolean may(Permission permission) {
        return permission.isForEverybody()
                || grants.stream().anyMatch(grant -> permission.roles().contains(grant.role()));
    }

    public boolean mayInNetwork(Permission permission, String network) {
        return permission.isForEverybody()
                || grants.stream().anyMatch(grant -> permission.isAllowedBy(grant, network, null, null));
    }

    /** @param networks those that the facility is a member of; null: not known, and only who is bound to it itself may */
    public boolean mayAtFacility(Permission permission, String facility, Set<String> networks) {
        return permission.isForEverybody()
                || grants.stream().anyMatch(grant -> permission.isAllowedBy(grant, null, facility, networks));
    }

    /** Names nobody: it ends up in logs. */
    @Override
    public String toString() {
        return kind + " " + id + " " + roles();
    }
}
