package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.tomarigi.access.Accounts.NewAccount;
import net.tomarigi.access.Invitation.Told;
import net.tomarigi.access.OneTimeLinks.NewLink;
import net.tomarigi.access.OneTimeLinks.Purpose;
import net.tomarigi.access.People.Change;
import net.tomarigi.access.People.Scope;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.ProblemException;
import net.tomarigi.platform.Violations;

/**
 * An officer keeps the people of a network, an administrator those of all. An officer grants what lies within the network
 * and nothing else, and keeps the account itself (name, address, link, whether it works) only of somebody who is nothing
 * elsewhere: it is the other's account as well.
 */
@ApplicationScoped
public class KeepPeople {
    /** What an officer grants. */
    private static final Set<Role> OF_NETWORK =
            Set.of(Role.PROVIDER, Role.COORDINATOR, Role.OFFICER, Role.ELDERLY_CARE);

    /** Those who keep others. */
    private static final Set<Role> KEEPERS = Set.of(Role.OFFICER, Role.ADMINISTRATOR);

    private final Access access;
    private final People people;
    private final KnownCallers known;
    private final Letters letters;
    private final Clock clock;

    KeepPeople(Access access, People people, KnownCallers known, Letters letters, Clock clock) {
        this.access = access;
        this.people = people;
        this.known = known;
        this.letters = letters;
        this.clock = clock;
    }

    /** As {@link People#list}. */
    public Uni<List<Person>> list(Scope scope, String username, String after, int limit) {
        return require(scope).flatMap(may -> people.list(scope, username, after, limit));
    }

    /**
     * Makes an account and a link with which its owner chooses a password.
     *
     * @param address of this installation, for the letter
     */
    public Uni<Told> invite(Scope scope, Invitation invitation, String address) {
        NewLink link = NewLink.of(Purpose.INVITATION, clock.instant());
        NewAccount account = new NewAccount(
                invitation.username(),
                invitation.name(),
                invitation.mail(),
                null,
                false,
                scope.caller().id(),
                invitation.grants());
        return require(scope)
                .flatMap(may -> requireGrantable(scope, invitation.grants(), Set.of()))
                .flatMap(may -> people.invite(scope, account, link))
                .map(made -> made.orElseThrow(() -> taken(invitation.username())))
                .flatMap(made -> told(made, link, address));
    }

    /**
     * Null of anything: it stays.
     *
     * @param mail blank: none from now on
     * @param wanted all that somebody is to be within the scope; what they are elsewhere stays
     */
    public Uni<Person> change(Scope scope, String id, String name, String mail, List<Grant> wanted) {
        return require(scope)
                .flatMap(may -> requireThere(scope, wanted == null ? List.of() : wanted))
                .flatMap(there -> write(scope, id, person -> {
                    requireOurs(person);
                    Change change = Change.of(person);
                    if (name != null || mail != null) {
                        requireKept(scope, person);
                        change = change.named(
                                name == null ? person.name() : name,
                                mail == null ? person.mail() : mail.isBlank() ? null : mail);
                    }
                    if (wanted != null) {
                        checkGrantable(scope, wanted, Set.copyOf(person.grants()));
                        change = change.granted(together(scope, person, wanted));
                    }
                    return kept(scope, person, change);
                }));
    }

    /** Ends what somebody is within the scope; whoever is nothing then cannot sign in any more. */
    public Uni<Void> end(Scope scope, String id) {
        return require(scope)
                .flatMap(may -> write(scope, id, person -> {
                    requireOurs(person);
                    List<Grant> left = together(scope, person, List.of());
                    return kept(
                            scope,
                            person,
                            Change.of(person).granted(left).disabled(person.disabled() || left.isEmpty()));
                }))
                .replaceWithVoid();
    }

    /** A new link for somebody who has lost the password, or the invitation. */
    public Uni<Told> reset(Scope scope, String id, String address) {
        // The purpose is known when the person is: an invitation that nobody took up is made anew.
        NewLink[] made = new NewLink[1];
        return require(scope)
                .flatMap(may -> write(scope, id, person -> {
                    requireOurs(person);
                    requireKept(scope, person);
                    made[0] = NewLink.of(person.ready() ? Purpose.RESET : Purpose.INVITATION, clock.instant());
                    return Change.of(person).linked(made[0]);
                }))
                .flatMap(person -> told(person, made[0], address));
    }

    /** Whether somebody can sign in. */
    public Uni<Person> disable(Scope scope, String id, boolean disabled) {
        return require(scope)
                .flatMap(may -> write(scope, id, person -> {
                    requireKept(scope, person);
                    return kept(scope, person, Change.of(person).disabled(disabled));
                }));
    }

