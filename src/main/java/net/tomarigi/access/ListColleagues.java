package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.tomarigi.access.People.Scope;

/** Who works on the cases of a network: their names and parts of it, and nothing else of their accounts. */
@ApplicationScoped
public class ListColleagues {
    private static final Set<Role> WORKING = Set.of(Role.COORDINATOR, Role.OFFICER, Role.ELDERLY_CARE);

    private final Access access;
    private final People people;

    ListColleagues(Access access, People people) {
        this.access = access;
        this.people = people;
    }

    /** Coordinators, officers and elderly care; those who are gone are left out. */
    public Uni<List<Colleague>> list(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.SEE_CASES, network).chain(() -> list(network, WORKING));
    }

    /** Those who may take over a case of this network; asked by the product itself. */
    public Uni<List<Colleague>> placing(String network) {
        return list(network, Set.of(Role.COORDINATOR));
    }

    private Uni<List<Colleague>> list(String network, Set<Role> roles) {
        return people.list(new Scope(Caller.SYSTEM, network), null, null, People.MOST_OF_NETWORK)
                .map(all -> all.stream()
                        .filter(person -> !person.disabled())
                        .flatMap(person -> of(person, network, roles))
                        .toList());
    }

    private static Stream<Colleague> of(Person person, String network, Set<Role> roles) {
        return person.grants().stream()
                .filter(grant -> roles.contains(grant.role()) && network.equals(grant.network()))
                .map(grant -> new Colleague(person.id(), person.name(), grant.role(), grant.districts()))
                .sorted(Comparator.comparing(Colleague::role))
                .limit(1);
    }
}
