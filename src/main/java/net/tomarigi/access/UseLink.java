package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import net.tomarigi.access.OneTimeLinks.Found;
import net.tomarigi.access.SignIn.SignedIn;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.ProblemException;
import net.tomarigi.platform.Violations;

/** Somebody who was invited, or has lost the password, chooses one and is signed in. */
@ApplicationScoped
public class UseLink {
    private final OneTimeLinks links;
    private final Passwords passwords;
    private final SignIn signIn;
    private final KnownCallers known;

    UseLink(OneTimeLinks links, Passwords passwords, SignIn signIn, KnownCallers known) {
        this.links = links;
        this.passwords = passwords;
        this.signIn = signIn;
        this.known = known;
    }

    /** Whose link it is; fails with a 410 that is the same whether it was used, has run out, or never was. */
    public Uni<Found> look(String secret) {
        return links.find(secret).map(found -> found.orElseThrow(UseLink::gone));
    }

    /** The same, and with a 422 when the password cannot be used, which leaves the link as it is. */
    public Uni<SignedIn> use(String secret, String password, boolean keep) {
        return look(secret)
                .invoke(found -> {
                    Violations violations = new Violations();
                    Passwords.check(violations, "password", password, found.username());
                    violations.throwIfAny();
                })
                .flatMap(found -> SignIn.backHere(passwords.hash(password)))
                .flatMap(hash -> links.use(secret, hash))
                .map(used -> used.orElseThrow(UseLink::gone))
                .invoke(known::forgetAll)
                .flatMap(account -> signIn.as(account, keep, NoteSessions.Way.LINK));
    }

    private static ProblemException gone() {
        return Problem.of("link-gone", 410).asException();
    }
}
