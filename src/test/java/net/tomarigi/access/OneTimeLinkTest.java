package net.tomarigi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.tomarigi.Given;
import net.tomarigi.platform.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link works once, for whoever has it, and for a while. */
@QuarkusTest
class OneTimeLinkTest {
    private static final String PASSWORD = "とまり木は 十二本あります";

    private final MovableClock clock;
    private String network;
    private String officer;
    private String username;
    private String person;
    private String secret;

    OneTimeLinkTest(MovableClock clock) {
        this.clock = clock;
    }

    @BeforeEach
    void somebodyIsInvited() {
        network = Given.network();
        officer = As.officer(network);
        username = "l-" + Secret.id().replace('_', 'x').toLowerCase();
        Response answer = As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"username\":\"" + username + "\",\"name\":\"太郎\",\"roles\":[{\"role\":\"coordinator\"}]}")
                .post("/api/networks/" + network + "/people");
        answer.then().statusCode(201);
        person = answer.path("person.id");
        secret = secretOf(answer);
    }

    @AfterEach
    void theClockIsRightAgain() {
        clock.putBack();
    }

    private static String secretOf(Response answer) {
        String link = answer.path("link");
        return link.substring(link.indexOf('#') + 1);
    }

    private String reset() {
        return secretOf(As.bearer(officer).post("/api/networks/" + network + "/people/" + person + "/reset"));
    }

    private static Response send(String what, String body) {
        return As.nobody().contentType(ContentType.JSON).body(body).post("/api/one-time-links/" + what);
    }

    private static Response look(String secret) {
        return send("look", "{\"secret\":\"" + secret + "\"}");
    }

    private static Response use(String secret, String password) {
        return send("use", "{\"secret\":\"" + secret + "\",\"password\":\"" + password + "\"}");
    }

    @Test
    void whoeverHasItChoosesAPasswordAndIsSignedIn() {
        look(secret)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("purpose", is("INVITATION"))
                .body("username", is(username))
                .body("name", is("太郎"));
        look(secret).then().statusCode(200);
        String token = use(secret, PASSWORD)
                .then()
                .statusCode(200)
                .body("roles", is(List.of("coordinator")))
                .extract()
                .path("token");
        As.bearer(token).get("/api/me").then().body("name", is("太郎")).body("username", is(username));
        signIn(PASSWORD).then().statusCode(200);
    }

    @Test
    void aPageGetsACookie() {
        Response answer = send(
                "use",
                "{\"secret\":\"" + secret + "\",\"password\":\"" + PASSWORD + "\",\"cookie\":true,\"keep\":true}");
        answer.then().statusCode(200).body("token", nullValue());
        assertThat(answer.getHeader("Set-Cookie")).contains("HttpOnly", "Secure", "Max-Age=7776000");
    }

    @Test
    void usedOverAndMadeUpAreToldTheSame() {
        String made = secret.substring(0, 10) + "A".repeat(secret.length() - 10);
        use(secret, PASSWORD).then().statusCode(200);
        String used = gone(secret);
        String old = reset();
        clock.moveTo(clock.instant().plus(Duration.ofHours(24)).plusSeconds(1));
        assertThat(List.of(used, gone(old), gone(made), gone("x"))).allMatch(used::equals);
        assertThat(used).contains("/problems/link-gone");
    }

    private static String gone(String secret) {
        String looked = look(secret).then().statusCode(410).extract().asString();
        assertThat(use(secret, PASSWORD).then().statusCode(410).extract().asString())
                .isEqualTo(looked);
        return looked;
    }

    @Test
    void anInvitationLastsAWeek() {
        clock.moveTo(clock.instant().plus(Duration.ofDays(7)).minusSeconds(60));
        look(secret).then().statusCode(200);
        clock.moveTo(clock.instant().plusSeconds(120));
        look(secret).then().statusCode(410);
    }

    @Test
    void aNewOneEndsTheOneBefore() {
        String next = reset();
        look(secret).then().statusCode(410);
        look(next).then().statusCode(200).body("purpose", is("INVITATION")); // nobody has taken up the first
        use(next, PASSWORD).then().statusCode(200);
        look(reset()).then().statusCode(200).body("purpose", is("RESET"));
    }

    @Test
    void aPasswordThatCannotBeUsedLeavesTheLinkAsItIs() {
        use(secret, "short").then().statusCode(422).body("violations[0].field", is("password"));
        use(secret, username + "1").then().statusCode(422);
        use(secret, PASSWORD).then().statusCode(200);
    }

    @Test
    void whoResetsEndsAllSessionsThereWere() {
        String before = use(secret, PASSWORD).path("token");
        use(reset(), PASSWORD + "!").then().statusCode(200);
        As.bearer(before).get("/api/me").then().statusCode(401);
        signIn(PASSWORD).then().statusCode(401);
    }

    @Test
    void whoIsStoppedCannotComeBackByALink() {
        As.bearer(officer)
                .post("/api/networks/" + network + "/people/" + person + "/disable")
                .then()
                .statusCode(200);
        look(secret).then().statusCode(410);
        // Also not by one that is made while the account is stopped.
        String made = reset();
        use(made, PASSWORD).then().statusCode(410);
    }

    @Test
    void ofManyWhoUseItAtTheSameMomentOneIsLetIn() throws Exception {
        int many = 8;
        CyclicBarrier together = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Integer>> answers = IntStream.range(0, many)
                    .mapToObj(i -> threads.submit(() -> {
                        together.await();
                        return use(secret, PASSWORD + i).statusCode();
                    }))
                    .toList();
            List<Integer> codes = new java.util.ArrayList<>();
            for (Future<Integer> answer : answers) codes.add(answer.get());
            assertThat(codes).filteredOn(code -> code == 200).hasSize(1);
            assertThat(codes).filteredOn(code -> code == 410).hasSize(many - 1);
        } finally {
            threads.shutdownNow();
        }
        long works = IntStream.range(0, many)
                .filter(i -> signIn(PASSWORD + i).statusCode() == 200)
                .count();
        assertThat(works).isEqualTo(1);
    }

    private Response signIn(String password) {
        return As.nobody()
                .contentType(ContentType.JSON)
                .body("{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}")
                .post("/api/login");
    }
}
