package net.tomarigi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import net.tomarigi.platform.Background;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a node believes what it knows of a token, with a store that says what the test wants. */
@QuarkusTest
class KnownCallersTest {
    private static final String TOKEN = "tms_x";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    Background background;

    private final AtomicInteger asked = new AtomicInteger();
    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private volatile boolean isThere = true;
    private volatile boolean isAway;

    /** While there is one, the store has read, and its answer is on the way. */
    private volatile CompletableFuture<Void> way = CompletableFuture.completedFuture(null);

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private KnownCallers callers() {
        Tokens tokens = (Tokens) Proxy.newProxyInstance(
                Tokens.class.getClassLoader(), new Class<?>[] {Tokens.class}, (proxy, method, arguments) -> {
                    asked.incrementAndGet();
                    if (isAway) return Uni.createFrom().failure(new IllegalStateException("away"));
                    Optional<Caller> read = isThere ? Optional.of(caller()) : Optional.empty();
                    return Uni.createFrom().completionStage(way).replaceWith(read);
                });
        return new KnownCallers(tokens, token -> Uni.createFrom().item(Optional.empty()), background, clock);
    }

    private static Caller caller() {
        return new Caller("a", Caller.Kind.PERSON, TOKEN, List.of(), null);
    }

    private static Optional<Caller> find(KnownCallers callers) {
        return callers.find(TOKEN).await().atMost(PATIENCE);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void forTenSecondsNobodyIsAsked() {
        KnownCallers callers = callers();
        assertThat(find(callers)).isPresent();
        pass(KnownCallers.FRESH);

        assertThat(find(callers)).isPresent();
        assertThat(callers.findInMemory(TOKEN)).isNotNull();
        assertThat(asked).hasValue(1);
    }

    @Test
    void thenTheStoreIsAskedBesideTheRequest() {
        KnownCallers callers = callers();
        find(callers);
        isThere = false;
        pass(KnownCallers.FRESH.plusSeconds(1));

        assertThat(callers.findInMemory(TOKEN)).isNotNull();
        await().atMost(PATIENCE).until(() -> callers.findInMemory(TOKEN) == null);
        assertThat(find(callers)).isEmpty();
    }

    @Test
    void whatIsAMinuteOldIsAskedFirst() {
        KnownCallers callers = callers();
        find(callers);
        isThere = false;
        pass(KnownCallers.USABLE.plusSeconds(1));

        assertThat(callers.findInMemory(TOKEN)).isNull();
        assertThat(find(callers)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatTheStoreReadBeforeATokenWasEndedIsNotRemembered(boolean isOfAllTokens) {
        KnownCallers callers = callers();
        way = new CompletableFuture<>();
        CompletableFuture<Optional<Caller>> before =
                callers.find(TOKEN).subscribe().asCompletionStage();
        isThere = false;
        if (isOfAllTokens) callers.forgetAll(caller().id());
        else callers.forget(TOKEN);
        way.complete(null);

        assertThat(before.join()).isPresent();
        assertThat(callers.findInMemory(TOKEN)).isNull();
        assertThat(find(callers)).isEmpty();
    }

    @Test
    void whileTheStoreIsAwayWhoIsKnownStaysKnownForADayAndNoLonger() {
        KnownCallers callers = callers();
        find(callers);
        isAway = true;
        for (Duration passed = Duration.ZERO;
                passed.compareTo(KnownCallers.LONGEST.minusHours(1)) < 0;
                passed = passed.plusHours(1)) {
            pass(Duration.ofHours(1));
            assertThat(find(callers)).as("after %s", passed).isPresent();
            assertThat(callers.findInMemory(TOKEN)).isNotNull();
        }
        pass(Duration.ofHours(2));

        assertThat(callers.findInMemory(TOKEN)).isNull();
        assertThatThrownBy(() -> find(callers)).hasMessage("away");
    }

    @Test
    void whoIsNotKnownIsNotLetInWhileTheStoreIsAway() {
        isAway = true;

        assertThatThrownBy(() -> find(callers())).hasMessage("away");
    }
}
