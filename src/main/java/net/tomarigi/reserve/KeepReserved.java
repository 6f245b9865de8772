package net.tomarigi.reserve;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.network.KeepSettings;
import net.tomarigi.network.NetworkFunction;
import net.tomarigi.network.Networks;
import net.tomarigi.network.Policy;
import net.tomarigi.platform.Problem;
import net.tomarigi.reserve.ReservedBeds.Terms;

/** What officers agree with facilities about beds that stand empty, what coordinators and facilities see of it, and the month's account. */
@ApplicationScoped
public class KeepReserved {
    /** Nights from tonight that coordinators and facilities see. */
    public static final int NIGHTS_AHEAD = 60;

    private final Access access;
    private final KeepSettings settings;
    private final Networks networks;
    private final ReservedBeds beds;
    private final Clock clock;

    KeepReserved(Access access, KeepSettings settings, Networks networks, ReservedBeds beds, Clock clock) {
        this.access = access;
        this.settings = settings;
        this.networks = networks;
        this.beds = beds;
        this.clock = clock;
    }

    public Uni<Agreement> agree(Caller caller, String network, Terms terms, String key) {
        return keep(caller, network).chain(() -> beds.agree(caller, network, terms, key));
    }

    public Uni<Agreement> change(Caller caller, String network, String id, Terms terms, Long seen) {
        return keep(caller, network).chain(() -> beds.change(caller, network, id, terms, seen));
    }

    public Uni<Void> decide(Caller caller, String network, String id, LocalDate night, Spoken.State decision) {
        return keep(caller, network).chain(() -> beds.decide(caller, network, id, night, decision));
    }

    public Uni<List<Agreement>> listAgreements(Caller caller, String network) {
        return keep(caller, network).chain(() -> beds.listAgreements(network));
    }

    /** Nights from tonight on, with who decided what. */
    public record Ahead(LocalDate tonight, List<Reserved> beds) {}

    /** What coordinators have to know: which beds stand empty for them. */
    public Uni<Ahead> listAhead(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.READ_RESERVED, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.RESERVED_BEDS))
                .chain(() -> tonight(network))
                .flatMap(tonight -> beds.list(network, null, tonight, tonight.plusDays(NIGHTS_AHEAD))
                        .map(all -> new Ahead(tonight, all)));
    }

    /** All nights of a month. */
    public Uni<List<Reserved>> listNights(Caller caller, String network, YearMonth month) {
        return keep(caller, network).chain(() -> month(network, month));
    }

    private Uni<List<Reserved>> month(String network, YearMonth month) {
        return beds.list(network, null, month.atDay(1), month.plusMonths(1).atDay(1));
    }

    public Uni<Account> account(Caller caller, String network, YearMonth month) {
        return keep(caller, network).chain(() -> account(network, month));
    }

    /** As it was settled; else as it is counted now. */
    private Uni<Account> account(String network, YearMonth month) {
        return beds.findSettled(network, month)
                .flatMap(found -> found.isPresent()
                        ? Uni.createFrom().item(found.get())
                        : tonight(network)
                                .flatMap(tonight -> month(network, month).map(all -> Account.of(month, all, tonight))));
    }

    /** Settles a month that is over: from then on it does not change. */
    public Uni<Account> settle(Caller caller, String network, YearMonth month) {
        return keep(caller, network).chain(() -> account(network, month)).flatMap(counted -> {
            if (counted.closedAt() != null) return Uni.createFrom().item(counted);
            if (counted.until().isBefore(month.plusMonths(1).atDay(1)))
                throw Problem.of("month-not-over", 409, month.toString()).asException();
            return beds.settle(caller, network, counted).chain(() -> account(network, month));
        });
    }

    public Uni<Account> correct(
            Caller caller, String network, YearMonth month, String facility, int yen, String reason, String key) {
        return keep(caller, network)
                .chain(() -> beds.correct(caller, network, month, facility, yen, reason, key))
                .chain(() -> account(network, month));
    }

    /** What a facility keeps empty, in all its networks, and who decided what. */
    public Uni<Ahead> listOwn(Caller caller, String facility) {
        LocalDate tonight = Policy.DEFAULT.tonight(clock.instant());
        return access.requireAtFacility(caller, Permission.OWN_RESERVED, facility)
                // A month back: what the facility is about to be paid.
                .chain(() -> beds.list(null, facility, tonight.minusMonths(1), tonight.plusDays(NIGHTS_AHEAD)))
                .map(all -> new Ahead(tonight, all));
    }

    public Uni<Void> askBack(Caller caller, String facility, String id, LocalDate night) {
        return access.requireAtFacility(caller, Permission.OWN_RESERVED, facility)
                .chain(() -> beds.askBack(caller, facility, id, night));
    }

    private Uni<Void> keep(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.KEEP_RESERVED, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.RESERVED_BEDS))
                .replaceWithVoid();
    }

    private Uni<LocalDate> tonight(String network) {
        return networks.find(network).map(found -> found.orElseThrow(
                        () -> Problem.notFound("network", network).asException())
                .policy()
                .tonight(clock.instant()));
    }
}
