package net.tomarigi.vacancy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import net.tomarigi.access.Access;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.MetricNames;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** A provider says which beds can be given, or that nothing has changed; answered only after the commit. */
@ApplicationScoped
@Startup // so that its metrics are there before the first use
public class ReportVacancy {
    private final Access access;
    private final Reports reports;
    private final Clock clock;
    private final Timer acknowledged;

    ReportVacancy(Access access, Reports reports, Clock clock, MeterRegistry meters) {
        this.access = access;
        this.reports = reports;
        this.clock = clock;
        this.acknowledged = Timer.builder(MetricNames.REPORT_ACKNOWLEDGED)
                .description("From a report's arrival to its commit")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    /**
     * Fails with what the store fails with when it is away, and with a {@code BulkheadException} when more reports wait than
     * could be served in time: in both cases nothing was acknowledged, and the same key may be sent again.
     */
    @Bulkhead(value = 32, waitingTaskQueue = 480)
    @Timeout(value = 15, unit = ChronoUnit.SECONDS)
    public Uni<ReportOutcome> report(String facility, VacancyReport report, Condition condition, Source source) {
        long begun = System.nanoTime();
        return access.requireAtFacility(source.caller(), Permission.REPORT, facility)
                .flatMap(may -> reports.write(
                        facility, report, condition, source, clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .invoke(() -> acknowledged.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS));
    }
}
