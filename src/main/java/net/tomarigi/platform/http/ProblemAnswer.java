package net.tomarigi.platform.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.ProblemView;
import net.tomarigi.platform.Words;

/** One problem as an HTTP answer to one request: JSON for programs, a sentence for somebody with a browser. */
record ProblemAnswer(int status, Map<String, String> headers, String body) {
    static ProblemAnswer to(HttpServerRequest request, Problem problem, Words words) {
        Locale language = Words.choose(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        ProblemView view = ProblemView.of(problem, language, words);
        boolean plain = wantsPage(request);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HttpHeaders.CONTENT_TYPE, plain ? "text/plain;charset=UTF-8" : ProblemView.MEDIA_TYPE);
        headers.put(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage());
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == 401) headers.put(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        if (problem.retryAfter() != null)
            headers.put(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        // What is left of a body that is not wanted would be read as the next request, or to the end for nothing.
        if (problem.status() == 413) headers.put("Connection", "close");
        String body = plain ? view.title() + "\n" + view.detail() + "\n" : view.json();
        return new ProblemAnswer(problem.status(), headers, body);
    }

    private static boolean wantsPage(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains("text/html")
                && request.path() != null
                && !request.path().startsWith("/api");
    }
}
