package net.tomarigi.vacancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Many reporters share two connections to PostgreSQL: slow, but nothing worse; past the limit an honest 503. */
@QuarkusTest
@TestProfile(NarrowPoolTest.TwoConnections.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NarrowPoolTest {
    private static final String BULKHEAD = "net.tomarigi.vacancy.ReportVacancy/report/Bulkhead/";

    /** Two connections, and a queue that a test can fill. */
    public static class TwoConnections implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.reactive.max-size",
                    "2",
                    BULKHEAD + "value",
                    "8",
                    BULKHEAD + "waitingTaskQueue",
                    "60");
        }
    }

    @TestHTTPResource
    URI base;

    @Inject
    Truth truth;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> facilities = new ArrayList<>();

    @BeforeEach
    void addFacilities() {
        if (!facilities.isEmpty()) return;
        String network = Given.network();
        for (int i = 0; i < 120; i++) facilities.add(Given.facility(network, 1));
    }

    @Test
    @Order(2)
    void sixtyFourClientsAreSlowAndNothingWorse() {
        List<String> some = facilities.subList(0, 64);
        for (int round = 0; round < 4; round++) {
            String open = round % 2 == 0 ? "10" : "01";
            assertThat(reportAll(some, open)).allMatch(answer -> answer.statusCode() == 200);
            for (String facility : some)
                assertThat(truth.text("select open from vacancy where facility_id = '" + facility + "'"))
                        .isEqualTo(open);
        }
    }

    /** First, for then nothing is known of any facility. */
    @Test
    @Order(1)
    void pastTheLimitItIs503AndWhatWasAcknowledgedIsThere() {
        List<HttpResponse<String>> answers = reportAll(facilities, "11");
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 503);
        assertThat(answers).anyMatch(answer -> answer.statusCode() == 503);
        for (int i = 0; i < answers.size(); i++) {
            HttpResponse<String> answer = answers.get(i);
            String open = truth.text("select open from vacancy where facility_id = '" + facilities.get(i) + "'");
            if (answer.statusCode() == 200) assertThat(open).isEqualTo("11");
            else {
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(open).as("a report that was refused").isNull();
            }
        }
    }

    /** All at once. */
    private List<HttpResponse<String>> reportAll(List<String> facilities, String open) {
        List<CompletableFuture<HttpResponse<String>>> all = facilities.stream()
                .map(facility -> http.sendAsync(
                        HttpRequest.newBuilder(base.resolve("/api/facilities/" + facility + "/vacancies"))
                                .version(HttpClient.Version.HTTP_1_1)
                                .timeout(Duration.ofSeconds(30))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + As.administrator())
                                .PUT(HttpRequest.BodyPublishers.ofString(Given.reportBody("1", open)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }
}
