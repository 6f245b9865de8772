package net.tomarigi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import net.tomarigi.Given;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who signed in, who was refused and what sessions ended is written down, without what was typed, and in nobody's way. */
@QuarkusTest
class AuditOfSigningInTest {
    private static final String PASSWORD = "記録の とまりぎ 5";

    private final Passwords passwords;
    private final String database;
    private final String user;
    private final String secret;

    private String network;
    private String officer;
    private String username;
    private String account;

    AuditOfSigningInTest(
            Passwords passwords,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String database,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String secret) {
        this.passwords = passwords;
        this.database = database;
        this.user = user;
        this.secret = secret;
    }

    @BeforeEach
    void somebody() {
        network = Given.network();
        officer = As.officer(network);
        username = "signs-" + Secret.id();
        String hash = passwords.hash(PASSWORD).await().atMost(Duration.ofSeconds(10));
        account = As.account(username, hash, Grant.inNetwork(Role.COORDINATOR, network, null));
    }

    private static Response signIn(String username, String password) {
        return As.nobody()
                .contentType(ContentType.JSON)
                .body("{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}")
                .post("/api/login");
    }

    /** The newest first. */
    private JsonPath trail() {
        return As.bearer(officer)
                .get("/api/networks/" + network + "/audit?action=session")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void awaitActions(String... newestFirst) {
        await().untilAsserted(
                        () -> assertThat(trail().getList("records.action")).isEqualTo(List.of(newestFirst)));
    }

    @Test
    void signingInAndOutIsThereWithWhoAndHow() {
        String token =
                signIn(username, PASSWORD).then().statusCode(200).extract().path("token");
        awaitActions("session.begun");
        As.bearer(token).post("/api/logout").then().statusCode(204);
        awaitActions("session.ended", "session.begun");

        JsonPath trail = trail();
        assertThat(trail.getList("records.who")).containsOnly(account);
        assertThat(trail.getString("records[1].details.way")).isEqualTo("password");
        assertThat(trail.getString("records[0].subject")).isEqualTo(trail.getString("records[1].subject"));
        assertThat(trail.prettify()).doesNotContain(PASSWORD, token);
        // Whoever is out already does not leave once more.
        As.bearer(token).post("/api/logout").then().statusCode(401);
        assertThat(trail().getList("records")).hasSize(2);
    }

    @Test
    void whoeverEndsTheirOtherSessionsLeavesOneEntry() {
        String token =
                signIn(username, PASSWORD).then().statusCode(200).extract().path("token");
        signIn(username, PASSWORD).then().statusCode(200);
        awaitActions("session.begun", "session.begun");

        As.bearer(token).post("/api/me/sessions/end-others").then().statusCode(204);
        awaitActions("session.others-ended", "session.begun", "session.begun");
        assertThat(trail().getInt("records[0].details.count")).isEqualTo(1);
    }

    @Test
    void ofManyRefusalsTwoAreThereAndNoneTellsWhatWasTyped() {
        for (int i = 1; i <= SignInLimits.FROM_UNKNOWN_DEVICES; i++)
            signIn(username, "guess-" + i).then().statusCode(401);
        for (int i = 0; i < 20; i++) signIn(username, "guess-too-many").then().statusCode(429);

        awaitActions("session.refused", "session.refused");
        JsonPath trail = trail();
        assertThat(trail.getList("records.details.times")).containsExactlyInAnyOrder(1, 10);
        assertThat(trail.getList("records.subject")).containsOnly(account);
        assertThat(trail.getList("records.who")).containsOnly("system");
        assertThat(trail.prettify()).doesNotContain("guess");
    }

    @Test
    void namesThatAreNobodysAreOneAccount() {
        String made = "nobody-" + Secret.id();
        for (int i = 0; i < 40; i++) signIn(made + "-" + i, "guess").then().statusCode(401);

        await().untilAsserted(() -> assertThat(ofNobody().getList("records")).isNotEmpty());
        assertThat(ofNobody().getList("records")).hasSizeLessThanOrEqualTo(2);
        assertThat(ofNobody().prettify()).doesNotContain(made);
    }

    private static JsonPath ofNobody() {
        return As.bearer(As.administrator())
                .get("/api/audit?action=session&subject=unknown")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void whileTheTrailCannotBeWrittenOneSignsInAllTheSame() throws SQLException {
        signIn(username, PASSWORD).then().statusCode(200);
        awaitActions("session.begun");
        try (Connection connection = DriverManager.getConnection(database, user, secret);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select audit_lock('" + network + "')");

            signIn(username, PASSWORD).then().statusCode(200);
            connection.rollback();
        }
        awaitActions("session.begun", "session.begun");
    }
}
