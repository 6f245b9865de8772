package net.tomarigi.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import net.tomarigi.registry.sheet.Workbooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A roster comes from a spreadsheet: what the preview said is what is done, once, or nothing is. */
@QuarkusTest
@Tag("T2")
class RosterSheetResourceTest {
    private static final String SHEET =
            "番号,名前,よみ,住所,高リスクの理由\r\n1,佐藤花子,さとう,秋川1,8050世帯\r\n2,山田太郎,やまだ,=1+1,一人暮らし\r\n3,,だれ,,\r\n";

    @Inject
    Truth truth;

    private String network;
    private String coordinator;

    @BeforeEach
    void begin() {
        network = Given.network();
        coordinator = As.coordinator(network);
    }

    private String path(String more) {
        return "/api/networks/" + network + "/registrants" + more;
    }

    private RequestSpecification sheet(byte[] bytes) {
        return As.bearer(coordinator)
                .header("Accept-Language", "ja")
                .contentType("application/octet-stream")
                .body(bytes);
    }

    private ValidatableResponse preview(byte[] bytes) {
        return sheet(bytes).post(path("/sheet/preview")).then();
    }

    private ValidatableResponse apply(byte[] bytes, String digest, String key) {
        return sheet(bytes)
                .header("If-Match", "\"" + digest + "\"")
                .header("Idempotency-Key", key)
                .post(path("/sheet"))
                .then();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatThePreviewSaidIsDoneOnceAndAnotherSheetChangesFieldByField() {
        byte[] file = SHEET.getBytes(Charset.forName("windows-31j"));
        String digest = preview(file)
                .statusCode(200)
                .body("added.name", equalTo(List.of("佐藤花子", "山田太郎")), "changed", hasSize(0))
                .body("rejected[0].line", equalTo(4), "rejected[0].reason", containsString("名前: 値がありません"))
                .extract()
                .path("digest");
        As.bearer(coordinator).get(path("")).then().body("registrants", hasSize(0));
        apply(file, digest, "a").statusCode(200).body("added", equalTo(2), "changed", equalTo(0));
        apply(file, digest, "a").statusCode(200).body("added", equalTo(2));
        apply(file, digest, "b").statusCode(412).body("type", equalTo("/problems/stale-sheet"));
        apply(file, "another", "a").statusCode(409).body("type", equalTo("/problems/idempotency-conflict"));
        As.bearer(coordinator).get(path("")).then().body("registrants", hasSize(2));
        assertThat(truth.text("select string_agg(digest, '') from roster_sheet where network_id = '" + network + "'"))
                .isEqualTo(digest);

        byte[] next =
                Workbooks.of(List.of(List.of("受給者証番号", "名前", "住所", "生年月日"), List.of("1", "佐藤花子", "五日市2", "#27154")));
        String later = preview(next)
                .statusCode(200)
                .body("changed[0].differences.column", equalTo(List.of("生年月日", "住所")))
                .body("changed[0].differences[1].before", equalTo("秋川1"))
                .body("changed[0].differences[1].after", equalTo("五日市2"), "unchanged", equalTo(0))
                .extract()
                .path("digest");
        String hanako =
                As.bearer(coordinator).get(path("")).jsonPath().getString("registrants.find { it.name == '佐藤花子' }.id");
        As.bearer(coordinator)
                .contentType("application/json")
                .body("{\"personal\":{\"name\":\"佐藤花子\",\"number\":\"1\",\"address\":\"秋川9\"}}")
                .put(path("/" + hanako))
                .then()
                .statusCode(200);
        apply(next, later, "c").statusCode(412);
        String anew = preview(next).extract().path("digest");
        apply(next, anew, "c").statusCode(200).body("changed", equalTo(1));
        As.bearer(coordinator)
                .get(path("/" + hanako))
                .then()
                .body("personal.address", equalTo("五日市2"), "personal.born", equalTo("1974-05-05"))
                .body("entries.kind", hasItem("changed"));
        preview(next).body("unchanged", equalTo(1), "changed", hasSize(0));
    }

    @Test
    void theRosterGoesOutForOfficersAloneWithoutFormulasAndComesBackUnchanged() {
        String digest = preview(utf8(SHEET)).extract().path("digest");
        apply(utf8(SHEET), digest, "a").statusCode(200);
        As.bearer(coordinator).get(path("/sheet")).then().statusCode(403);
        String officer = As.officer(network);
        String out = As.bearer(officer)
                .get(path("/sheet"))
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("text/csv"))
                .header("Cache-Control", "no-store")
                .extract()
                .asString();
        assertThat(out).contains("\"'=1+1\"").contains("8050世帯");
        preview(utf8(out)).body("unchanged", equalTo(2), "changed", hasSize(0), "rejected", hasSize(0));
        As.bearer(officer)
                .get("/api/networks/" + network + "/audit")
                .then()
                .body("records.action", hasItem("roster.exported"))
                .body("records.action", hasItem("roster.imported"));
        String template = As.bearer(coordinator).get(path("/sheet/template")).asString();
        assertThat(template.lines()).hasSize(1);
        preview(utf8(template)).statusCode(200).body("added", hasSize(0));
    }

    @Test
    void whatCannotBeReadIsRefusedInASentence() {
        preview(utf8("番号\r\n1")).statusCode(422).body("violations[0].message", containsString("見出し「名前」"));
        preview(new byte[0]).statusCode(422);
        preview(utf8("名前\r\n" + "x".repeat(5 * 1024 * 1024))).statusCode(413);
        sheet(utf8(SHEET)).post(path("/sheet")).then().statusCode(422).body("violations[0].field", equalTo("If-Match"));
        apply(utf8(SHEET), "x".repeat(65), "a").statusCode(422);
    }
}
