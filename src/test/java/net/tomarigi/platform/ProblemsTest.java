package net.tomarigi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was thrown becomes what a caller can act on. */
class ProblemsTest {
    private static List<Throwable> away() {
        return List.of(
                new ConnectException("Connection refused"),
                new UnknownHostException("postgres"),
                new ClosedChannelException(),
                new IOException("Connection reset by peer"),
                new IOException("Broken pipe"),
                new TimeoutException(),
                new BulkheadException("full"),
                new CircuitBreakerOpenException("open"),
                new org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException("slow"),
                new RejectedExecutionException(),
                new ConnectionPoolTooBusyException("Connection pool reached max wait queue size of 128"),
                new NoStackTraceThrowable("Timeout"),
                ClosedConnectionException.INSTANCE);
    }

    @ParameterizedTest
    @MethodSource("away")
    void whatIsAwayIsUnavailableForAWhileHoweverDeepItLies(Throwable thrown) {
        for (Throwable each : List.of(thrown, new CompletionException(new RuntimeException("load failed", thrown)))) {
            Problem problem = Problems.of(each);
            assertThat(problem.type()).isEqualTo("unavailable");
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.retryAfter()).isPositive().isLessThan(Duration.ofMinutes(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "53100", "57P01", "57P03", "57014", "40P01", "55P03", "25006"})
    void aDatabaseThatCannotRightNowIsUnavailable(String state) {
        assertThat(Problems.of(new PgException("no", "FATAL", state, "")).status())
                .isEqualTo(503);
        assertThat(Problems.of(new IllegalStateException("as Hibernate has it", new SQLException("no", state)))
                        .status())
                .isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22P02", "42601"})
    void aDatabaseThatRefusesWhatWeWroteIsOurMistake(String state) {
        Problem problem = Problems.of(new PgException("duplicate key value", "ERROR", state, "secret"));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(ProblemView.of(problem, Locale.ENGLISH, new Words()).json())
                .doesNotContain("secret", "duplicate key");
    }

    @Test
    void anExpectedProblemStaysWhatItIsHoweverDeepItLies() {
        Problem expected = Problem.notFound("network", "nowhere");
        assertThat(Problems.of(new CompletionException(expected.asException()))).isEqualTo(expected);
    }

    @Test
    void whatNobodyExpectedTellsANumberAndNothingElse() {
        Problem problem = Problems.of(new IllegalStateException("password=hunter2"));
        assertThat(problem.type()).isEqualTo("internal");
        String json = ProblemView.of(problem, Locale.JAPANESE, new Words()).json();
        assertThat(json)
                .doesNotContain("hunter2", "IllegalState")
                .contains(problem.values().get(0).toString());
    }

    @Test
    void aCauseThatCausesItselfIsLookedAtOnlySoLong() {
        RuntimeException one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));
        assertThat(Problems.of(one).status()).isEqualTo(500);
    }

    @Test
    void jsonThatWeFailedToReadOurselvesIsNotTheCallersMistake() {
        JsonProcessingException broken = catchBroken("{");
        assertThat(Problems.of(broken).status()).isEqualTo(400);
        assertThat(Problems.of(new IllegalStateException("stored value", broken))
                        .status())
                .isEqualTo(500);
    }

    @Test
    void aProblemIsWrittenAsTheStandardSays() {
        Problem problem = Problem.meaningless(List.of(Violation.of("beds[0].open", "cannot-be")));
        assertThat(ProblemView.of(problem, Locale.ENGLISH, new Words()).json()).isEqualTo("""
                {"type":"/problems/meaningless","title":"Please check what you entered","status":422,\
                "detail":"Some of it cannot be accepted as it stands. Please correct it and send it again.",\
                "violations":[{"field":"beds[0].open","message":"This value cannot be accepted."}]}""");
        assertThat(ProblemView.of(Problem.notFound("page", "x"), Locale.JAPANESE, new Words())
                        .json())
                .isEqualTo("""
                {"type":"/problems/page-not-found","title":"ページが見つかりませんでした","status":404,\
                "detail":"お探しのページはありません。アドレスを確かめてください。"}""");
    }

    private static JsonProcessingException catchBroken(String json) {
        try {
            JsonMapper.builder().build().readTree(json);
            throw new AssertionError("could be read: " + json);
        } catch (JsonProcessingException broken) {
            return broken;
        }
    }
}
