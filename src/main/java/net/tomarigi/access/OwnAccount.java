package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import net.tomarigi.access.People.Session;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violations;

/** What somebody does with the own account: the password, and where it is signed in. */
@ApplicationScoped
public class OwnAccount {
    /** Of the old password, by whoever sits before a session that somebody left open. */
    private static final int MOST_TRIES = 10;

    private final Access access;
    private final Accounts accounts;
    private final People people;
    private final Passwords passwords;
    private final Tokens tokens;
    private final KnownCallers known;
    private final SignInLimits limits;
    private final NoteSessions notes;

    OwnAccount(
            Access access,
            Accounts accounts,
            People people,
            Passwords passwords,
            Tokens tokens,
            KnownCallers known,
            SignInLimits limits,
            NoteSessions notes) {
        this.notes = notes;
        this.limits = limits;
        this.access = access;
        this.accounts = accounts;
        this.people = people;
        this.passwords = passwords;
        this.tokens = tokens;
        this.known = known;
    }

    /** Empty for whoever has none: nobody, a screen, a machine. */
    public Uni<Optional<Person>> find(Caller caller) {
        return caller.kind() == Caller.Kind.PERSON
                ? people.findOwn(caller.id())
                : Uni.createFrom().item(Optional.empty());
    }

    /** Ends all other sessions. Fails with a 422 when the old one is wrong or the new one cannot be used. */
    public Uni<Void> changePassword(Caller caller, String old, String wanted) {
        return findWithPassword(caller)
                .invoke(person -> {
                    Violations violations = new Violations();
                    Passwords.check(violations, "new", wanted, person.username());
                    violations.throwIfAny();
                })
                .call(person -> requirePassword(person, "old", old))
                .flatMap(right -> SignIn.backHere(passwords.hash(wanted)))
                .flatMap(hash -> accounts.setPassword(caller.id(), hash))
                .flatMap(set -> endOthers(caller));
    }

    /** Whose account it is. Fails with a 422 at this field when the password is wrong. */
    Uni<Person> requirePassword(Caller caller, String field, String password) {
        return findWithPassword(caller).call(person -> requirePassword(person, field, password));
    }

    private Uni<Void> requirePassword(Person person, String field, String password) {
        return SignIn.backHere(limits.take("own-password", person.id(), MOST_TRIES))
                .flatMap(may -> accounts.findForSignIn(person.username()))
                .flatMap(account -> SignIn.backHere(passwords.isOf(
                        password, account.map(Accounts.Known::password).orElse(null))))
                .invoke(right -> {
                    Violations violations = new Violations();
                    if (!right) violations.add(field, "wrong-password");
                    violations.throwIfAny();
                })
                .replaceWithVoid();
    }

    /** Fails with a 409 for whom an OpenID provider vouches. */
    private Uni<Person> findWithPassword(Caller caller) {
        return requirePerson(caller)
                .flatMap(may -> people.findOwn(caller.id()))
                .map(Optional::orElseThrow)
                .invoke(person -> {
                    if (person.username() == null)
                        throw Problem.of("no-account", 409).asException();
                });
    }

    public Uni<List<Session>> listSessions(Caller caller) {
        return requirePerson(caller).flatMap(may -> people.listSessions(caller.id(), caller.token()));
    }

    /** Fails with a 404 when it is none of the caller's. */
    public Uni<Void> endSession(Caller caller, String id) {
        return requirePerson(caller)
                .flatMap(may -> people.endSession(caller.id(), id))
                .invoke(ended -> {
                    if (!ended) throw Problem.notFound("session", id).asException();
                    known.forgetAll(caller.id());
                    notes.ended(caller.id(), id);
                })
                .replaceWithVoid();
    }

    public Uni<Void> endOthers(Caller caller) {
        return requirePerson(caller)
                .flatMap(may -> tokens.endAll(caller.id(), caller.token()))
                .invoke(ended -> {
                    known.forgetAll(caller.id());
                    notes.othersEnded(caller.id(), ended);
                })
                .replaceWithVoid();
    }

    Uni<Void> requirePerson(Caller caller) {
        if (caller.kind() != Caller.Kind.PERSON) return Uni.createFrom().failure(Access.refusal(caller));
        return access.require(caller, Permission.OWN_ACCOUNT);
    }
}
