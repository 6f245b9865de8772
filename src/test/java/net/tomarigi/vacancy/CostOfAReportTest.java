package net.tomarigi.vacancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.tomarigi.Given;
import net.tomarigi.StatementCost;
import net.tomarigi.Truth;
import org.junit.jupiter.api.Test;

/** A report on a bed of which 10,000 reports were made costs what the first one cost: PostgreSQL counts it. */
@QuarkusTest
class CostOfAReportTest {
    /** A page more for each level that an index of the history may have gained, twice: to look and to write. */
    private static final long LEVELS = 12;

    @Inject
    Truth truth;

    @Test
    void tenThousandReportsBehindABedCostNothing() {
        String facility = Given.facility(Given.network(), 1);
        Given.report(facility, "1", "1").then().statusCode(200);
        StatementCost first = Stream.of("01", "11", "10", "11", "01")
                .map(open -> costOfOne(facility, open))
                .min(Comparator.comparing(StatementCost::pages))
                .orElseThrow();
        // What ten thousand reports leave behind: as many transactions, each with what a report writes.
        truth.change("do $$ begin for i in 1..10000 loop"
                + " set local synchronous_commit = off;"
                + " update facility set version = version + 1, attested_at = clock_timestamp() where id = '" + facility
                + "';"
                + " update vacancy set version = version + 1, open = '1' || (i % 2) where facility_id = '"
                + facility + "';"
                + " insert into report (facility_id, version, kind, via, said) values ('" + facility
                + "', i, 'REPORT', 'REST', '[{\"bed\":\"1\"}]');"
                + " insert into idempotency (facility_id, key, digest, answer) values ('" + facility
                + "', 'k' || i, 'd', '{}');"
                + " commit; end loop; end $$");
        assertThat(truth.count("report where facility_id = '" + facility + "'")).isEqualTo(10_006);
        // PostgreSQL clears old versions away when it meets them, unless a snapshot of anybody else still needs them
        // (an analysis in the background, for instance), or its log is not yet on the disk. Whatever a report would
        // look through because of its bed's history, it would look through every time.
        StatementCost[] later = {costOfOne(facility, "11")};
        AtomicInteger round = new AtomicInteger(1);
        await().atMost(30, TimeUnit.SECONDS)
                .pollInterval(200, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> {
                    later[0] = costOfOne(facility, "1" + round.incrementAndGet() % 2);
                    assertThat(later[0].pages()).isLessThanOrEqualTo(first.pages() + LEVELS);
                });

        System.out.println("CostOfAReportTest: first " + first + ", after 10,000 reports " + later[0]);
        assertThat(first.statements()).isPositive();
        assertThat(later[0].statements()).isEqualTo(first.statements());
        assertThat(later[0].rows()).isEqualTo(first.rows());
    }

    private StatementCost costOfOne(String facility, String open) {
        StatementCost before = spent();
        Given.report(facility, "1", open).then().statusCode(200);
        return spent().minus(before);
    }

    /** Of the statements of a report alone: everything else that runs meanwhile is left out. */
    private StatementCost spent() {
        return StatementCost.until(
                truth,
                "query like '%attested_at)%for update%' or query like '%from idempotency i%'"
                        + " or query like '%insert into idempotency%select%' or query like '%insert into outbox%'");
    }
}
