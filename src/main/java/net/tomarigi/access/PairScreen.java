package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import net.tomarigi.access.Pairings.Opening;
import net.tomarigi.access.Pairings.Standing;

/** What a screen without a keyboard does to be let in, and to stay in. */
@ApplicationScoped
public class PairScreen {
    /** As long as browsers keep a cookie (RFC 6265bis); it begins anew while the screen is in use. */
    public static final Duration LASTS = Duration.ofDays(400);

    private final Pairings pairings;
    private final Tokens tokens;
    private final Access access;

    PairScreen(Pairings pairings, Tokens tokens, Access access) {
        this.access = access;
        this.pairings = pairings;
        this.tokens = tokens;
    }

    /** Asked by everybody: a code is worth nothing before somebody who may has entered it. */
    public Uni<Opening> open(String network) {
        return pairings.open(network);
    }

    /** The secret is what shows that it may be asked. */
    public Uni<Standing> take(String secret) {
        return pairings.take(secret, LASTS);
    }

    /** A screen that is in use stays in; nobody else may. */
    public Uni<Void> renew(Caller caller) {
        return access.require(caller, Permission.KEEP_SCREEN).chain(() -> tokens.seen(List.of(caller.token())));
    }
}
