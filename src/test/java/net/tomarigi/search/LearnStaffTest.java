package net.tomarigi.search;

import static net.tomarigi.search.Desk.TAKES_ALL;
import static net.tomarigi.search.Desk.answer;
import static net.tomarigi.search.Desk.open;
import static net.tomarigi.search.Desk.threeNights;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever looks for a bed at night is warned where care is claimed and nobody there is qualified for it. */
@QuarkusTest
class LearnStaffTest {
    private static final String SOMEBODY = """
            "disabilities":["INTELLECTUAL"],"care":["SUCTION"],"behaviour":12,"supportLevel":4,"sex":"FEMALE","age":34,
            "wheelchair":false""";

    @Inject
    LearnStaff learn;

    @Test
    @Tag("A4")
    void theDeskIsWarnedOfCareThatNobodyOnTheListOfStaffIsQualifiedFor() {
        String network = Given.network();
        String facility = open(network, "ひだまり", TAKES_ALL + ",\"kind\":\"WELFARE\"");
        assertThat(looked(network).getList("ranked[0].cautions"))
                .as("nobody keeps a list")
                .isEmpty();

        add(facility, "SIGN_INTERPRETER");
        JsonPath warned = looked(network);
        assertThat(warned.getList("ranked[0].cautionCodes.code"))
                .asList()
                .containsExactly("CARE_NOT_BACKED", "BEHAVIOUR_NOT_BACKED");
        assertThat(warned.getString("ranked[0].cautions[0]")).contains("吸引");
        assertThat(warned.getInt("fitting")).as("it is a caution, and no limit").isEqualTo(1);

        add(facility, "SUCTION_1");
        assertThat(looked(network).getList("ranked[0].cautionCodes.code"))
                .asList()
                .containsExactly("BEHAVIOUR_NOT_BACKED");
    }

    private JsonPath looked(String network) {
        learn.look().await().atMost(Duration.ofSeconds(10));
        return answer(network, threeNights(SOMEBODY, ""));
    }

    private static void add(String facility, String kind) {
        As.bearer(As.provider(facility))
                .contentType(ContentType.JSON)
                .body("{\"kind\":\"" + kind + "\",\"holders\":1}")
                .post("/api/facilities/" + facility + "/qualifications")
                .then()
                .statusCode(201);
    }
}
