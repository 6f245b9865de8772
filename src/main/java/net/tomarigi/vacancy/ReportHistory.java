package net.tomarigi.vacancy;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** "Who said so?": every report and attestation, for as long as it is kept. */
@ApplicationScoped
public class ReportHistory {
    private static final Logger LOG = Logger.getLogger(ReportHistory.class);

    /** A phone that was offline for less than this may send again under the same key. */
    private static final Duration KEYS = Duration.ofDays(7);

    private final Access access;
    private final Reports reports;
    private final Clock clock;
    private final int months;

    ReportHistory(
            Access access,
            Reports reports,
            Clock clock,
            @ConfigProperty(name = "tomarigi.history.months", defaultValue = "13") int months) {
        this.access = access;
        this.reports = reports;
        this.clock = clock;
        this.months = months;
    }

    public Uni<Optional<List<Reports.Said>>> list(Caller caller, String facility, long beforeId, int most) {
        return access.requireAtFacility(caller, Permission.READ_REPORTS, facility)
                .flatMap(may -> reports.list(facility, beforeId, most));
    }

    /** Runs once a day; a failure is tried again the next day. */
    @Scheduled(cron = "0 40 4 * * ?", timeZone = "Asia/Tokyo")
    Uni<Void> forget() {
        return reports.forget(
                        clock.instant()
                                .atZone(ZoneOffset.UTC)
                                .minusMonths(months)
                                .toInstant(),
                        clock.instant().minus(KEYS))
                .invoke(rows -> LOG.infof("Forgot %d entries of the history that were older than they are kept", rows))
                .replaceWithVoid();
    }
}
