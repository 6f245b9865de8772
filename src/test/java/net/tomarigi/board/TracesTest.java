package net.tomarigi.board;

import static io.restassured.RestAssured.given;
import static net.tomarigi.Given.reportBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import net.tomarigi.Given;
import org.junit.jupiter.api.Test;

/** A report's trace from who sends it to the screens. In tests only what says that it is traced is. */
@QuarkusTest
class TracesTest {
    @Inject
    InMemorySpanExporter exported;

    @TestHTTPResource("/")
    String base;

    @Test
    void aReportIsTracedToTheLogAndToTheScreens() throws Exception {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        String trace = trace();
        try (Screen screen = Screen.open(base.replaceFirst("/$", ""), network)) {
            await().until(() -> screen.board() != null);

            report(given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"), facility, "1");

            await().untilAsserted(() -> assertThat(names(trace))
                    .contains(
                            "PUT /api/facilities/{facility}/vacancies",
                            "outbox to vacancy-changes",
                            "tell the screens"));
        }
        SpanData told = spans(trace).stream()
                .filter(span -> span.getName().equals("tell the screens"))
                .findFirst()
                .orElseThrow();
        assertThat(told.getAttributes().get(AttributeKey.longKey("tomarigi.screens")))
                .isEqualTo(1);
        assertThat(told.getAttributes().get(AttributeKey.stringKey("tomarigi.network")))
                .isEqualTo(network);
        assertThat(spans(trace).stream().map(SpanData::getSpanId)).contains(told.getParentSpanId());
    }

    @Test
    void whatIsNotTracedLeavesNothingBehind() throws Exception {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        String sampledOut = trace();
        int before = exported.getFinishedSpanItems().size();

        report(given(), facility, "1");
        report(given().header("traceparent", "00-" + sampledOut + "-00f067aa0ba902b7-00"), facility, "0");

        assertThat(spans(sampledOut)).isEmpty();
        assertThat(exported.getFinishedSpanItems()).hasSize(before);
    }

    private static void report(RequestSpecification who, String facility, String open) {
        who.contentType(ContentType.JSON)
                .body(reportBody("1", open))
                .put("/api/facilities/" + facility + "/vacancies")
                .then()
                .statusCode(200);
    }

    private List<SpanData> spans(String trace) {
        return exported.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(trace))
                .toList();
    }

    private List<String> names(String trace) {
        return spans(trace).stream().map(SpanData::getName).toList();
    }

    private static String trace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Where the suite's spans go. */
    @Singleton
    static class Exporter {
        @Produces
        @Singleton
        InMemorySpanExporter exporter() {
            return InMemorySpanExporter.create();
        }

        @Produces
        @Singleton
        SpanProcessor processor(InMemorySpanExporter exporter) {
            return SimpleSpanProcessor.create(exporter);
        }
    }
}
