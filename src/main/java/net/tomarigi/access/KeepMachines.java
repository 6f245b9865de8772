package net.tomarigi.access;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.tomarigi.access.Machines.Machine;
import net.tomarigi.access.Machines.Made;
import net.tomarigi.access.Machines.Making;

/** Somebody lets the software of a facility report for it, gives it a new token, or ends that. */
@ApplicationScoped
public class KeepMachines {
    private final Access access;
    private final Machines machines;
    private final KnownCallers known;

    KeepMachines(Access access, Machines machines, KnownCallers known) {
        this.access = access;
        this.machines = machines;
        this.known = known;
    }

    /** Empty when there is no such facility. */
    public Uni<Optional<List<Machine>>> list(Caller caller, String facility) {
        return allowed(caller, facility).flatMap(may -> machines.list(caller, facility));
    }

    /** @param facilities the caller has to keep each of them */
    public Uni<Making> make(Caller caller, String name, Set<String> facilities, Duration lasts) {
        return Multi.createFrom()
                .iterable(facilities)
                .onItem()
                .transformToUniAndConcatenate(facility -> allowed(caller, facility))
                .collect()
                .asList()
                .flatMap(may -> machines.make(caller, name, facilities, lasts));
    }

    /**
     * A new token beside the old one. It is a key to all that the machine reports for, so the caller has to keep all of it.
     * Empty when nothing of that name reports for the facility.
     */
    public Uni<Optional<Made>> rotate(Caller caller, String facility, String machine, Duration grace) {
        return allowed(caller, facility)
                .flatMap(may -> machines.facilities(machine))
                .flatMap(served -> !served.contains(facility)
                        ? Uni.createFrom().item(Optional.<Made>empty())
                        : kept(caller, served).flatMap(kept -> {
                            if (!kept.equals(served)) throw Access.refusal(caller);
                            return machines.rotate(caller, machine, grace);
                        }))
                .invoke(made -> known.forgetAll(machine));
    }

    /** It ends for whatever the caller keeps. False when nothing of that name reports for the facility. */
    public Uni<Boolean> end(Caller caller, String facility, String machine) {
        return allowed(caller, facility)
                .flatMap(may -> machines.facilities(machine))
                .flatMap(served -> !served.contains(facility)
                        ? Uni.createFrom().item(false)
                        : kept(caller, served)
                                .flatMap(kept -> machines.end(caller, machine, kept))
                                .replaceWith(true))
                .invoke(ended -> known.forgetAll(machine));
    }

    private Uni<Void> allowed(Caller caller, String facility) {
        return access.requireAtFacility(caller, Permission.MANAGE_MACHINES, facility);
    }

    private Uni<Set<String>> kept(Caller caller, Set<String> facilities) {
        return Multi.createFrom()
                .iterable(facilities)
                .onItem()
                .transformToUniAndConcatenate(
                        facility -> access.mayAtFacility(caller, Permission.MANAGE_MACHINES, facility)
                                .map(may -> may ? Optional.of(facility) : Optional.<String>empty()))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
    }
}
