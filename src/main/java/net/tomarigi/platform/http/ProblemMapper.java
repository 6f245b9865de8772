package net.tomarigi.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Problems;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers whatever a resource, or the way to it, throws. */
final class ProblemMapper {
    private final ProblemAnswers answers;
    private final AllowedMethods allowed;

    ProblemMapper(ProblemAnswers answers, AllowedMethods allowed) {
        this.answers = answers;
        this.allowed = allowed;
    }

    // Jackson's is named because Quarkus brings a mapper of its own for it.
    @ServerExceptionMapper({Throwable.class, MismatchedInputException.class})
    Response answer(Throwable thrown, RoutingContext route) {
        if (!(thrown instanceof WebApplicationException refused)) return response(Problems.of(thrown), route);
        Problem problem = problem(refused, route);
        return problem == null ? refused.getResponse() : response(problem, route);
    }

    /** Null when it is no problem but an answer of its own, a redirection say. */
    private Problem problem(WebApplicationException refused, RoutingContext route) {
        int status = refused.getResponse().getStatus();
        return switch (status) {
            case 400 -> malformed(refused.getCause());
            case 404 -> notFound(refused, route);
            case 405 -> Problem.of("method-not-allowed", status);
            case 406 -> Problem.of("not-acceptable", status);
            case 415 -> Problem.of("unsupported-media-type", status);
            case 500, 503 -> Problems.of(refused.getCause() == null ? refused : refused.getCause());
            default -> null;
        };
    }

    private static Problem malformed(Throwable cause) {
        if (cause instanceof JsonProcessingException) return Problems.of(cause);
        if (cause instanceof NoContentException) return Problems.emptyBody();
        return Problem.malformed(List.of());
    }

    /**
     * JAX-RS says "not found" also of a parameter that cannot be read, and not which one. In the path that is true:
     * there is nothing under such an id. In the query it is the caller's mistake.
     */
    private Problem notFound(WebApplicationException refused, RoutingContext route) {
        boolean unreadable = refused instanceof NotFoundException && refused.getCause() != null;
        if (unreadable && route.request().query() != null) return Problem.malformed(List.of());
        // It says so, too, where several resources share the beginning of a path and none has the method.
        List<String> methods = allowed.at(route.normalizedPath());
        if (!methods.isEmpty() && !methods.contains(route.request().method().name()))
            return Problem.of("method-not-allowed", 405);
        return Problem.of("not-found", 404);
    }

    private Response response(Problem problem, RoutingContext route) {
        ProblemAnswer answer = answers.to(route.request(), problem);
        Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        if (answer.status() == 405)
            response.header(HttpHeaders.ALLOW, String.join(", ", allowed.at(route.normalizedPath())));
        return response.build();
    }
}
