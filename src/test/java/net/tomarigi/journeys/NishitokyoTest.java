package net.tomarigi.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import net.tomarigi.access.As;
import net.tomarigi.journeys.Municipality.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nishitokyo sends nobody round. */
@QuarkusTest
class NishitokyoTest {
    private static final String FULL = "{\"answer\":\"NO\",\"reason\":\"FULL\"}";

    @Test
    @Tag("N1")
    @Tag("N2")
    @Tag("N3")
    @Tag("N5")
    @Tag("N6")
    @Tag("N7")
    @Tag("N4")
    void nishitokyoSendsNobodyRound() {
        Municipality nishitokyo = Municipality.of("nishitokyo");
        assertThat(nishitokyo.houses).hasSize(2);
        House one = nishitokyo.houses.get(0);
        House two = nishitokyo.houses.get(1);

        // Whichever door: the case has an owner and a deadline, and a hand-over counts when it is accepted.
        String id = nishitokyo.open("", 1, ",\"situation\":\"窓口に来られた\"");
        String owner = nishitokyo.find(id).getString("owner");
        assertThat(owner).isNotBlank();
        assertThat(nishitokyo.find(id).getInt("secondsLeft")).isPositive();
        String colleague = As.coordinator(nishitokyo.network);
        String her = As.bearer(colleague).get("/api/me").path("id");
        nishitokyo
                .post("/cases/" + id + "/hand-over", "{\"to\":\"" + her + "\",\"reason\":\"LIFE_STAGE\"}")
                .statusCode(200)
                .body("owner", equalTo(owner));
        nishitokyo
                .call(colleague, "POST", "/cases/" + id + "/hand-over/accept", "{}")
                .then()
                .statusCode(200)
                .body("owner", equalTo(her));

        // The person hears what was asked and what each said, also when nothing was found.
        nishitokyo
                .call(
                        colleague,
                        "POST",
                        "/cases/" + id + "/asks",
                        "{\"facilities\":[{\"facility\":\"" + one.id() + "\"},{\"facility\":\"" + two.id() + "\"}]}")
                .then()
                .statusCode(200);
        nishitokyo.answer(one, FULL);
        nishitokyo.answer(two, "{\"answer\":\"NO\",\"reason\":\"NO_NURSE\"}");
        nishitokyo
                .call(
                        colleague,
                        "POST",
                        "/cases/" + id + "/close",
                        "{\"as\":\"NOT_PLACED\",\"why\":\"NO_BED\",\"instead\":\"FAMILY\",\"words\":\"兄の家へ\"}")
                .then()
                .statusCode(200);
        assertThat(nishitokyo.find(id).getList("asks.answer.reason", String.class))
                .containsExactlyInAnyOrder("FULL", "NO_NURSE");
        nishitokyo.put("/cases/" + id + "/satisfaction", "{\"grade\":4}").statusCode(200);

        // Each sees what its role may see; whoever holds a grant just in case is looked after lightly.
        As.bearer(As.provider(one.id()))
                .get(nishitokyo.path("/cases/" + id))
                .then()
                .statusCode(403);
        nishitokyo
                .post("/registrants", "{\"justInCase\":true,\"personal\":{\"name\":\"田無五郎\"}}")
                .statusCode(201)
                .body("duties.kind", contains("LIGHT_CHECK"), "duties[0].due", notNullValue());

        // Who answers may be an office of one person, and then somebody else is named for when that person cannot.
        String rota =
                "{\"members\":[{\"id\":\"one\",\"kind\":\"OFFICE\",\"name\":\"ひとり事業所\",\"phone\":\"090-0000-0009\","
                        + "\"onePerson\":true%s}],\"rotations\":[{\"id\":\"r\",\"level\":1,\"from\":\""
                        + nishitokyo.today
                        + "\",\"at\":\"00:00\",\"days\":1,\"order\":[\"one\"]}]}";
        nishitokyo
                .call(nishitokyo.officer, "PUT", "/rota", rota.formatted(""))
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("members[0].backup"));
        nishitokyo
                .call(
                        nishitokyo.officer,
                        "PUT",
                        "/rota",
                        rota.formatted(",\"backup\":{\"name\":\"控えの事業所\",\"phone\":\"090-0000-0010\"}"))
                .then()
                .statusCode(200);
        nishitokyo.get("/rota/now").body("shifts[0].backup.name", equalTo("控えの事業所"));
    }
}
