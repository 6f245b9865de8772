package net.tomarigi.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import net.tomarigi.platform.Problems;

/**
 * Says how large a request's body may be, and refuses one that says itself that it is too large, before a byte of it is
 * read. {@link ReadBodyLimit} sees to those that do not say.
 */
@Singleton
final class AnnouncedBodyLimit {
    /** Before anybody asks who is calling. */
    private static final int PRIORITY = 1_000;

    /** A client from which nothing has come for that long is not sending any more. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final String MOST = "tomarigi.limits.body";

    private final EdgeLimits limits;
    private final ProblemAnswers answers;

    AnnouncedBodyLimit(EdgeLimits limits, ProblemAnswers answers) {
        this.limits = limits;
        this.answers = answers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    /** The largest body that this request may have, in bytes. */
    static long mostBytes(RoutingContext route) {
        return route.<Long>get(MOST);
    }

    private void check(RoutingContext route) {
        String length = route.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long most = limits.mostBytes(route.request().path());
        route.put(MOST, most);
        if (length == null || Long.parseLong(length) <= most) {
            route.next();
            return;
        }
        refuse(route, answers.to(route.request(), Problems.tooLarge(most)));
    }

    /**
     * Answers at once, but hangs up only when the client has stopped sending: hanging up on bytes that nobody has read
     * resets the connection, and with it goes the answer.
     */
    private static void refuse(RoutingContext route, ProblemAnswer answer) {
        HttpServerRequest request = route.request();
        HttpServerResponse response = answer.head(route);
        Buffer body = Buffer.buffer(answer.body());
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        response.write(body);
        AtomicLong seen = new AtomicLong(-1);
        long watch = route.vertx().setPeriodic(SILENCE.toMillis(), tick -> {
            if (seen.getAndSet(request.bytesRead()) == request.bytesRead())
                request.connection().close();
        });
        response.closeHandler(gone -> route.vertx().cancelTimer(watch));
        request.handler(unwanted -> {}).endHandler(all -> response.end()).resume();
    }
}
