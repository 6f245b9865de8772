package net.tomarigi.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import net.tomarigi.Given;
import net.tomarigi.platform.MetricNames;
import org.junit.jupiter.api.Test;

/** Whoever runs it sees how much is under way, and nothing of anybody. */
@QuarkusTest
class WorkloadTest {
    @Inject
    Workloads workloads;

    @Inject
    MeterRegistry meters;

    @Test
    void aCaseAndItsAskAreCountedAndADrillIsNot() {
        Workload before = count();
        Emergency emergency = Emergency.inNewNetwork();
        String facility = Given.facility(emergency.network, 1);
        Given.report(facility, "1", "1").then().statusCode(200);

        emergency.ask(emergency.open(1), facility).then().statusCode(200);
        emergency.open(1, ",\"practice\":true");

        Workload after = count();
        assertThat(after.cases()).isEqualTo(before.cases() + 1);
        assertThat(after.asks()).isEqualTo(before.asks() + 1);
        assertThat(after.overdueAsks()).isZero();
        await().untilAsserted(() -> {
            assertThat(gauge(MetricNames.CASES_OPEN)).isEqualTo(after.cases());
            assertThat(gauge(MetricNames.ASKS_WAITING)).isEqualTo(after.asks());
        });
    }

    private Workload count() {
        return workloads.count().await().indefinitely();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
