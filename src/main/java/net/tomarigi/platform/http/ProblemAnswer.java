package net.tomarigi.platform.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** One problem as an HTTP answer to one request; see {@link ProblemAnswers}. */
record ProblemAnswer(int status, Map<String, String> headers, String body) {
    void send(RoutingContext route) {
        head(route).end(body);
    }

    /** Without the body, of which whoever calls this sees to it that it arrives. */
    HttpServerResponse head(RoutingContext route) {
        HttpServerResponse response = route.response().setStatusCode(status);
        headers.forEach(response::putHeader);
        return response;
    }
}
