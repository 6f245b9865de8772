package net.tomarigi.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import net.tomarigi.Given;
import net.tomarigi.product.Server;
import net.tomarigi.product.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that is told to end does not send all its screens to the others in one moment, and serves until it has ended. */
class DrainIT {
    private static final int SCREENS = 24;
    private static final int GOING_AWAY = 1001;
    private static final long LOOK_NANOS = 5_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    @Test
    void screensGoOneAfterTheOtherAndReportsAreTakenMeanwhile() throws Exception {
        try (Server server = Server.product(
                Path.of("target"),
                Server.freePort(),
                data.resolve("data"),
                data.resolve("log"),
                "-Dquarkus.shutdown.delay=4S",
                "-Dquarkus.log.console.json.enabled=true")) {
            Town town = Town.make(server, "city", 2);
            List<Screen> screens = new ArrayList<>();
            for (int i = 0; i < SCREENS; i++) screens.add(Screen.open(server.base(), town.network()));
            assertThat(status(server, "GET", "/q/health/ready", "")).isEqualTo(200);

            server.terminate();

            await().atMost(PATIENCE).until(() -> status(server, "GET", "/q/health/ready", "") == 503);
            TreeSet<Long> counts = new TreeSet<>();
            boolean isTaken = false;
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            for (long gone = 0; gone < SCREENS && System.nanoTime() < deadline; gone = gone(screens)) {
                counts.add(gone);
                String report = Given.reportBody("1", Town.nights(counts.size()));
                String path = "/api/facilities/" + town.facilities().get(0) + "/vacancies";
                if (gone > 0 && !isTaken) isTaken = status(server, "PUT", path, report) == 200;
                LockSupport.parkNanos(LOOK_NANOS);
            }
            assertThat(isTaken).isTrue();
            assertThat(counts).as("screens that were gone, whenever one looked").hasSizeGreaterThan(SCREENS / 4);
            assertThat(screens).extracting(Screen::closed).containsOnly(GOING_AWAY);
        }
        assertThat(saidOf("net.tomarigi.board.ws.Screens"))
                .as("a log that a collector can read")
                .contains(SCREENS + " screens are sent to other nodes within PT4S");
    }

    /** What a logger said, of a log whose every entry is an object of JSON on a line. */
    private List<String> saidOf(String logger) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> said = new ArrayList<>();
        for (String line : Files.readAllLines(data.resolve("log"))) {
            if (!line.startsWith("{")) continue;
            JsonNode entry = json.readTree(line);
            if (entry.path("loggerName").asText().equals(logger))
                said.add(entry.path("message").asText());
        }
        return said;
    }

    private static long gone(List<Screen> screens) {
        return screens.stream().map(Screen::closed).filter(Objects::nonNull).count();
    }

    private static int status(Server server, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.base() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + server.administrator())
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
