package net.tomarigi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import net.tomarigi.access.As;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Role;
import net.tomarigi.embedded.StartFailure;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** Whoever has the database and its keys makes the first administrator by one command, beside the nodes that serve. */
@QuarkusTest
class InviteAdministratorTest {
    private static final String PASSWORD = "鳥のとまりぎ 17本";

    @Inject
    Config config;

    private final String username = "first-" + UUID.randomUUID().toString().substring(0, 8);
    private int status;

    private String run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        status = Command.of("invite-administrator")
                .runFor(config, List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private String secret() {
        String said = run(username);
        assertThat(status).isZero();
        assertThat(said).containsPattern("(?m)^http\\S+/welcome#tml_\\S+$");
        return said.lines().findFirst().orElseThrow().replaceFirst(".*#", "");
    }

    private static ValidatableResponse post(String path, String body) {
        return As.nobody().contentType(ContentType.JSON).body(body).post(path).then();
    }

    private static ValidatableResponse look(String secret) {
        return post("/api/one-time-links/look", "{\"secret\":\"" + secret + "\"}");
    }

    @Test
    void theLinkMakesAnAdministratorAndASecondOneANewPassword() {
        String first = secret();
        look(first).statusCode(200).body("username", is(username)).body("purpose", is("INVITATION"));
        String second = secret();
        look(first).statusCode(410);
        String token = post(
                        "/api/one-time-links/use", "{\"secret\":\"" + second + "\",\"password\":\"" + PASSWORD + "\"}")
                .statusCode(200)
                .body("roles", is(List.of("administrator")))
                .extract()
                .path("token");
        As.bearer(token).get("/api/people?username=" + username).then().statusCode(200);
        look(secret()).statusCode(200).body("purpose", is("RESET"));
        post("/api/login", "{\"username\":\"" + username + "\",\"password\":\"" + PASSWORD + "\"}")
                .statusCode(200);
    }

    @Test
    void theTrailSaysThatItWasDoneAndVerifies() {
        secret();

        String trail = As.bearer(As.administrator())
                .get("/api/audit?action=administrator&limit=1")
                .then()
                .statusCode(200)
                .body("records[0].action", is("administrator.invited"))
                .body("records[0].who", is("invite-administrator"))
                .body("records[0].details.purpose", is("invitation"))
                .extract()
                .asString();
        assertThat(trail).doesNotContain("tml_");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Command.of("verify-audit").runFor(config, List.of(), new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(said.toString(StandardCharsets.UTF_8)).containsPattern("(?m)^system: ok");
    }

    @Test
    void nobodyElseBecomesAnAdministratorByIt() {
        As.account(username, null, Grant.inNetwork(Role.OFFICER, Given.network(), null));
        assertThat(run(username)).contains("choose another user name").doesNotContain("welcome");
        assertThat(status).isOne();
    }

    @Test
    void aNameThatCannotBeIsNone() {
        assertThat(run("花子")).contains("2 to 64").doesNotContain("welcome");
        assertThat(status).isOne();
        assertThatThrownBy(this::run).isInstanceOf(StartFailure.class).hasMessageContaining("<username>");
        assertThatThrownBy(() -> Command.of("invite"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("invite-administrator");
    }
}
