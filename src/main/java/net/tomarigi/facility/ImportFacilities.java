package net.tomarigi.facility;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.facility.Facilities.Decision;
import net.tomarigi.facility.ImportOutcome.AnotherRuns;
import net.tomarigi.facility.ImportOutcome.Imported;
import net.tomarigi.facility.ImportOutcome.NothingUsable;
import net.tomarigi.facility.ImportOutcome.TooManyNetworks;
import net.tomarigi.network.Network;
import net.tomarigi.network.Networks;
import net.tomarigi.platform.Violation;

/** Takes over the national list; every municipality in it becomes a network. The same list again changes nothing. */
@ApplicationScoped
public class ImportFacilities {
    /** More than these nobody mends at once. */
    private static final int MOST_VIOLATIONS = 100;

    private final Access access;
    private final Facilities facilities;
    private final Networks networks;

    ImportFacilities(Access access, Facilities facilities, Networks networks) {
        this.access = access;
        this.facilities = facilities;
        this.networks = networks;
    }

    /** Hears how many of the facilities that change are written. */
    @FunctionalInterface
    public interface Progress {
        void written(int count, int of);
    }

    /**
     * Writes what is new or changed, all of it in one transaction. Only those facilities are locked, so that in the others
     * vacancies can be reported meanwhile.
     */
    public Uni<ImportOutcome> run(Caller caller, NationalList list, Progress progress) {
        return access.require(caller, Permission.IMPORT).flatMap(may -> run(list, progress));
    }

    private Uni<ImportOutcome> run(NationalList list, Progress progress) {
        return compare(list, changed -> {
            progress.written(0, changed.size());
            return facilities
                    .changeMany(
                            ids(changed),
                            locked -> decide(list, changed, locked),
                            count -> progress.written(count, changed.size()))
                    .map(imported -> imported.orElseGet(AnotherRuns::new));
        });
    }

    /**
     * What {@link #run} would come to now. Writes and locks nothing, so that nobody's report waits while somebody only
     * looks.
     */
    public Uni<ImportOutcome> preview(Caller caller, NationalList list) {
        return access.require(caller, Permission.IMPORT).flatMap(may -> preview(list));
    }

    private Uni<ImportOutcome> preview(NationalList list) {
        return compare(list, changed -> facilities
                .listKnown(ids(changed))
                .map(known -> new Imported(
                        list,
                        changed.size() - known.size(),
                        known.size(),
                        list.listings().size() - changed.size())));
    }

    /** Hands {@code changed} what the list says otherwise than it last did. */
    private Uni<ImportOutcome> compare(NationalList list, Function<List<Listing>, Uni<ImportOutcome>> changed) {
        if (list.listings().isEmpty()) return Uni.createFrom().item(new NothingUsable(violations(list)));
        return networks.list().flatMap(known -> {
            if (makesTooMany(list, known)) return Uni.createFrom().item(new TooManyNetworks());
            return facilities.listListings(ids(list.listings())).flatMap(before -> {
                List<Listing> others = list.listings().stream()
                        .filter(listing -> !listing.equals(before.get(listing.id())))
                        .toList();
                if (others.isEmpty())
                    return Uni.createFrom()
                            .item(new Imported(list, 0, 0, list.listings().size()));
                return changed.apply(others);
            });
        });
    }

    private static Decision<ImportOutcome> decide(
            NationalList list, List<Listing> changed, Map<String, Facility> locked) {
        List<Facility> after = new ArrayList<>();
        int created = 0;
        for (Listing listing : changed) {
            Facility before = locked.get(listing.id());
            Facility follows = before == null ? ListedFacility.first(listing) : ListedFacility.again(before, listing);
            if (before == null) created++;
            if (follows != before) after.add(follows);
        }
        int unchanged = list.listings().size() - after.size();
        List<Network> home =
                municipalities(changed).stream().map(Network::ofMunicipality).toList();
        return new Decision<>(new Imported(list, created, after.size() - created, unchanged), home, after);
    }

    private static boolean makesTooMany(NationalList list, List<Network> known) {
        Set<String> all = known.stream().map(Network::id).collect(Collectors.toCollection(HashSet::new));
        municipalities(list.listings()).stream().map(Network::idOfMunicipality).forEach(all::add);
        return all.size() > Math.max(Networks.MOST, known.size());
    }

    private static Set<String> municipalities(List<Listing> listings) {
        return listings.stream().map(Listing::municipality).collect(Collectors.toSet());
    }

    private static List<String> ids(List<Listing> listings) {
        return listings.stream().map(Listing::id).toList();
    }

    private static List<Violation> violations(NationalList list) {
        if (list.rejected().isEmpty()) return List.of(Violation.of("", "no-rows"));
        return list.rejected().stream()
                .flatMap(row -> row.violations().stream()
                        .map(reason -> new Violation(
                                "line " + row.line() + ", " + reason.field(), reason.word(), reason.values())))
                .limit(MOST_VIOLATIONS)
                .toList();
    }
}
