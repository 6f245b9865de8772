package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import net.tomarigi.access.NoteSessions.Way;
import net.tomarigi.access.SignInLimits.Place;
import net.tomarigi.access.Tokens.Issued;
import net.tomarigi.access.Tokens.Kind;

/** Somebody says who they are, and is given a token by which they are known from then on. */
@ApplicationScoped
public class SignIn {
    /** A shift and its hand-over. */
    public static final Duration SHIFT = Duration.ofHours(14);

    /** On a device of one's own. */
    public static final Duration KEPT = Duration.ofDays(90);

    private final Accounts accounts;
    private final Tokens tokens;
    private final Passwords passwords;
    private final DemoAccess demo;
    private final SignInLimits limits;
    private final NoteSessions notes;

    SignIn(
            Accounts accounts,
            Tokens tokens,
            Passwords passwords,
            DemoAccess demo,
            SignInLimits limits,
            NoteSessions notes) {
        this.notes = notes;
        this.limits = limits;
        this.accounts = accounts;
        this.tokens = tokens;
        this.passwords = passwords;
        this.demo = demo;
    }

    /** A token and whose it is. */
    public record SignedIn(Issued issued, Caller caller) {}

    /**
     * Empty when name and password do not belong together, which takes as long whether there is such a name or not. Fails
     * with 429 when that was tried too often.
     *
     * @param keep on a device of one's own
     */
    public Uni<Optional<SignedIn>> withPassword(String username, String password, boolean keep, Place place) {
        return backHere(limits.take(username, place))
                .chain(() -> accounts.findForSignIn(username))
                .map(found -> found.filter(account -> demo.isOpen() || !account.isDemo()))
                .flatMap(found -> backHere(passwords.isOf(
                                password, found.map(Accounts.Known::password).orElse(null)))
                        .flatMap(right -> {
                            if (right)
                                return as(found.orElseThrow().id(), keep, Way.PASSWORD)
                                        .map(Optional::of);
                            notes.refused(found.map(Accounts.Known::id).orElse(null));
                            return Uni.createFrom().item(Optional.<SignedIn>empty());
                        }));
    }

    /** For somebody who has shown in another way who they are. */
    public Uni<SignedIn> as(String account, boolean keep, Way way) {
        return tokens.issue(account, Kind.SESSION, keep ? KEPT : SHIFT)
                .invoke(issued -> notes.begun(account, issued.id(), way))
                .flatMap(issued ->
                        tokens.find(issued.token()).map(caller -> new SignedIn(issued, caller.orElseThrow())));
    }

    /** The store's sessions belong to the event loop from which a request came. */
    public static <T> Uni<T> backHere(Uni<T> work) {
        Context here = Vertx.currentContext();
        return here == null ? work : work.emitOn(task -> here.runOnContext(ignored -> task.run()));
    }
}
