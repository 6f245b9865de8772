package net.tomarigi.remind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.Accounts;
import net.tomarigi.access.Accounts.NewAccount;
import net.tomarigi.access.As;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Role;
import net.tomarigi.access.Secret;
import net.tomarigi.access.Tokens;
import net.tomarigi.alert.PushServiceForTests;
import net.tomarigi.alert.PushServiceForTests.Browser;
import net.tomarigi.network.Policy;
import net.tomarigi.platform.Background;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Facilities that went quiet are reminded, each once; a roll call asks all; whoever keeps the roster hears what is due. */
@QuarkusTest
class RemindResourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ALWAYS =
            "{\"reminders\":{\"quietFrom\":0,\"quietTo\":0,\"days\":[\"MONDAY\",\"TUESDAY\","
                    + "\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"],\"everyHours\":48,\"mostUnanswered\":2}}";

    private final RemindFacilities remindFacilities;
    private final DutyLetters letters;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Background background;
    private final MockMailbox mailbox;
    private final Truth truth;

    private PushServiceForTests service;
    private String network;
    private String facility;
    private String officer;

    RemindResourceTest(
            RemindFacilities remindFacilities,
            DutyLetters letters,
            Accounts accounts,
            Tokens tokens,
            Background background,
            MockMailbox mailbox,
            Truth truth) {
        this.remindFacilities = remindFacilities;
        this.letters = letters;
        this.accounts = accounts;
        this.tokens = tokens;
        this.background = background;
        this.mailbox = mailbox;
        this.truth = truth;
    }

    @BeforeEach
    void begin() throws IOException {
        service = new PushServiceForTests();
        network = Given.network();
        facility = Given.facility(network, 1);
        officer = As.officer(network);
    }

    @AfterEach
    void close() {
        service.close();
    }

    private String path(String more) {
        return "/api/networks/" + network + more;
    }

    private Response put(String more, String body) {
        return As.bearer(officer).contentType(ContentType.JSON).body(body).put(path(more));
    }

    private Response post(String who, String more, String body) {
        return As.bearer(who)
                .contentType(ContentType.JSON)
                .header("Accept-Language", "ja")
                .body(body)
                .post(path(more));
    }

    private ValidatableResponse get(String more) {
        return As.bearer(officer).get(path(more)).then().statusCode(200);
    }

    private JsonPath line(String of) {
        return As.bearer(officer)
                .get(path("/reminders"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("facilities.find { it.facility == '" + of + "' }");
    }

    private Browser subscribed(String who) {
        Browser browser = service.browser();
        As.bearer(who)
                .contentType(ContentType.JSON)
                .body(browser.subscription("ja"))
                .post("/api/facilities/" + facility + "/push-subscriptions")
                .then()
                .statusCode(200);
        return browser;
    }

    /** The token of somebody with a mail address. */
    private String withMail(String mail, Grant grant) {
        NewAccount account = new NewAccount(
                "r-" + Secret.id().replace('_', 'x'), "Tester", mail, null, false, "test", List.of(grant));
        return background
                .run(() -> accounts.make(account))
                .map(Optional::orElseThrow)
                .chain(id -> background.run(() -> tokens.issue(id, Tokens.Kind.SESSION, Duration.ofDays(1))))
                .map(Tokens.Issued::token)
                .await()
                .atMost(PATIENCE);
    }

    private String officerWithMail(String mail) {
        String token = withMail(mail, Grant.inNetwork(Role.OFFICER, network, null));
        As.bearer(token)
                .contentType(ContentType.JSON)
                .body("{\"on\":true}")
                .put(path("/mail"))
                .then()
                .statusCode(200)
                .body("on", equalTo(true));
        return token;
    }

    private static String address() {
        return Secret.id().replaceAll("\\W", "x") + "@example.jp";
    }

    /** Its word is so old. */
    private void saidBefore(String of, Duration ago) {
        As.bearer(As.provider(of))
                .contentType(ContentType.JSON)
                .body("{\"from\":\"" + Given.tonight()
                        + "\",\"beds\":[{\"bed\":\"1\",\"open\":\"1\"}],\"observedAt\":\""
                        + Instant.now().minus(ago) + "\"}")
                .put("/api/facilities/" + of + "/vacancies")
                .then()
                .statusCode(200);
    }

    private void remind() {
        Uni.join()
                .all(List.of(remindFacilities.remind(), remindFacilities.remind(), remindFacilities.remind()))
                .andFailFast()
                .await()
                .atMost(PATIENCE);
    }

    private void daysLater(int days) {
        truth.change("update facility_call set asked_at = asked_at - interval '" + days + " days' where facility_id = '"
                + facility + "'");
    }

    private long reminders(String of) {
        return truth.count("facility_call where roll_call_id is null and facility_id = '" + of + "'");
    }

    @Test
    void aFacilityThatWentQuietIsRemindedOnceByWhicheverNodeAndItsWordAnswers() {
        String unheard = Given.facility(network, 1);
        put("/settings", ALWAYS).then().statusCode(200);
        String address = address();
        String staff = withMail(address, Grant.atFacility(Role.PROVIDER, facility, Set.of()));
        Browser browser = subscribed(staff);
        As.bearer(staff)
                .contentType(ContentType.JSON)
                .body("{\"on\":true}")
                .put("/api/facilities/" + facility + "/mail-alert")
                .then()
                .statusCode(200);
        saidBefore(facility, Duration.ofHours(100));
        saidBefore(unheard, Duration.ofHours(100));
        assertThat(line(facility).getString("nextAt")).isNotNull();

        remind();
        remind();

        assertThat(reminders(facility)).isEqualTo(1);
        assertThat(reminders(unheard)).isZero();
        await().until(() -> line(facility).getInt("reminders[0].pushed") == 1
                && line(facility).getInt("reminders[0].mailed") == 1);
        assertThat(browser.wrong).isEmpty();
        assertThat(browser.got).hasSize(1);
        JsonPath told = browser.got.get(0).message();
        assertThat(told.getString("kind")).isEqualTo("REMINDER");
        assertThat(told.getString("body")).contains("4日").contains("変わりなし");
        Mail letter = mailbox.getMailsSentTo(address).get(0);
        assertThat(letter.getText()).contains("/facility/" + facility).contains("4日");
        JsonPath silent = line(unheard);
        assertThat(silent.getInt("devices") + silent.getInt("letters")).isZero();
        assertThat(silent.getString("nextAt")).isNull();
        assertThat(line(facility).getInt("unanswered")).isEqualTo(1);

        Given.report(facility, "1", "1").then().statusCode(200);
        remind();
        assertThat(line(facility).getString("reminders[0].answeredAt")).isNotNull();
        assertThat(line(facility).getInt("unanswered")).isZero();
        await().until(() -> browser.got.size() == 2);
        assertThat(browser.got.get(1).message().getString("kind")).isEqualTo("OVER");
        assertThat(truth.count("audit where action = 'facilities.reminded' and subject = '" + network + "'"))
                .isEqualTo(1);
    }

    @Test
    void whoDoesNotAnswerIsLeftInPeaceAndTheOfficersHearOfIt() {
        put("/settings", ALWAYS).then().statusCode(200);
        String address = address();
        officerWithMail(address);
        subscribed(As.provider(facility));
        saidBefore(facility, Duration.ofDays(40));
        for (int i = 0; i < 4; i++) {
            remind();
            daysLater(3);
        }
        assertThat(reminders(facility)).isEqualTo(2);
        assertThat(line(facility).getBoolean("officersKnow")).isTrue();
        assertThat(line(facility).getInt("unanswered")).isEqualTo(2);
        await().until(() -> !mailbox.getMailsSentTo(address).isEmpty());
        assertThat(mailbox.getMailsSentTo(address).get(0).getText())
                .contains("/reminders/" + network)
                .contains("1か所")
                .doesNotContain("ひだまり");
    }

    @Test
    void nobodyIsRemindedInQuietHoursOrOnOtherDaysOrWhereItIsOff() {
        subscribed(As.provider(facility));
        saidBefore(facility, Duration.ofDays(40));
        int hour = Instant.now().atZone(Policy.TOKYO).getHour();
        String quiet = "\"quietFrom\":" + (hour + 23) % 24 + ",\"quietTo\":" + (hour + 2) % 24;
        put("/settings", "{\"reminders\":{" + quiet + "}}").then().statusCode(200);
        remind();
        put("/settings", "{\"reminders\":{\"on\":false,\"quietFrom\":0,\"quietTo\":0}}")
                .then()
                .statusCode(200);
        remind();
        assertThat(reminders(facility)).isZero();
    }

    @Test
    @Tag("T11")
    void aRollCallAsksAllAtOnceAndShowsWhoStillOwesAnAnswer() {
        String other = Given.facility(network, 1);
        String coordinator = As.coordinator(network);
        Browser browser = subscribed(As.provider(facility));
        saidBefore(facility, Duration.ofHours(1));
        String body = "{\"kind\":\"DISASTER\",\"note\":\"台風19号\",\"hours\":2}";
        String id = null;
        for (int i = 0; i < 2; i++) {
            String started = As.bearer(coordinator)
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", "storm")
                    .body(body)
                    .post(path("/roll-calls"))
                    .then()
                    .statusCode(201)
                    .body("facilities", hasSize(2), "answers.answered", equalTo(0))
                    .extract()
                    .path("rollCall.id");
            assertThat(id).isIn(null, started);
            id = started;
        }
        post(officer, "/roll-calls", body)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/roll-call-runs"), "rollCall", equalTo(id));
        await().until(() -> browser.got.size() == 1);
        assertThat(browser.got.get(0).message().getString("kind")).isEqualTo("ROLL_CALL");
        assertThat(browser.got.get(0).message().getString("title")).doesNotContain("訓練");
        assertThat(browser.got.get(0).text()).doesNotContain("台風");
        As.bearer(As.provider(facility))
                .get("/api/facilities/" + facility + "/roll-calls")
                .then()
                .body("rollCalls.note", equalTo(List.of("台風19号")), "rollCalls[0].networkName", equalTo(network));

        As.bearer(As.provider(facility))
                .post("/api/facilities/" + facility + "/attestations")
                .then()
                .statusCode(200);
        String call = id;
        await().until(() -> get("/roll-calls/" + call).extract().jsonPath().getInt("answers.answered") == 1);
        get("/roll-calls/" + id)
                .body(
                        "facilities.facility", equalTo(List.of(other, facility)),
                        "facilities[1].answeredAt", notNullValue(),
                        "facilities[0].answeredAt", nullValue(),
                        "facilities[0].phone", equalTo("0282-00-0000"),
                        "answers.within15", equalTo(1),
                        "answers.medianSeconds", notNullValue());
        As.bearer(As.provider(facility))
                .get("/api/facilities/" + facility + "/roll-calls")
                .then()
                .body("rollCalls", hasSize(0));

        for (int i = 0; i < 2; i++)
            post(coordinator, "/roll-calls/" + id + "/end", "")
                    .then()
                    .statusCode(200)
                    .body("rollCall.endedAt", notNullValue(), "answers.answered", equalTo(1));
        Given.report(other, "1", "1").then().statusCode(200);
        get("/roll-calls").body("rollCalls[0].answers.called", equalTo(2), "rollCalls[0].answers.answered", equalTo(1));
        for (String action : List.of("roll-call.started", "roll-call.ended"))
            assertThat(truth.count("audit where action = '" + action + "' and subject = '" + id + "'"))
                    .as(action)
                    .isEqualTo(1);
    }

    @Test
    @Tag("T11")
    void aDrillSaysThatItIsOneKeepsTheNightAndEndsByItself() {
        Browser browser = subscribed(As.provider(facility));
        int hour = Instant.now().atZone(Policy.TOKYO).getHour();
        String quiet = "\"quietFrom\":" + (hour + 23) % 24 + ",\"quietTo\":" + (hour + 2) % 24;
        put("/settings", "{\"reminders\":{" + quiet + "}}").then().statusCode(200);
        post(officer, "/roll-calls", "{\"kind\":\"PRACTICE\"}")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/quiet-hours"));
        put("/settings", ALWAYS).then().statusCode(200);
        String id = post(officer, "/roll-calls", "{\"kind\":\"PRACTICE\"}")
                .then()
                .statusCode(201)
                .extract()
                .path("rollCall.id");
        await().until(() -> browser.got.size() == 1);
        assertThat(browser.got.get(0).message().getString("title")).startsWith("【訓練】");
        truth.change("update roll_call set ends_at = clock_timestamp() where id = '" + id + "'");
        await().until(() -> get("/roll-calls/" + id).extract().path("rollCall.endedBy") != null);
        get("/roll-calls/" + id).body("rollCall.endedBy", equalTo("system"), "answers.medianSeconds", nullValue());
        await().until(() -> browser.got.size() == 2);
        assertThat(browser.got.get(1).message().getString("kind")).isEqualTo("OVER");
    }

    @Test
    @Tag("T2")
    void intervalsAreSettingsAndADayThatWasSetStays() {
        LocalDate today = LocalDate.now(Policy.TOKYO);
        String before = registrant("先の人", today);
        put("/settings", "{\"duties\":{\"meetingDays\":14,\"warnDays\":10}}")
                .then()
                .statusCode(200)
                .body("duties.meetingDays", equalTo(14), "duties.talkMonths", equalTo(1));
        String after = registrant("後の人", today.minusDays(20));
        get("/registrants/" + before)
                .body("duties[0].due", equalTo(today.plusDays(30).toString()));
        get("/registrants/" + after)
                .body("duties[0].due", equalTo(today.minusDays(6).toString()));
        get("/duties").body("soon", equalTo(0), "late", equalTo(1), "warnDays", equalTo(10));
        put("/settings", "{\"duties\":{\"warnDays\":40}}").then().statusCode(200);
        get("/duties").body("soon", equalTo(1), "late", equalTo(1));

        String address = address();
        officerWithMail(address);
        for (int i = 0; i < 2; i++)
            background
                    .run(() -> letters.write(reader -> reader.network().equals(network)))
                    .await()
                    .atMost(PATIENCE);
        await().until(() -> !mailbox.getMailsSentTo(address).isEmpty());
        assertThat(truth.count("network_letter where network_id = '" + network + "'"))
                .isEqualTo(1);
        assertThat(mailbox.getMailsSentTo(address)).hasSize(1);
        assertThat(mailbox.getMailsSentTo(address).get(0).getText())
                .contains("もうすぐ期限の方: 1人", "期限を過ぎている方: 1人", "/roster/" + network)
                .doesNotContain("先の人", "後の人");
        put("/settings", "{\"registration\":\"OFF\"}").then().statusCode(200);
        get("/duties").body("isOn", equalTo(false), "soon", equalTo(0));
    }

    private String registrant(String name, LocalDate applied) {
        String id = Given.id(post(officer, "/registrants", "{\"personal\":{\"name\":\"" + name + "\"}}")
                .then()
                .statusCode(201));
        post(officer, "/registrants/" + id + "/application", "{\"on\":\"" + applied + "\"}")
                .then()
                .statusCode(200);
        return id;
    }

    @Test
    void whatIsWrongIsNamedAndNothingChanges() {
        put("/settings", """
                {"reminders":{"afterHours":0,"quietFrom":24,"days":["SUNDAY","SOMEDAY"],"everyHours":1000,"mostUnanswered":11},
                 "duties":{"talkMonths":0,"letterDay":"SOMEDAY","letterHour":24}}""")
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        hasItems(
                                "reminders.afterHours",
                                "reminders.quietFrom",
                                "reminders.days[1]",
                                "reminders.everyHours",
                                "reminders.mostUnanswered",
                                "duties.talkMonths",
                                "duties.letterDay",
                                "duties.letterHour"));
        put("/settings", "{\"reminders\":{\"days\":[]}}").then().statusCode(422);
        get("/settings")
                .body("version", equalTo(0), "reminders.quietFrom", equalTo(20), "duties.reviewMonths", equalTo(12));
        for (String body : List.of("{}", "{\"kind\":\"PARTY\"}", "{\"kind\":\"DISASTER\",\"hours\":25}"))
            post(officer, "/roll-calls", body).then().statusCode(422);
        post(officer, "/roll-calls", "{\"kind\":\"DISASTER\",\"note\":\"a\\u0000b\"}")
                .then()
                .statusCode(422);
        get("/roll-calls").body("rollCalls", hasSize(0));
        As.bearer(officer).get(path("/roll-calls/none")).then().statusCode(404);
        post(officer, "/roll-calls/none/end", "").then().statusCode(404);
        put("/mail", "{\"on\":true}").then().statusCode(409).body("type", equalTo("/problems/no-mail"));
        As.bearer(As.provider(facility)).get(path("/reminders")).then().statusCode(403);
        As.bearer(As.coordinator(Given.network()))
                .contentType(ContentType.JSON)
                .body("{\"kind\":\"DISASTER\"}")
                .post(path("/roll-calls"))
                .then()
                .statusCode(403);
    }
}
