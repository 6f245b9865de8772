package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import net.tomarigi.access.Screens.Entry;
import net.tomarigi.access.Screens.Screen;

/** An officer lets screens into a network, names them, and turns them out. */
@ApplicationScoped
public class KeepScreens {
    /** Guesses of a code by one officer in a quarter of an hour: there are a thousand million of them. */
    private static final int MOST_CODES = 30;

    private final Access access;
    private final Screens screens;
    private final KnownCallers known;
    private final SignInLimits limits;

    KeepScreens(Access access, Screens screens, KnownCallers known, SignInLimits limits) {
        this.limits = limits;
        this.access = access;
        this.screens = screens;
        this.known = known;
    }

    /** Empty when there is no such network. */
    public Uni<Optional<List<Screen>>> list(Caller caller, String network) {
        return allowed(caller, network).flatMap(may -> screens.list(caller, network));
    }

    /** @param code as it stands on the screen */
    public Uni<Entry> letIn(Caller caller, String network, String code, String name) {
        return allowed(caller, network)
                .chain(() -> SignIn.backHere(limits.take("pairing", caller.id(), MOST_CODES)))
                .flatMap(may -> screens.letIn(caller, network, code, name));
    }

    /** False when the network has no such screen. */
    public Uni<Boolean> rename(Caller caller, String network, String screen, String name) {
        return allowed(caller, network).flatMap(may -> screens.rename(caller, network, screen, name));
    }

    /** False when the network has no such screen; its open lines are closed within seconds. */
    public Uni<Boolean> end(Caller caller, String network, String screen) {
        return allowed(caller, network)
                .flatMap(may -> screens.end(caller, network, screen))
                .invoke(ended -> {
                    if (ended) known.forgetAll(screen);
                });
    }

    private Uni<Void> allowed(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.MANAGE_SCREENS, network);
    }
}
