package net.tomarigi.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** One problem as an HTTP answer to one request; see {@link ProblemAnswers}. */
record ProblemAnswer(int status, Map<String, String> headers, String body) {
    void send(RoutingContext route) {
        route.response().setStatusCode(status);
        headers.forEach(route.response()::putHeader);
        route.response().end(body);
    }
}
