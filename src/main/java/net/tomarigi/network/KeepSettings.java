package net.tomarigi.network;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.KnownCallers;
import net.tomarigi.access.Permission;
import net.tomarigi.access.Role;
import net.tomarigi.platform.Problem;

/** A network says how it works, and how it worked before. */
@ApplicationScoped
public class KeepSettings {
    private final Access access;
    private final NetworkSettings settings;
    private final KnownCallers known;
    private final Clock clock;

    KeepSettings(Access access, NetworkSettings settings, KnownCallers known, Clock clock) {
        this.known = known;
        this.access = access;
        this.settings = settings;
        this.clock = clock;
    }

    /** Everybody may know by which rules a network works. */
    public Uni<Settings> find(String network) {
        return settings.find(network)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("network", network).asException()));
    }

    /** The network's settings. Fails with a problem 409 (function-off) where it does not use this today. */
    public Uni<Settings> requireOn(String network, NetworkFunction function) {
        return find(network).invoke(found -> {
            if (!isOn(found, function))
                throw Problem.of("function-off", 409, function.ordinal()).asException();
        });
    }

    /** The network's settings. Fails with a problem 409 (function-off) where its desk is not shared with elderly care. */
    public Uni<Settings> requireSharedDesk(String network) {
        return find(network).invoke(found -> {
            if (!found.sharesDesk())
                throw Problem.of("function-off", 409, Access.SHARED_DESK).asException();
        });
    }

    /** Those of these networks that use it today. */
    public Uni<Set<String>> using(NetworkFunction function, Collection<String> networks) {
        return Multi.createFrom()
                .iterable(new TreeSet<>(networks))
                .onItem()
                .transformToUniAndConcatenate(
                        network -> find(network).map(found -> Map.entry(network, isOn(found, function))))
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect()
                .asSet();
    }

    /** Whether it is used today. */
    public boolean isOn(Settings found, NetworkFunction function) {
        return found.isOn(function, LocalDate.ofInstant(clock.instant(), Policy.TOKYO));
    }

    /** @param seen the version that the change was made from; null: any */
    public Uni<Settings> put(Caller caller, String network, Settings wanted, Long seen) {
        return access.requireInNetwork(caller, Permission.EDIT_NETWORK, network)
                .chain(() -> settings.put(caller, network, wanted, seen))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("network", network).asException()))
                // Whether their role leads anywhere may be another now.
                .invoke(put -> known.forgetAll(Role.ELDERLY_CARE, network));
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
