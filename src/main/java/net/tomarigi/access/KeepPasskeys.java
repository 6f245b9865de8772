package net.tomarigi.access;

import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.tomarigi.access.Passkeys.Adding;
import net.tomarigi.access.Passkeys.Passkey;
import net.tomarigi.access.Passkeys.Site;
import net.tomarigi.access.SignIn.SignedIn;
import net.tomarigi.access.SignInLimits.Place;
import net.tomarigi.platform.Problem;

/** Somebody adds a passkey to the own account, looks at them, removes one, or signs in with one. */
@ApplicationScoped
public class KeepPasskeys {
    /** How long an answer is waited for. */
    public static final Duration PATIENCE = PasskeyChallenges.LASTS;

    /** What may sign, as COSE numbers it. */
    public static final List<Long> ALGORITHMS = PasskeyProofs.ALGORITHMS.stream()
            .map(COSEAlgorithmIdentifier::getValue)
            .toList();

    private final OwnAccount own;
    private final Passkeys passkeys;
    private final PasskeyProofs proofs;
    private final SignIn signIn;
    private final SignInLimits limits;
    private final DemoAccess demo;
    private final NoteSessions notes;

    KeepPasskeys(
            OwnAccount own,
            Passkeys passkeys,
            PasskeyProofs proofs,
            SignIn signIn,
            SignInLimits limits,
            DemoAccess demo,
            NoteSessions notes) {
        this.notes = notes;
        this.own = own;
        this.passkeys = passkeys;
        this.proofs = proofs;
        this.signIn = signIn;
        this.limits = limits;
        this.demo = demo;
    }

    /**
     * What a device needs to make a passkey.
     *
     * @param challenge base64url
     * @param known which the device is not to make once more
     */
    public record Invited(String challenge, Person person, List<Passkey> known) {}

    /** Fails with a 422 when the password is wrong: a session that somebody left open must not become a key for ever. */
    public Uni<Invited> invite(Caller caller, String password) {
        return own.requirePassword(caller, "password", password)
                .flatMap(person -> passkeys.list(caller.id()).map(known -> {
                    if (known.size() >= Passkeys.MOST) throw full();
                    return new Invited(proofs.challengeToRegister(caller.id()), person, known);
                }));
    }

    /** Fails with a 422 when the answer is not right. */
    public Uni<List<Passkey>> add(Caller caller, Site site, String label, String answer) {
        return own.requirePerson(caller)
                .map(may -> proofs.register(caller.id(), site, answer).orElseThrow(KeepPasskeys::wrong))
                .flatMap(made -> passkeys.add(made.key(), label, made.answered()))
                .invoke(adding -> {
                    if (adding == Adding.FULL) throw full();
                    if (adding == Adding.REFUSED) throw wrong();
                })
                .flatMap(added -> passkeys.list(caller.id()));
    }

    public Uni<List<Passkey>> list(Caller caller) {
        return own.requirePerson(caller).flatMap(may -> passkeys.list(caller.id()));
    }

    /** Fails with a 404 when it is none of the caller's. */
    public Uni<Void> remove(Caller caller, String id) {
        return own.requirePerson(caller)
                .flatMap(may -> passkeys.remove(caller.id(), id))
                .invoke(removed -> {
                    if (!removed) throw Problem.notFound("passkey", id).asException();
                })
                .replaceWithVoid();
    }

    /** What a passkey signs to sign in, base64url. */
    public String challenge() {
        return proofs.challengeToSignIn();
    }

    /** Empty when the answer is not right. Fails with 429 when that was tried too often. */
    public Uni<Optional<SignedIn>> signIn(Site site, String answer, boolean keep, Place place) {
        Uni<Void> slowed = place.address() == null
                ? Uni.createFrom().voidItem()
                : SignIn.backHere(limits.take("passkey-address", place.address(), SignInLimits.FROM_AN_ADDRESS));
        return slowed.map(may -> proofs.read(answer))
                .flatMap(read -> read.isEmpty() ? refused(null) : prove(read.get(), site, keep));
    }

    private Uni<Optional<SignedIn>> prove(PasskeyProofs.Claim claim, Site site, boolean keep) {
        return passkeys.find(claim.id()).flatMap(found -> {
            Optional<Long> counter =
                    found.filter(key -> demo.isOpen() || !key.isDemo()).flatMap(key -> proofs.verify(claim, key, site));
            if (counter.isEmpty())
                return refused(found.map(Passkeys.Key::account).orElse(null));
            return passkeys.use(claim.id(), counter.get(), claim.answered())
                    .flatMap(first -> first
                            ? signIn.as(claim.account(), keep, NoteSessions.Way.PASSKEY)
                                    .map(Optional::of)
                            : refused(claim.account()));
        });
    }

    private Uni<Optional<SignedIn>> refused(String account) {
        notes.refused(account);
        return Uni.createFrom().item(Optional.empty());
    }

    private static RuntimeException full() {
        return Problem.of("passkeys-full", 409, Passkeys.MOST).asException();
    }

    private static RuntimeException wrong() {
        return Problem.of("passkey-refused", 422).asException();
    }
}
