package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.product.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nobody climbs a ladder to a television because the server behind it, the packaged product, was started again. */
@ExtendWith(BrowserOfTheSuite.class)
class WallThroughARestartIT {
    private static final Path BUILD = Path.of("target");

    /** Vert.x says so of its threads where they get no processor for two seconds. */
    private static final String ON_A_BUSY_MACHINE = "has been blocked for";

    /** The longest pause between two attempts of a wall to find its server, and something for the attempt. */
    private static final int LONGEST_WAY_BACK_MS = 40_000;

    @TempDir
    Path data;

    private final List<Server> servers = new ArrayList<>();
    private final List<ProcessHandle> stores = new ArrayList<>();
    private int port;

    @AfterEach
    void endWhatStillRuns() {
        RestAssured.requestSpecification = null;
        servers.forEach(Server::close);
        stores.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void aWallOutlivesTheSuddenDeathOfItsServerAndShowsWhatIsSaidAfterwards(BrowserWindows windows) throws Exception {
        RestAssured.port = port = Server.freePort();
        Server server = start();
        String token = server.administrator();
        RestAssured.requestSpecification = new RequestSpecBuilder()
                .addHeader("Authorization", "Bearer " + token)
                .build();
        String network = Given.network();
        String facility = Given.facility(network, 2);
        Given.report(facility, "1", "1").then().statusCode(200);
        Page wall = windows.screen("/wall/" + network);
        Locator notice = wall.getByRole(AriaRole.ALERT);
        Locator board = wall.getByRole(AriaRole.MAIN);
        assertThat(wall.getByText("つながっています")).isVisible();
        assertThat(tonight(wall, 1)).isVisible();
        assertThat(board).hasCSS("opacity", "1");
        wall.evaluate("window.isTheSameDocument = true");
        List<ProcessHandle> storesOfTheKilled = server.children();
        assertThat(Files.readAllLines(log(1)))
                .as("what whoever starts it for the first time reads")
                .filteredOn(line -> !line.contains(ON_A_BUSY_MACHINE))
                .noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));

        server.kill();

        assertThat(notice).containsText(Pattern.compile("つながっていません。\\d+月\\d+日\\(.\\) \\d\\d:\\d\\d の時点の内容です。"));
        assertThat(board).not().hasCSS("opacity", "1");
        assertThat(tonight(wall, 1)).isVisible();
        assertThat(board.getByRole(AriaRole.LISTITEM).first()).containsText("ひだまり");
        assertThat(storesOfTheKilled).isNotEmpty().allMatch(ProcessHandle::isAlive);

        Server again = start();
        assertThat(storesOfTheKilled).noneMatch(ProcessHandle::isAlive);
        assertThat(answersUntilThereIsABoard(network)).doesNotContain(404);
        Given.report(facility, "2", "1").then().statusCode(200);

        assertThat(tonight(wall, 2))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONGEST_WAY_BACK_MS));
        assertThat(wall.getByText("つながっています")).isVisible();
        assertThat(notice).isEmpty();
        assertThat(board).hasCSS("opacity", "1");
        assertThat(wall.evaluate("window.isTheSameDocument")).isEqualTo(true);

        again.close();
        assertThat(stores).noneMatch(ProcessHandle::isAlive);
    }

    private static Set<Integer> answersUntilThereIsABoard(String network) {
        Set<Integer> answers = new TreeSet<>();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    answers.add(Given.board(network).statusCode());
                    return answers.contains(200);
                });
        return answers;
    }

    private static Path log(int start) {
        return BUILD.resolve("wall-through-a-restart-" + start + ".log");
    }

    /** The product on the same port and the same data each time. */
    private Server start() throws Exception {
        Server server = Server.product(BUILD, port, data, log(servers.size() + 1));
        servers.add(server);
        stores.addAll(server.children());
        return server;
    }

    private static Locator tonight(Page wall, int beds) {
        return wall.getByText(Pattern.compile("今夜の空き\\s*" + beds + "\\s*床"));
    }
}
