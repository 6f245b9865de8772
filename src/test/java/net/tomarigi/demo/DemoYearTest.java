package net.tomarigi.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.Test;

/** The demo of a first start has a small year behind it, beside what its facilities say now. */
@QuarkusTest
class DemoYearTest {
    @Inject
    Demo demo;

    /** Of those that have said anything: where nobody has, a stay alone makes a bed's row. */
    private static final String WORDS = "select string_agg(v.open, ',' order by v.facility_id, v.bed_id)"
            + " from vacancy v join facility f on f.id = v.facility_id"
            + " where v.facility_id like 'demo-%' and f.attested_at is not null";

    @Inject
    DemoYear year;

    @Inject
    Truth truth;

    @Test
    void theDemoGetsAYearBehindItOnceAndItsFacilitiesStandAsTheySaid() {
        demo.make().await().atMost(Duration.ofSeconds(10));
        String words = truth.text(WORDS);
        String last = truth.text("select max(id) from report where facility_id like 'demo-%'");

        SimulateYear.Outcome first = year.fill();

        assertThat(first).isEqualTo(new SimulateYear.Outcome.Filled(250, 120, 4, 18));
        assertThat(year.fill()).isEqualTo(new SimulateYear.Outcome.Already());
        assertThat(truth.text(WORDS)).isEqualTo(words);
        // What was said a moment ago is still the newest of a history.
        assertThat(truth.text("select max(id) from report where facility_id like 'demo-%'"))
                .isEqualTo(last);
        As.bearer(As.coordinator(Demo.NETWORK))
                .get("/api/networks/" + Demo.NETWORK + "/cases")
                .then()
                .statusCode(200)
                .body("", hasSize(greaterThan(100)));
        String ofDemo = " where network_id = '" + Demo.NETWORK + "'";
        for (String table : List.of(
                "rota_amendment",
                "rota_note",
                "register_entry",
                "reserved_bed",
                "reserved_account",
                "trial_place",
                "trial")) assertThat(truth.count(table + ofDemo)).as(table).isPositive();
        assertThat(truth.text("select data -> 'families' ->> 'phone' from network_settings" + ofDemo))
                .isNotBlank();
    }
}
