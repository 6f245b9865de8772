package net.tomarigi.report;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.network.KeepSettings;
import net.tomarigi.network.NetworkFunction;
import net.tomarigi.network.Policy;
import net.tomarigi.platform.Problem;

/** The account of a year is read, written about, and closed. */
@ApplicationScoped
public class KeepAccount {
    private final Access access;
    private final KeepSettings settings;
    private final YearlyAccounts accounts;
    private final Clock clock;

    KeepAccount(Access access, KeepSettings settings, YearlyAccounts accounts, Clock clock) {
        this.access = access;
        this.settings = settings;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Years that can be asked for, newest first. */
    public Uni<List<Integer>> listYears(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.READ_ACCOUNT, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.REPORT))
                .chain(() -> accounts.listYears(network, clock.instant()))
                .map(found -> orMissing(found, network));
    }

    /** @param isPublished as it may be published, with small numbers hidden */
    public Uni<Account> find(Caller caller, String network, FiscalYear year, boolean isPublished) {
        return access.requireInNetwork(caller, Permission.READ_ACCOUNT, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.REPORT))
                .chain(() -> accounts.find(network, year, clock.instant()))
                // What must be hidden is worked out where nobody else has to wait for it.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> orMissing(found, network))
                .map(found -> Account.of(
                        network,
                        found.networkName(),
                        year,
                        isPublished,
                        found.madeAt(),
                        found.written(),
                        found.figures()));
    }

    /** @param seen the version that the change was made from; null: any */
    public Uni<Written> write(Caller caller, String network, FiscalYear year, Written written, Long seen) {
        return access.requireInNetwork(caller, Permission.KEEP_ACCOUNT, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.REPORT))
                .chain(() -> accounts.write(caller, network, year, written, seen, clock.instant()))
                .map(found -> orMissing(found, network));
    }

    /** Keeps the figures of a year that is over as they stand now. */
    public Uni<Written> close(Caller caller, String network, FiscalYear year, Long seen) {
        return access.requireInNetwork(caller, Permission.KEEP_ACCOUNT, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.REPORT))
                .chain(() -> {
                    if (clock.instant()
                            .isBefore(year.until().atStartOfDay(Policy.TOKYO).toInstant()))
                        throw Problem.of("year-not-over", 409, String.valueOf(year.year()))
                                .asException();
                    return accounts.find(network, year, clock.instant());
                })
                .map(found -> orMissing(found, network))
                .chain(found -> accounts.close(caller, network, year, found.figures(), seen, clock.instant()))
                .map(found -> orMissing(found, network));
    }

    /** The figures are counted anew from now on. */
    public Uni<Written> reopen(Caller caller, String network, FiscalYear year, Long seen) {
        return access.requireInNetwork(caller, Permission.KEEP_ACCOUNT, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.REPORT))
                .chain(() -> accounts.close(caller, network, year, null, seen, clock.instant()))
                .map(found -> orMissing(found, network));
    }

    private static <T> T orMissing(Optional<T> found, String network) {
        return found.orElseThrow(() -> Problem.notFound("network", network).asException());
    }
}
