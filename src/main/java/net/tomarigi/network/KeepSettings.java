package net.tomarigi.network;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.Problem;

/** A network says how it works, and how it worked before. */
@ApplicationScoped
public class KeepSettings {
    private final Access access;
    private final NetworkSettings settings;

    KeepSettings(Access access, NetworkSettings settings) {
        this.access = access;
        this.settings = settings;
    }

    /** Everybody may know by which rules a network works. */
    public Uni<Settings> find(String network) {
        return settings.find(network)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("network", network).asException()));
    }

    /** @param seen the version that the change was made from; null: any */
    public Uni<Settings> put(Caller caller, String network, Settings wanted, Long seen) {
        return access.requireInNetwork(caller, Permission.EDIT_NETWORK, network)
                .chain(() -> settings.put(caller, network, wanted, seen))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("network", network).asException()));
    }

    /**
     * Newest first.
     *
     * @param before only what began before that rule; null: from the newest
     */
    public Uni<List<Rule>> listRules(Caller caller, String network, Rule.Position before) {
        return access.requireInNetwork(caller, Permission.READ_CASES, network)
                .chain(() -> settings.listRules(network, before));
    }
}
