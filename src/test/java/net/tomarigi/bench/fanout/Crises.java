package net.tomarigi.bench.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import net.tomarigi.Given;
import net.tomarigi.bench.Latencies;
import net.tomarigi.product.Server;

/**
 * People who need a bed tonight, so many each second: a search, a case, two facilities asked at once, a yes, and the bed is
 * taken on the screens. Each goes home when that is seen, so that there are beds for the next.
 */
final class Crises {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ConstantRate calls = new ConstantRate();
    private final Map<String, Latencies> steps = Collections.synchronizedMap(new LinkedHashMap<>());
    private final AtomicInteger sights = new AtomicInteger();
    private final AtomicInteger agreed = new AtomicInteger();
    private final Server product;
    private final String network;
    private final List<String> houses;
    private final int beds;
    private final Walls walls;

    /** @param beds of each house, numbered from 1, open for many nights */
    Crises(Server product, String network, List<String> houses, int beds, Walls walls) {
        this.product = product;
        this.network = network;
        this.houses = houses;
        this.beds = beds;
        this.walls = walls;
        for (String step : List.of(
                "search",
                "open a case",
                "ask two facilities",
                "yes",
                "yes, until a screen shows it",
                "from the search to a screen")) steps.put(step, new Latencies());
    }

    ConstantRate calls() {
        return calls;
    }

    /** How long each took. */
    Map<String, Latencies> steps() {
        return steps;
    }

    /** Sights of firm beds that did not come. */
    int unseen() {
        return agreed.get() * walls.lookedAt() - sights.get();
    }

    /** Returns when all that was begun is over. */
    void run(int perSecond, Duration time) throws Exception {
        List<CompletableFuture<?>> all = new ArrayList<>();
        ConstantRate.keep(
                perSecond,
                (int) (perSecond * time.toSeconds()),
                System.nanoTime(),
                (i, due) -> all.add(crisis(i, due)));
        NightBenchmark.await(all);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (unseen() > 0 && System.nanoTime() < deadline) LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        walls.check();
    }

    private CompletableFuture<?> crisis(int i, long due) {
        String house = houses.get(i % houses.size());
        String other = houses.get((i + 1) % houses.size());
        String bed = Integer.toString(1 + i / houses.size() % beds);
        String cases = "/api/networks/" + network + "/cases";
        AtomicInteger seen = new AtomicInteger();
        String[] id = new String[1];
        return step("search", due, "/api/networks/" + network + "/matches", question(i))
                .thenCompose(found -> step("open a case", 0, cases, "{" + need(i) + "}"))
                .thenCompose(opened -> {
                    id[0] = opened.get("id").asText();
                    return step(
                            "ask two facilities",
                            0,
                            cases + "/" + id[0] + "/asks",
                            "{\"facilities\":[{\"facility\":\"" + house + "\"},{\"facility\":\"" + other + "\"}]}");
                })
                .thenCompose(asked -> {
                    long begin = System.nanoTime();
                    walls.await(house, bed, at -> {
                        sights.incrementAndGet();
                        add("yes, until a screen shows it", at - begin);
                        add("from the search to a screen", at - due);
                        if (seen.incrementAndGet() == walls.lookedAt()) {
                            walls.forget(house, bed);
                            goHome(cases + "/" + id[0]);
                        }
                    });
                    return step(
                            "yes",
                            begin,
                            "/api/facilities/" + house + "/asks/" + idOf(asked, house) + "/answer",
                            "{\"answer\":\"YES\",\"bed\":\"" + bed + "\"}");
                })
                .thenApply(agreement -> agreed.incrementAndGet());
    }

    private void goHome(String path) {
        calls.send(request(product, "POST", path + "/close", "{\"as\":\"ENDED\",\"why\":\"WENT_HOME\"}"));
    }

    private static String idOf(JsonNode asked, String house) {
        for (JsonNode ask : asked.get("asks"))
            if (ask.get("facility").asText().equals(house)) return ask.get("id").asText();
        throw new IllegalStateException("not asked: " + house);
    }

    /** @param due when it should have begun; 0: now */
    private CompletableFuture<JsonNode> step(String name, long due, String path, String body) {
        long begin = due == 0 ? System.nanoTime() : due;
        var answered = calls.send(request(product, "POST", path, body));
        return NightBenchmark.timed(steps.get(name), begin, answered).thenApply(answer -> {
            try {
                return JSON.readTree(answer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void add(String step, long nanos) {
        Latencies times = steps.get(step);
        synchronized (times) {
            times.add(nanos);
        }
    }

    static String question(int i) {
        return "{" + need(i) + ",\"at\":{\"lat\":36.38,\"lon\":139.73},\"limit\":20}";
    }

    private static String need(int i) {
        return "\"need\":{\"sex\":\"" + (i % 2 == 0 ? "FEMALE" : "MALE") + "\",\"age\":" + (20 + i % 60)
                + "},\"nights\":{\"from\":\"" + Given.tonight() + "\",\"count\":1}";
    }

    static HttpRequest request(Server product, String method, String path, String body) {
        try {
            return HttpRequest.newBuilder(URI.create(product.base() + path))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + product.administrator())
                    .method(method, BodyPublishers.ofString(body))
                    .build();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
