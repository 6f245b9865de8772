package net.tomarigi.bench.fanout;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Requests that leave when they are due, whatever became of those before, and how those went that were not answered with 2xx. */
final class ConstantRate {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();

    /** What is done when its time has come. */
    interface Turn {
        /** @param due by {@link System#nanoTime} */
        void take(int number, long due);
    }

    /**
     * Returns when the last turn was taken.
     *
     * @param begin of the first, by {@link System#nanoTime}
     */
    static void keep(int perSecond, int turns, long begin, Turn turn) {
        for (int i = 0; i < turns; i++) {
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
            turn.take(i, due);
        }
    }

    /** @return the body of an answer with 2xx; what is answered otherwise never completes it with one */
    CompletableFuture<String> send(HttpRequest request) {
        return HTTP.sendAsync(request, BodyHandlers.ofString()).handle((answer, failure) -> {
            String why = failure != null ? failure.toString() : answer.statusCode() < 300 ? null : told(answer);
            if (why == null) return answer.body();
            refused.merge(why, 1, Integer::sum);
            throw new IllegalStateException(why);
        });
    }

    private static String told(HttpResponse<String> answer) {
        String body = answer.body();
        return answer.request().method() + " " + answer.statusCode() + " "
                + body.substring(0, Math.min(160, body.length()));
    }

    int refused() {
        return refused.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How often each answer was given that was not 2xx. */
    Map<String, Integer> refusals() {
        return new TreeMap<>(refused);
    }
}
