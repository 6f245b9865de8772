package net.tomarigi.facility.wamnet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import net.tomarigi.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list named at start is taken over and its end told in a sentence; whatever is wrong with it stops nothing. */
@QuarkusTest
class ImportAtStartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String list = MadeUpList.text(unique);

    @TempDir
    Path directory;

    @Inject
    ImportAtStart importAtStart;

    @Inject
    Pool postgres;

    @Test
    void theListIsTakenOverAndASecondStartChangesNothing() throws IOException {
        Path file = write(list.getBytes(StandardCharsets.UTF_8));

        assertThat(last(file))
                .isEqualTo("Import: 5 rows of " + file + " read: 5 new, 0 changed, 0 as before, 0 rejected.");
        assertThat(last(file)).contains("0 new, 0 changed, 5 as before");

        given().get("/api/networks/" + Network.idOfMunicipality("見本県" + unique + "とまり市"))
                .then()
                .statusCode(200)
                .body("facilities", is(3));
    }

    @Test
    void rowsThatCannotBeAreNamed() throws IOException {
        Path file = write(list.replace("36.38120000", "0").getBytes(StandardCharsets.UTF_8));
        assertThat(last(file)).contains("4 new", "1 rejected", "line 2, ショートステイみほん: 事業所緯度: 0 is not in Japan");
    }

    @Test
    void aFileThatIsMissingIsSaidInOneSentence() {
        Path file = directory.resolve("nothing.csv");
        assertThat(last(file)).isEqualTo("Import: " + file + " – there is no such file.");
    }

    @Test
    void aDirectoryIsSaidInOneSentence() {
        assertThat(last(directory)).startsWith("Import: " + directory + " – it cannot be read");
    }

    @Test
    void aBrokenFileIsSaidWithItsLine() throws IOException {
        Path file = write(list.replaceFirst("\"定員\"", "\"定数\"").getBytes(StandardCharsets.UTF_8));
        assertThat(last(file)).startsWith("Import: " + file + " – ").contains("line 1: ", "定員", "定数");
    }

    @Test
    void anImportThatRunsElsewhereIsWaitedFor() throws IOException {
        Path file = write(list.getBytes(StandardCharsets.UTF_8));
        List<String> said = new CopyOnWriteArrayList<>();
        try (ImportElsewhere elsewhere = new ImportElsewhere(postgres)) {
            importAtStart.run(file, said::add).subscribe().with(done -> {});
            await().atMost(PATIENCE).until(() -> said.contains("Import: waiting for another import …"));
        }
        await().atMost(PATIENCE).until(() -> said.get(said.size() - 1).contains("5 new"));
    }

    private String last(Path file) {
        List<String> said = new CopyOnWriteArrayList<>();
        importAtStart.run(file, said::add).await().atMost(PATIENCE);
        return said.get(said.size() - 1);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("list.csv"), bytes);
    }
}
