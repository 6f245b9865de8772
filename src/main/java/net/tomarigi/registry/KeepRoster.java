package net.tomarigi.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.network.KeepSettings;
import net.tomarigi.network.NetworkFunction;
import net.tomarigi.network.Settings;
import net.tomarigi.platform.Problem;
import net.tomarigi.registry.Duty.Kind;
import net.tomarigi.registry.Registrant.Ending;
import net.tomarigi.registry.Registrants.Listed;
import net.tomarigi.registry.Registrants.Shared;
import net.tomarigi.registry.Registrants.Wanted;
import net.tomarigi.registry.Registrants.Whole;

/**
 * What coordinators and officers do with the roster. Where a network has switched it off, all of this is refused with a
 * problem 409, and what was kept stays as it is for when it is switched on again.
 */
@ApplicationScoped
public class KeepRoster {
    private final Access access;
    private final KeepSettings settings;
    private final Registrants registrants;

    KeepRoster(Access access, KeepSettings settings, Registrants registrants) {
        this.access = access;
        this.settings = settings;
        this.registrants = registrants;
    }

    public Uni<Whole> propose(Caller caller, String network, Facts facts, Personal personal, String key) {
        return may(caller, network, Permission.KEEP_ROSTER)
                .flatMap(rules -> registrants.propose(
                        caller, network, inDistrict(facts, personal, rules), personal, Intervals.of(rules), key));
    }

    /** Where nobody said which district, the address does, as far as the network's districts tell. */
    private static Facts inDistrict(Facts facts, Personal personal, Settings rules) {
        return facts.district() == null ? facts.in(rules.districtOf(personal.address())) : facts;
    }

    public Uni<Whole> change(Caller caller, String network, String id, Facts facts, Personal personal, Long seen) {
        return may(caller, network, Permission.KEEP_ROSTER)
                .flatMap(rules -> registrants.change(
                        caller,
                        network,
                        id,
                        seen,
                        Intervals.of(rules),
                        file -> file.change(inDistrict(facts, personal, rules), personal)));
    }

    public Uni<Whole> apply(Caller caller, String network, String id, LocalDate on) {
        return change(caller, network, id, null, file -> file.apply(on));
    }

    public Uni<Whole> decide(Caller caller, String network, String id, boolean isAccepted, LocalDate on) {
        return change(caller, network, id, null, file -> file.decide(isAccepted, on));
    }

    public Uni<Whole> done(Caller caller, String network, String id, Kind kind, LocalDate on) {
        return change(caller, network, id, null, file -> file.done(kind, on));
    }

    public Uni<Whole> end(Caller caller, String network, String id, Ending why) {
        return change(caller, network, id, null, file -> file.end(why));
    }

    /** A case of theirs was opened. */
    Uni<Whole> noteCase(Caller caller, String network, String id, String openedCase, boolean practice) {
        return change(
                caller,
                network,
                id,
                null,
                file -> file.note("case-opened", Map.of("case", openedCase, "practice", practice)));
    }

    private Uni<Whole> change(Caller caller, String network, String id, Long seen, Consumer<RegistrantFile> command) {
        return may(caller, network, Permission.KEEP_ROSTER)
                .flatMap(rules -> registrants.change(caller, network, id, seen, Intervals.of(rules), command));
    }

    public Uni<Whole> find(Caller caller, String network, String id) {
        return may(caller, network, Permission.READ_ROSTER)
                .chain(() -> registrants.find(caller, network, id))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("registrant", id).asException()));
    }

    public Uni<Listed> list(Caller caller, String network, Wanted wanted) {
        return may(caller, network, Permission.READ_ROSTER).chain(() -> registrants.list(caller, network, wanted));
    }

    /** What people are called whom something else, which names nobody, is about. */
    public Uni<Map<String, String>> names(Caller caller, String network, Collection<String> ids) {
        return may(caller, network, Permission.READ_ROSTER).chain(() -> registrants.names(caller, network, ids));
    }

    /** @param toNetwork null: to the facility */
    public Uni<Whole> consent(
            Caller caller,
            String network,
            String id,
            String toNetwork,
            String toFacility,
            Consent.Scope scope,
            Instant ends) {
        return may(caller, network, Permission.KEEP_ROSTER)
                .chain(() -> registrants.consent(caller, network, id, toNetwork, toFacility, scope, ends));
    }

    public Uni<Whole> revoke(Caller caller, String network, String id, String consent) {
        return may(caller, network, Permission.KEEP_ROSTER)
                .chain(() -> registrants.revoke(caller, network, id, consent));
    }

    /** Those who let this facility see them, of networks that use their roster today. */
    public Uni<List<Shared>> listShared(Caller caller, String facility) {
        return access.requireAtFacility(caller, Permission.READ_SHARED_PEOPLE, facility)
                .chain(() -> registrants.listShared(caller, facility))
                .flatMap(all -> settings.using(NetworkFunction.ROSTER, networks(all))
                        .map(used -> all.stream()
                                .filter(one -> used.contains(one.registrant().network()))
                                .toList()));
    }

    private static List<String> networks(List<Shared> all) {
        return all.stream().map(one -> one.registrant().network()).toList();
    }

    /** The network's settings, by which a roster is kept. */
    Uni<Settings> may(Caller caller, String network, Permission permission) {
        return access.requireInNetwork(caller, permission, network).chain(() -> on(network));
    }

    /** The same of whoever it is; fails where the network keeps no roster. */
    Uni<Settings> on(String network) {
        return settings.requireOn(network, NetworkFunction.ROSTER);
    }
}
