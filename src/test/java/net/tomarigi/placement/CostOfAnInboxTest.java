package net.tomarigi.placement;

import static net.tomarigi.placement.Emergency.inbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.tomarigi.StatementCost;
import net.tomarigi.Truth;
import org.junit.jupiter.api.Test;

/** A facility that was asked sixty thousand times reads what it is asked as quickly as another: PostgreSQL counts it. */
@QuarkusTest
class CostOfAnInboxTest {
    /** No more are listed. */
    private static final int LISTED = 50;

    /** Two thousand pages of eight kilobytes, and as many again of their indexes. */
    private static final int MANY = 60_000;

    /**
     * Of one ask, its case, its stays and their indexes. They are 2 where PostgreSQL looks a case up once for all of its
     * asks, and 10 where it looks it up for each: it may change its mind about that whenever it counts its tables.
     */
    private static final long PAGES_OF_ONE = 20;

    @Inject
    Truth truth;

    @Test
    void whatWasAskedLongAgoCostsNothingAndWhatWaitsComesFirst() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1);
        here.ask(id, facility).then().statusCode(200);
        wereAsked(facility, id, MANY);

        long pages = pagesOfAnInbox(facility);

        List<String> states = inbox(facility).getList("state");
        assertThat(states).hasSize(LISTED).startsWith("WAITING", "WITHDRAWN").containsOnlyOnce("WAITING");
        System.out.println("CostOfAnInboxTest: " + pages + " pages");
        assertThat(pages).isBetween((long) LISTED, LISTED * PAGES_OF_ONE);
    }

    /** All of them after what waits. PostgreSQL, which by itself does so a while later, counts the table anew. */
    private void wereAsked(String facility, String id, int many) {
        truth.change("insert into ask (id, case_id, facility_id, state, asked_at, deadline_at, data)"
                + " select '" + id + "-' || i, case_id, facility_id, 'WITHDRAWN', asked_at + i * interval '1 ms',"
                + " deadline_at + interval '1 day', data from ask, generate_series(1, " + many + ") i"
                + " where facility_id = '" + facility + "' and state = 'WAITING'");
        truth.change("analyze ask");
    }

    /** Pages show others' reading of inboxes too, as long as their tests run: asked until nobody else read one meanwhile. */
    private long pagesOfAnInbox(String facility) {
        StatementCost[] one = new StatementCost[1];
        await().atMost(60, TimeUnit.SECONDS).untilAsserted(() -> {
            StatementCost before = spent();
            assertThat(inbox(facility).getList("")).hasSize(LISTED);
            one[0] = spent().minus(before);
            assertThat(one[0].statements()).isEqualTo(1);
        });
        return one[0].pages();
    }

    private StatementCost spent() {
        return StatementCost.until(truth, "query like '%a join emergency_case c%order by (a.state%'");
    }
}
