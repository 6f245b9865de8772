package net.tomarigi.trial;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.network.KeepSettings;
import net.tomarigi.network.NetworkFunction;
import net.tomarigi.network.Policy;
import net.tomarigi.registry.KeepRoster;
import net.tomarigi.trial.Trial.Talk;
import net.tomarigi.trial.Trials.Wanted;

/**
 * What coordinators and officers do with trial stays. They are of people on the roster: where a network has switched that
 * off, all of this is refused with a problem 409.
 */
@ApplicationScoped
public class KeepTrials {
    private final Access access;
    private final KeepSettings settings;
    private final KeepRoster roster;
    private final Trials trials;
    private final Clock clock;

    KeepTrials(Access access, KeepSettings settings, KeepRoster roster, Trials trials, Clock clock) {
        this.access = access;
        this.settings = settings;
        this.roster = roster;
        this.trials = trials;
        this.clock = clock;
    }

    public Uni<TrialPlace> addPlace(Caller caller, TrialPlace place, String key) {
        return may(caller, place.network(), Permission.KEEP_ROSTER).chain(() -> trials.addPlace(caller, place, key));
    }

    public Uni<TrialPlace> changePlace(Caller caller, TrialPlace place, Long seen) {
        return may(caller, place.network(), Permission.KEEP_ROSTER)
                .chain(() -> trials.changePlace(caller, place, seen));
    }

    public Uni<List<TrialPlace>> listPlaces(Caller caller, String network) {
        return may(caller, network, Permission.READ_ROSTER).chain(() -> trials.listPlaces(network));
    }

    public Uni<Trial> ask(Caller caller, String network, Wanted wanted, String key) {
        return may(caller, network, Permission.KEEP_ROSTER).chain(() -> trials.ask(caller, network, wanted, key));
    }

    public Uni<Trial> change(
            Caller caller,
            String network,
            String id,
            LocalDate from,
            int nights,
            String purpose,
            String companions,
            Long seen) {
        return may(caller, network, Permission.KEEP_ROSTER)
                .chain(() -> trials.change(
                        caller,
                        network,
                        id,
                        seen,
                        "changed",
                        (trial, place) -> trial.change(place, from, nights, purpose, companions)));
    }

    public Uni<Trial> agree(Caller caller, String network, String id) {
        return change(caller, network, id, "agreed", Trial::agree);
    }

    /** @param nights that the person stayed; null: all */
    public Uni<Trial> tookPlace(Caller caller, String network, String id, Integer nights) {
        return change(
                caller,
                network,
                id,
                "took-place",
                trial -> trial.tookPlace(nights == null ? trial.nights() : nights, today()));
    }

    public Uni<Trial> callOff(Caller caller, String network, String id, Trial.Why why, String words) {
        return change(caller, network, id, "called-off", trial -> trial.callOff(why, words));
    }

    public Uni<Trial> talked(Caller caller, String network, String id, Talk talk) {
        return change(caller, network, id, "talked", trial -> trial.talked(talk, today()));
    }

    private interface Change {
        Trial of(Trial trial);
    }

    private Uni<Trial> change(Caller caller, String network, String id, String what, Change change) {
        return may(caller, network, Permission.KEEP_ROSTER)
                .chain(() -> trials.change(caller, network, id, null, what, (trial, place) -> change.of(trial)));
    }

    /** @param names of the people, by their ids on the roster */
    public record Listed(List<Trial> trials, Map<String, String> names) {}

    /** @param isOverdue only those for which something should have been done before today */
    public Uni<Listed> list(Caller caller, String network, String registrant, boolean isOverdue) {
        return may(caller, network, Permission.READ_ROSTER)
                .chain(() -> trials.list(caller, network, registrant, isOverdue ? today() : null))
                .flatMap(found -> {
                    Set<String> people = new HashSet<>();
                    for (Trial one : found) people.add(one.registrant());
                    return roster.names(caller, network, people).map(names -> new Listed(found, names));
                });
    }

    /** Facilities that know somebody already, so that a search puts them before others. */
    public Uni<List<String>> listFamiliar(Caller caller, String network, String registrant) {
        return may(caller, network, Permission.READ_ROSTER)
                .chain(() -> trials.listFamiliar(caller, network, registrant));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Policy.TOKYO);
    }

    private Uni<Void> may(Caller caller, String network, Permission permission) {
        return access.requireInNetwork(caller, permission, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.ROSTER))
                .chain(() -> settings.requireOn(network, NetworkFunction.TRIAL_STAYS))
                .replaceWithVoid();
    }
}
