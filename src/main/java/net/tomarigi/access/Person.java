package net.tomarigi.access;

import java.time.Instant;
import java.util.List;

/**
 * Somebody with an account, as those see them who keep the accounts.
 *
 * @param username null: an OpenID provider vouches for them, they have no password here
 * @param mail null: none
 * @param seenAt null: never
 * @param disabled cannot sign in, and is known by nothing any more
 * @param ready has a password or a passkey, or an OpenID provider vouches for them
 * @param invitedUntil how long the open one-time link works; null: there is none
 */
public record Person(
        String id,
        String username,
        String name,
        String mail,
        List<NamedGrant> roles,
        Instant seenAt,
        boolean disabled,
        boolean ready,
        boolean isDemo,
        Instant invitedUntil) {
    /** A grant and what people call that of which it speaks; null where it speaks of none. */
    public record NamedGrant(Grant grant, String networkName, String facilityName) {}

    public Person {
        roles = List.copyOf(roles);
    }

    public List<Grant> grants() {
        return roles.stream().map(NamedGrant::grant).toList();
    }

    /** An OpenID provider says who they are, and with every sign-in anew what they may. */
    public boolean isFromProvider() {
        return username == null;
    }

    boolean isAdministrator() {
        return grants().stream().anyMatch(grant -> grant.role() == Role.ADMINISTRATOR);
    }

    /** Whether all that somebody may lies within one network: then its officer keeps the account. */
    public boolean belongsTo(String network) {
        return grants().stream().allMatch(grant -> grant.networks().contains(network));
    }

    /** It names somebody. */
    @Override
    public String toString() {
        return "Person " + id;
    }
}
