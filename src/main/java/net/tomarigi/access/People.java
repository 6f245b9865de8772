package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.tomarigi.access.Accounts.NewAccount;
import net.tomarigi.access.OneTimeLinks.NewLink;

/** People and what they are to whom, as somebody who keeps them sees and changes them. */
public interface People {
    int MOST_OF_NETWORK = 2_000;
    int MOST_GRANTS = 50;

    /**
     * Whose people are meant, and who asks.
     *
     * @param network null: all of the installation, for its administrators
     */
    record Scope(Caller caller, String network) {
        public boolean isEverywhere() {
            return network == null;
        }
    }

    /**
     * How somebody is to be from now on.
     *
     * @param grants all that they may, whoever has granted it
     * @param link a new one-time link, which ends the earlier ones; null: they stay as they are
     */
    record Change(String name, String mail, List<Grant> grants, boolean disabled, NewLink link) {
        static Change of(Person person) {
            return new Change(person.name(), person.mail(), person.grants(), person.disabled(), null);
        }

        Change named(String name, String mail) {
            return new Change(name, mail, grants, disabled, link);
        }

        Change granted(List<Grant> grants) {
            return new Change(name, mail, grants, disabled, link);
        }

        Change disabled(boolean disabled) {
            return new Change(name, mail, grants, disabled, link);
        }

        Change linked(NewLink link) {
            return new Change(name, mail, grants, disabled, link);
        }
    }

    /**
     * @param username the one who is called so; null: everybody
     * @param after those who come after the one with this id; null: from the newest on
     */
    Uni<List<Person>> list(Scope scope, String username, String after, int limit);

    /** One's own account. */
    Uni<Optional<Person>> findOwn(String id);

    /** Makes somebody together with a link; empty when the user name is taken. Fails with a 409 when the network is full. */
    Uni<Optional<Person>> invite(Scope scope, NewAccount account, NewLink link);

    /**
     * Changes somebody as {@code decide} says, who sees them locked; what it throws changes nothing. Empty when there is
     * nobody of that id whom the scope shows. Fails with a 409 when nobody would be left to administer the installation.
     * Whoever is disabled is known by nothing any more.
     */
    Uni<Optional<Person>> change(Scope scope, String id, Function<Person, Change> decide);

    /** Those of these facilities that are there: in this network, or (null) at all. */
    Uni<Set<String>> listFacilities(Collection<String> facilities, String network);

    /** Those of these networks that are there. */
    Uni<Set<String>> listNetworks(Collection<String> networks);

    /**
     * One's own sessions, the newest first.
     *
     * @param token by which one is known now
     */
    Uni<List<Session>> listSessions(String account, String token);

    /** Ends one of one's own sessions; false when there is no such session. */
    Uni<Boolean> endSession(String account, String id);

    /** @param seenAt null: not since it began */
    record Session(String id, boolean isCurrent, Instant madeAt, Instant seenAt, Instant expiresAt) {}
}
