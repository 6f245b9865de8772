package net.tomarigi.facility.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import net.tomarigi.Given;
import net.tomarigi.StatementCost;
import net.tomarigi.Truth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A facility or a network is found by whatever one knows of it, however one types it, the best first. */
@QuarkusTest
class SearchResourceTest {
    /** A syllable or two that no other test's facilities have. */
    private final String own = syllables();

    private String network;
    private String facility;

    @Inject
    Truth truth;

    @BeforeEach
    void make() {
        network = Given.network();
        facility = add(
                "ショートステイ　" + own + "・ルーム",
                "しょーとすてい" + own,
                "0999912345",
                "（株）" + own + "会",
                "見本県" + own + "市",
                "大平町２−２");
    }

    @Test
    void byNameReadingNumberCorporationAndPlace() {
        String id = facility;
        for (String sought : List.of(
                own + "・ルーム",
                "ショートステイ" + own,
                "しょーとすてい " + own,
                "ｼｮｰﾄｽﾃｲ " + own,
                own + "るーむ",
                own + " ルーム ショート",
                "0999912345 " + own,
                "０９９９９１２３４５　" + own,
                "(株)" + own + "会",
                "㈱" + own,
                "見本県" + own,
                own + "市 大平町2-2",
                own + "市大平町2‐2")) find(sought).body("results.id", hasItem(id));
    }

    @Test
    void everyWordMustBeMetAndNoneAcrossTwoFacts() {
        find(own + " どこにもない").body("results", hasSize(0)).body("more", is(false));
        find(own + "会見本県").body("results", hasSize(0));
    }

    @Test
    void signsThatMeanSomethingToAStoreMeanNothingHere() {
        for (String sought : List.of(own + "%", own + "_", own + "\\", "%" + own, "'" + own + "\"'", own + "\\%_"))
            if (!sought.contains("\"")) find(sought).body("results", hasSize(0));
        find("・").body("results", hasSize(0));
        find("？").body("results", hasSize(lessThanOrEqualTo(10)));
    }

    @Test
    void theBestFirst() {
        String byPlace = add("みほん苑", "みほんえん", null, null, "見本県" + own + "市", null);
        String byReading = add("美本苑", "びほん" + own, null, null, null, null);
        String readingBegins = add("別苑", own + "べつえん", null, null, null, null);
        String begins = add(own + "ホーム", null, null, null, null, null);

        find(own).body("results.id", contains(begins, facility, readingBegins, byReading, byPlace));
    }

    @Test
    void aMunicipalityIsFoundWithAndWithoutItsPrefecture() {
        String city = "見本県" + own + "市";
        String id = "t-" + UUID.randomUUID().toString().substring(0, 13);
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"" + city + "\"}")
                .put("/api/networks/" + id)
                .then()
                .statusCode(201);
        for (String sought : List.of(city, own + "市", "見本県 " + own))
            find(sought)
                    .body("results[0].type", is("NETWORK"))
                    .body("results[0].id", is(id))
                    .body("results[0].name", is(city))
                    .body("results[0].facilities", is(0));
    }

    @Test
    void aResultTellsItsFacilityFromOthersAndLeadsToItsNetworks() {
        find(own + " ルーム")
                .body("query", is(own + " ルーム"))
                .body("results", hasSize(1))
                .body("results[0].type", is("FACILITY"))
                .body("results[0].name", is("ショートステイ　" + own + "・ルーム"))
                .body("results[0].number", is("0999912345"))
                .body("results[0].municipality", is("見本県" + own + "市"))
                .body("results[0].address", is("大平町２−２"))
                .body("results[0].networks.id", contains(network))
                .body("results[0].networks.name", contains(network));
    }

    @Test
    void whatIsWrittenIsFoundAtOnceAndWhatItReplacedNoMore() {
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"あたらしい" + own + "\"}")
                .put("/api/facilities/" + facility)
                .then()
                .statusCode(200);
        find("新しい" + own).body("results", hasSize(0));
        find("あたらしい" + own).body("results.id", contains(facility));
        find(own + "・ルーム").body("results", hasSize(0));
    }

    @Test
    void anAnswerIsNeverLongerThanAskedFor() {
        for (int i = 0; i < 4; i++) add(own + i, null, null, null, null, null);
        search(own, "3").statusCode(200).body("results", hasSize(3)).body("more", is(true));
        search(own, "5").statusCode(200).body("results", hasSize(5)).body("more", is(false));
        find(own).body("results", hasSize(5)).body("more", is(false));
    }

    @Test
    void whatCannotBeSoughtIsRefusedByName() {
        refused(null, null, "q", "値がありません");
        refused("　 ", null, "q", "値がありません");
        refused("あ".repeat(101), null, "q", "100 文字");
        refused("一 二 三 四 五 六 七 八 九", null, "q", "8 つ");
        refused("あ\u0000", null, "q", "使えない文字");
        refused("あ", "0", "limit", "1 から 50");
        refused("あ", "51", "limit", "1 から 50");
        refused("あ", "many", "limit", "many");
    }

    @Test
    void aSearchIsOneStatementAndReadsTheListOnce() {
        truth.change("analyze facility");
        long pagesOfAll = truth.number("select sum(relpages) from pg_class where relname in ('facility', 'network')");
        // A page that another test looks at may search at the same time: until none does.
        await().atMost(60, TimeUnit.SECONDS).untilAsserted(() -> {
            StatementCost before = spent();
            find(own);
            StatementCost one = spent().minus(before);

            // The list once, and of each result what is shown, with its indexes.
            assertThat(one.statements()).isEqualTo(1);
            assertThat(one.rows()).isEqualTo(1);
            assertThat(one.pages()).isLessThanOrEqualTo(2 * pagesOfAll + 100);
        });
    }

    private StatementCost spent() {
        return StatementCost.until(truth, "query like '%search_fold(word)%' and query not like '%pg_stat_statements%'");
    }

    private String add(
            String name, String kana, String number, String corporation, String municipality, String address) {
        StringBuilder body = new StringBuilder("{\"name\":\"" + name + "\"");
        if (kana != null) body.append(",\"nameKana\":\"").append(kana).append('"');
        if (number != null) body.append(",\"number\":\"").append(number).append('"');
        if (corporation != null)
            body.append(",\"corporation\":\"").append(corporation).append('"');
        if (municipality != null)
            body.append(",\"municipality\":\"").append(municipality).append('"');
        if (address != null) body.append(",\"address\":\"").append(address).append('"');
        return Given.id(given().contentType(ContentType.JSON)
                .body(body.append('}').toString())
                .post("/api/networks/" + network + "/facilities")
                .then()
                .statusCode(201));
    }

    private static ValidatableResponse find(String sought) {
        return search(sought, null).statusCode(200);
    }

    private static ValidatableResponse search(String sought, String limit) {
        var request = given().header("Accept-Language", "ja");
        if (sought != null) request.queryParam("q", sought);
        if (limit != null) request.queryParam("limit", limit);
        return request.get("/api/search").then();
    }

    private static void refused(String sought, String limit, String field, String sentence) {
        search(sought, limit)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", hasItems(field))
                .body("violations[0].message", containsString(sentence));
    }

    private static String syllables() {
        StringBuilder text = new StringBuilder();
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, 10)
                .chars()
                .forEach(hex -> text.append((char) ('か' + Character.digit(hex, 16))));
        return text.toString();
    }
}
