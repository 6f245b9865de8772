package net.tomarigi.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.tomarigi.Given;
import net.tomarigi.board.Settled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer tells browsers what not to do with it: pages, what they load, data, and refusals. */
@QuarkusTest
class SecurityHeadersTest {
    private static final String OF_PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";
    /** And the tiles of its map from one place. */
    private static final String OF_DESK = OF_PAGES.replace("img-src 'self'", "img-src 'self' https://tiles.invalid");

    @Test
    void everyPageAndWhatItLoadsIsGuarded() {
        String network = Given.network();
        Map<String, String> made = Map.of("network", network, "facility", Given.facility(network, 1));
        List<Pages.Page> pages = Pages.list();
        assertThat(pages).extracting(Pages.Page::path).contains("/", "/import", "/wall/{network}");
        for (Pages.Page page : pages) {
            String path = page.path();
            for (var one : made.entrySet()) path = path.replace("{" + one.getKey() + "}", one.getValue());
            Response answer = given().redirects().follow(false).get(path.replaceAll("\\{\\w+}", "x"));
            isGuardedAsPage(path, answer);
            assertThat(answer.header("Cache-Control")).as(path).containsAnyOf("no-cache", "no-store");
            for (String loaded : answer.asString().split("(src|href)=\""))
                if (loaded.startsWith("/static/") || loaded.startsWith("/icon")) {
                    String file = loaded.substring(0, loaded.indexOf('"'));
                    isGuardedAsPage(file, given().get(file));
                }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/icon.svg",
                "/facility-worker.js",
                "/facility/x/manifest.webmanifest",
                "/wall/nowhere"
            })
    void soIsWhatIsNoPage(String path) {
        isGuardedAsPage(path, given().get(path));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/networks,200",
        "GET,/api/search?q=a,200",
        "GET,/api/search,422",
        "GET,/api/nothing,404",
        "GET,/api/facilities/none,404",
        "PATCH,/api/networks,405",
        "GET,/api/echo/fails/badly,500",
        "GET,/api/echo-route/fails,500",
        "GET,/api/echo/fails/away,503",
        "PUT,/api/echo,400",
        "GET,/q/health,200",
        "GET,/q/openapi,200",
        "GET,/q/nothing,404"
    })
    void dataIsNeitherKeptNorShownNorFramed(String method, String path, int status) {
        Response answer = given().contentType(ContentType.JSON)
                .body(method.equals("GET") ? "" : "{")
                .request(method, path);
        assertThat(answer.statusCode()).isEqualTo(status);
        isGuardedAsData(path, answer);
        if (path.startsWith("/api"))
            assertThat(answer.headers().getValues("Cache-Control")).as(path).containsExactly("no-store");
    }

    @Test
    void soIsABodyThatIsTooLarge() {
        Response answer =
                given().contentType(ContentType.JSON).body(new byte[2_000_000]).put("/api/echo");
        assertThat(answer.statusCode()).isEqualTo(413);
        isGuardedAsData("413", answer);
    }

    @Test
    void whatIsPublicMayBeKept() {
        Response answer = given().get("/api/facilities");
        isGuardedAsData("/api/facilities", answer);
        assertThat(answer.header("Cache-Control")).isNull();
    }

    @Test
    void theBoardSaysLittleAndNothingOfBytesThatAreNotSent() {
        String network = Settled.network(Given.network());
        Response board = Given.board(network);
        assertThat(board.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(board.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(board.header("Cache-Control")).isEqualTo("no-cache");

        Response known =
                given().header("If-None-Match", board.header("ETag")).get("/api/networks/" + network + "/board");
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.headers().asList().stream()
                        .map(header -> header.getName().toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrder("etag", "cache-control", "vary");
    }

    @Test
    void whoCameOverTlsIsToldToGoOn() {
        assertThat(given().header("X-Forwarded-Proto", "https").get("/").header("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
        assertThat(given().get("/").header("Strict-Transport-Security")).isNull();
        assertThat(given().header("X-Forwarded-Proto", "http").get("/").header("Strict-Transport-Security"))
                .isNull();
    }

    private static void isGuardedAsPage(String path, Response answer) {
        assertThat(answer.headers().getValues("Content-Security-Policy"))
                .as(path)
                .containsExactly(path.startsWith("/desk/") ? OF_DESK : OF_PAGES);
        assertThat(answer.header("Cross-Origin-Opener-Policy")).as(path).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).as(path).contains("screen-wake-lock=(self)", "camera=()");
        isGuarded(path, answer);
    }

    private static void isGuardedAsData(String path, Response answer) {
        assertThat(answer.headers().getValues("Content-Security-Policy"))
                .as(path)
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        isGuarded(path, answer);
    }

    private static void isGuarded(String path, Response answer) {
        assertThat(answer.headers().getValues("X-Content-Type-Options"))
                .as(path)
                .containsExactly("nosniff");
        assertThat(answer.headers().getValues("Referrer-Policy")).as(path).containsExactly("same-origin");
        assertThat(answer.headers().getValues("Cross-Origin-Resource-Policy"))
                .as(path)
                .containsExactly("same-origin");
    }
}
