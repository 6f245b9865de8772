package net.tomarigi.platform.http;

import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Problems;

/** Answers what fails in a route of Vert.x: such a route says {@code context.fail(problem.asException())}. */
@Singleton
public final class ProblemRoute {
    private final ProblemAnswers answers;

    ProblemRoute(ProblemAnswers answers) {
        this.answers = answers;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private void answer(RoutingContext route) {
        boolean answered = route.response().headWritten();
        // Vert.x has told such a caller itself what is wrong with the handshake.
        if (answered && route.failure() instanceof WebSocketHandshakeException) return;
        if (answered || isOfAccess(route.failure())) {
            route.next();
            return;
        }
        send(route, problem(route));
    }

    /** Quarkus answers these itself: only it knows the challenge that belongs to them. */
    private static boolean isOfAccess(Throwable failure) {
        return failure instanceof AuthenticationException
                || failure instanceof UnauthorizedException
                || failure instanceof ForbiddenException;
    }

    private static Problem problem(RoutingContext route) {
        if (route.failure() != null && route.statusCode() == 500) return Problems.of(route.failure());
        return switch (route.statusCode()) {
            case 400 -> Problem.malformed(List.of());
            case 404 -> Problem.of("not-found", 404);
            case 405 -> Problem.of("method-not-allowed", 405);
            case 406 -> Problem.of("not-acceptable", 406);
            case 415 -> Problem.of("unsupported-media-type", 415);
            default ->
                Problems.of(new IllegalStateException("a route failed with " + route.statusCode(), route.failure()));
        };
    }

    /** Answers with this problem, in the language of the request. */
    public void send(RoutingContext route, Problem problem) {
        answers.to(route.request(), problem).send(route);
    }
}
