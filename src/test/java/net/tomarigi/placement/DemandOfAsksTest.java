package net.tomarigi.placement;

import static net.tomarigi.placement.Emergency.answer;
import static net.tomarigi.placement.Emergency.inbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import net.tomarigi.Truth;
import org.junit.jupiter.api.Test;

/** A facility's no does not vanish: what was asked for and what became of it stays in the demand ledger, without of whom. */
@QuarkusTest
class DemandOfAsksTest {
    @Inject
    Truth truth;

    @Test
    void whatBecameOfEachAskIsKept() {
        Emergency here = Emergency.inNewNetwork();
        String full = here.facility(2);
        String willing = here.facility(2);
        String slow = here.facility(2);
        String id = here.open(2, ",\"person\":{\"name\":\"山田花子\"},\"situation\":\"母が倒れた\"");
        here.ask(id, full, willing, slow).then().statusCode(200);
        assertThat(outcomes(here)).isEmpty();

        answer(full, inbox(full).getString("[0].id"), "{\"answer\":\"NO\",\"reason\":\"NO_NURSE\",\"words\":\"夜勤なし\"}")
                .then()
                .statusCode(200);
        String yes = inbox(willing).getString("[0].id");
        answer(willing, yes, "{\"answer\":\"YES\"}").then().statusCode(200);
        // Whoever was thanked said neither yes nor no.
        assertThat(outcomes(here)).isEqualTo(full + " NO NO_NURSE 2 0 1 FEMALE, " + willing + " YES - 2 0 1 FEMALE");

        Emergency.revoke(willing, yes, "{\"reason\":\"INFECTION\"}").then().statusCode(200);
        assertThat(outcomes(here))
                .isEqualTo(full + " NO NO_NURSE 2 0 1 FEMALE, " + willing + " NO INFECTION 2 0 1 FEMALE");
        assertThat(truth.text("select string_agg(to_jsonb(d)::text, '') from demand_of_ask d where network_id = '"
                        + here.network + "'"))
                .doesNotContain("山田", "母が", "夜勤", "\"age\"");
    }

    @Test
    void aDrillIsNoDemand() {
        Emergency here = Emergency.inNewNetwork();
        String facility = here.facility(1);
        String id = here.open(1, ",\"practice\":true");
        here.ask(id, facility).then().statusCode(200);
        answer(facility, inbox(facility).getString("[0].id"), "{\"answer\":\"NO\",\"reason\":\"FULL\"}")
                .then()
                .statusCode(200);
        assertThat(outcomes(here)).isEmpty();
    }

    private String outcomes(Emergency here) {
        return truth.text(
                "select coalesce(string_agg(concat_ws(' ', facility_id, outcome, coalesce(reason, '-'), nights,"
                        + " ahead, need ->> 'ageBand', need ->> 'sex'), ', ' order by at), '') from demand_of_ask"
                        + " where network_id = '" + here.network + "'");
    }
}
