package net.tomarigi.platform.http;

import io.quarkus.qute.Template;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.ProblemView;
import net.tomarigi.platform.Words;

/** Problems as HTTP answers to one request: JSON for programs, a page that says it in a sentence for whoever has a browser. */
@Singleton
final class ProblemAnswers {
    private final Words words;
    private final Template refused;

    ProblemAnswers(Words words, Template refused) {
        this.words = words;
        this.refused = refused;
    }

    ProblemAnswer to(HttpServerRequest request, Problem problem) {
        String acceptLanguage = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        Locale language = Words.choose(acceptLanguage);
        ProblemView view = ProblemView.of(problem, language, words);
        boolean page = wantsPage(request);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HttpHeaders.CONTENT_TYPE, page ? "text/html;charset=UTF-8" : ProblemView.MEDIA_TYPE);
        headers.put(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage());
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == 401) headers.put(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        if (problem.retryAfter() != null)
            headers.put(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        // What is left of a body that is not wanted would be read as the next request, or to the end for nothing.
        if (problem.status() == 413) headers.put("Connection", "close");
        return new ProblemAnswer(
                problem.status(), headers, page ? page(view, PageFrame.of(words, null, acceptLanguage)) : view.json());
    }

    private String page(ProblemView view, PageFrame frame) {
        return refused.data("page", frame)
                .data("title", view.title())
                .data("detail", view.detail())
                .render();
    }

    private static boolean wantsPage(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains("text/html")
                && request.path() != null
                && !request.path().startsWith("/api");
    }
}