    private Uni<Void> require(Scope scope) {
        return scope.isEverywhere()
                ? access.require(scope.caller(), Permission.MANAGE_ACCOUNTS)
                : access.requireInNetwork(scope.caller(), Permission.MANAGE_PEOPLE, scope.network());
    }

    private Uni<Person> write(Scope scope, String id, Function<Person, Change> decide) {
        return people.change(scope, id, decide)
                .map(changed ->
                        changed.orElseThrow(() -> Problem.notFound("person", id).asException()))
                .invoke(person -> known.forgetAll(person.id()));
    }

    private Uni<Told> told(Person person, NewLink link, String address) {
        return letters.send(person, link, address).map(mailed -> new Told(person, link, mailed));
    }

    private Uni<Void> requireGrantable(Scope scope, List<Grant> wanted, Set<Grant> held) {
        return Uni.createFrom()
                .item(() -> {
                    checkGrantable(scope, wanted, held);
                    return wanted;
                })
                .flatMap(checked -> requireThere(scope, checked));
    }

    /** What somebody is already may stay, whoever has granted it. */
    private static void checkGrantable(Scope scope, List<Grant> wanted, Set<Grant> held) {
        Violations violations = new Violations();
        if (wanted.size() > People.MOST_GRANTS) violations.add("roles", "too-many-roles", People.MOST_GRANTS);
        Set<List<Object>> there = held.stream().map(KeepPeople::what).collect(Collectors.toSet());
        for (int i = 0; i < wanted.size(); i++) {
            Grant grant = wanted.get(i);
            boolean own = scope.isEverywhere()
                    || OF_NETWORK.contains(grant.role())
                            && (grant.network() == null || grant.network().equals(scope.network()));
            if (!own && !there.contains(what(grant)))
                violations.add(
                        "roles[" + i + "].role", "role-not-yours", grant.role().word());
        }
        violations.throwIfAny();
    }

    private static List<Object> what(Grant grant) {
        return java.util.Arrays.asList(grant.role(), grant.network(), grant.facility());
    }

    private Uni<Void> requireThere(Scope scope, List<Grant> wanted) {
        return people.listFacilities(named(wanted.stream().map(Grant::facility)), scope.network())
                .flatMap(facilities -> people.listNetworks(named(wanted.stream().map(Grant::network)))
                        .invoke(networks -> {
                            Violations violations = new Violations();
                            for (int i = 0; i < wanted.size(); i++) {
                                Grant grant = wanted.get(i);
                                if (grant.facility() != null && !facilities.contains(grant.facility()))
                                    violations.add("roles[" + i + "].facility", "no-facility-here", grant.facility());
                                if (grant.network() != null && !networks.contains(grant.network()))
                                    violations.add("roles[" + i + "].network", "no-network-here", grant.network());
                            }
                            violations.throwIfAny();
                        }))
                .replaceWithVoid();
    }

    private static Set<String> named(Stream<String> names) {
        return names.filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** What is wanted within the scope, and what somebody is elsewhere. */
    private static List<Grant> together(Scope scope, Person person, List<Grant> wanted) {
        List<Grant> all = new ArrayList<>(wanted);
        if (!scope.isEverywhere())
            person.grants().stream()
                    .filter(grant -> !grant.networks().contains(scope.network()))
                    .forEach(all::add);
        if (all.size() > People.MOST_GRANTS) {
            Violations violations = new Violations();
            violations.add("roles", "too-many-roles", People.MOST_GRANTS);
            violations.throwIfAny();
        }
        return all;
    }

    private static void requireKept(Scope scope, Person person) {
        if (!scope.isEverywhere() && !person.belongsTo(scope.network()))
            throw Problem.of("also-elsewhere", 409).asException();
    }

    /** What a provider says of somebody would stand again with the next sign-in; they can be stopped, which holds. */
    private static void requireOurs(Person person) {
        if (person.isFromProvider()) throw Problem.of("of-provider", 409).asException();
    }

    /** Nobody locks out himself. */
    private static Change kept(Scope scope, Person person, Change change) {
        if (person.id().equals(scope.caller().id())
                && (change.disabled() || keeps(person.grants()) && !keeps(change.grants())))
            throw Problem.of("own-last-role", 409).asException();
        return change;
    }

    private static boolean keeps(List<Grant> grants) {
        return grants.stream().anyMatch(grant -> KEEPERS.contains(grant.role()));
    }

    private static ProblemException taken(String username) {
        return Problem.of("username-taken", 409, username).asException();
    }
}
