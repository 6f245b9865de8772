package net.tomarigi.placement;

import static net.tomarigi.placement.Emergency.inbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import net.tomarigi.Truth;
import org.junit.jupiter.api.Test;

/** A facility that was asked twenty thousand times reads what it is asked as quickly as another: PostgreSQL counts it. */
@QuarkusTest
class CostOfAnInboxTest {
    /** As many as are listed, and some. */
    private static final int SOME = 60;

    private static final int MANY = 20_000;

    /** For levels that indexes gain, and what other tests leave behind meanwhile. Twenty thousand asks are 700 pages. */
    private static final long MORE_PAGES = 200;

    @Inject
    Truth truth;

    @Test
    void whatWasAskedLongAgoCostsNothingAndWhatWaitsComesFirst() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1);
        here.ask(id, facility).then().statusCode(200);
        wereAsked(facility, id, 1, SOME);
        long some = pagesOfAnInbox(facility);

        wereAsked(facility, id, SOME + 1, MANY);
        long many = pagesOfAnInbox(facility);

        List<String> states = inbox(facility).getList("state");
        assertThat(states).hasSize(50).startsWith("WAITING", "WITHDRAWN").containsOnlyOnce("WAITING");
        System.out.println("CostOfAnInboxTest: " + some + " pages, after 20,000 asks " + many);
        assertThat(some).isPositive();
        assertThat(many).isLessThanOrEqualTo(some + MORE_PAGES);
    }

    /** All of them after what waits. */
    private void wereAsked(String facility, String id, int first, int last) {
        truth.change("insert into ask (id, case_id, facility_id, state, asked_at, deadline_at, data)"
                + " select '" + id + "-' || i, case_id, facility_id, 'WITHDRAWN', asked_at + i * interval '1 ms',"
                + " deadline_at + interval '1 day', data from ask, generate_series(" + first + ", " + last + ") i"
                + " where facility_id = '" + facility + "' and state = 'WAITING'");
    }

    private long pagesOfAnInbox(String facility) {
        long before = pages();
        assertThat(inbox(facility).getList("")).hasSize(50);
        return pages() - before;
    }

    private long pages() {
        return Long.parseLong(
                truth.text(
                        "select coalesce(sum(shared_blks_hit + shared_blks_read), 0)"
                                + " from pg_stat_statements where userid = 'tomarigi_app'::regrole and query like '%a join emergency_case c%order by (a.state%'"));
    }
}
