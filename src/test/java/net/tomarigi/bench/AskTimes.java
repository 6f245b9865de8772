package net.tomarigi.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.tomarigi.Given;
import net.tomarigi.product.Server;
import net.tomarigi.product.Town;

/**
 * From asking a facility to its page knowing: what it is asked comes as a server-sent event, after which the page reads its
 * inbox again. Beside it, in turn with it, from a report to a wall. One caller, who does the next when the last was seen.
 */
final class AskTimes implements AutoCloseable {
    /** The median of an ask, of that of a report. */
    static final double MOST_TIMES = 2;

    private static final String WAITING = "\"state\":\"WAITING\"";
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 500;
    private static final int PATIENCE_S = 20;
    private static final String OPEN = """
            {"need":{"sex":"FEMALE","age":34},"nights":{"from":"%s","count":1}}""";
    private static final String CLOSE = """
            {"as":"WITHDRAWN","why":"OPENED_IN_ERROR"}""";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final Server product;
    private final Town town;
    private final String asked;
    private final String reporting;
    private final WebSocket wall;
    private final Thread page;

    final Latencies asks = new Latencies();
    final Latencies reports = new Latencies();

    AskTimes(Server product, Town town) throws Exception {
        this.product = product;
        this.town = town;
        this.asked = town.facilities().get(0);
        this.reporting = town.facilities().get(1);
        wall = http.newWebSocketBuilder()
                .buildAsync(
                        URI.create(product.base().replaceFirst("^http", "ws") + "/ws/networks/" + town.network()
                                + "/board"),
                        new Frames())
                .get(PATIENCE_S, TimeUnit.SECONDS);
        await(frames, "snapshot");
        page = new Thread(this::listen, "page of a facility");
        page.setDaemon(true);
        page.start();
        await(news, "event:here");
    }

    void measure() throws Exception {
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            long report = report(Town.nights(round + 1));
            long ask = ask();
            if (round < WARM_UP) continue;
            reports.add(report);
            asks.add(ask);
        }
    }

    private long report(String nights) throws Exception {
        long begin = System.nanoTime();
        var sent = http.sendAsync(
                request("PUT", "/api/facilities/" + reporting + "/vacancies", Given.reportBody("1", nights)),
                BodyHandlers.ofString());
        await(frames, "\"open\":\"" + nights + "\"");
        long time = System.nanoTime() - begin;
        judge(sent.get(PATIENCE_S, TimeUnit.SECONDS));
        return time;
    }

    private long ask() throws Exception {
        String cases = "/api/networks/" + town.network() + "/cases";
        String id = product.call("POST", cases, OPEN.formatted(Given.tonight()))
                .get("id")
                .asText();
        news.clear();
        long begin = System.nanoTime();
        var sent = http.sendAsync(
                request("POST", cases + "/" + id + "/asks", "{\"facilities\":[{\"facility\":\"" + asked + "\"}]}"),
                BodyHandlers.ofString());
        await(news, WAITING);
        long time = System.nanoTime() - begin;
        String inbox =
                judge(http.send(request("GET", "/api/facilities/" + asked + "/asks", null), BodyHandlers.ofString()));
        if (!inbox.contains(WAITING)) throw new IllegalStateException("shown, but not in the inbox");
        judge(sent.get(PATIENCE_S, TimeUnit.SECONDS));
        news.clear();
        product.call("POST", cases + "/" + id + "/close", CLOSE);
        await(news, "event:asks");
        return time;
    }

    private static void await(BlockingQueue<String> queue, String what) throws InterruptedException {
        String said;
        do {
            said = queue.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (said == null) throw new IllegalStateException(what + " did not come");
        } while (!said.contains(what));
    }

    private static String judge(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) throw new IllegalStateException(answer + " " + answer.body());
        return answer.body();
    }

    private HttpRequest request(String method, String path, String body) throws Exception {
        return HttpRequest.newBuilder(URI.create(product.base() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + product.administrator())
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    /** A stream ends after some minutes, and a page asks for another. */
    private void listen() {
        try {
            while (!Thread.currentThread().isInterrupted())
                http.send(request("GET", "/api/facilities/" + asked + "/asks/events", null), BodyHandlers.ofLines())
                        .body()
                        .forEach(line -> news.add(line.replace(": ", ":")));
        } catch (Exception closed) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                frames.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    @Override
    public void close() {
        page.interrupt();
        wall.abort();
    }
}
