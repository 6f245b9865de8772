package net.tomarigi.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import net.tomarigi.Given;
import net.tomarigi.access.Endpoints.Endpoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint as everybody, where their role holds and where it does not: allowed or refused as {@link Permission}'s table
 * says. Made from the list, so that what is added to it is tried by itself.
 */
@QuarkusTest
class MatrixTest {
    private static final String WEBSOCKET = "WS";
    private static final Set<String> READS = Set.of("GET", WEBSOCKET);
    private static final int CALLERS = 4;

    @TestHTTPResource("/")
    URI server;

    /** Thousands of calls of which only the status is asked: a plain client takes a fraction of REST Assured's time. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A network that shows its board to nobody, and a facility in it. */
    private record Place(String network, String facility) {
        static Place make() {
            String network = Given.network();
            As.bearer(As.administrator())
                    .contentType(ContentType.JSON)
                    .body("{\"name\":\"Closed town\",\"publicBoard\":false}")
                    .put("/api/networks/" + network)
                    .then()
                    .statusCode(200);
            // Else whoever is of elderly care may do nothing.
            As.bearer(As.administrator())
                    .contentType(ContentType.JSON)
                    .body("{\"elderlyCare\":{\"on\":true}}")
                    .put("/api/networks/" + network + "/settings")
                    .then()
                    .statusCode(200);
            return new Place(network, Given.facility(network, 1));
        }

        Grant grant(Role role) {
            return switch (role.reach()) {
                case NETWORK -> Grant.inNetwork(role, network, null);
                case FACILITY -> Grant.atFacility(role, facility, Set.of());
                case EVERYWHERE -> Grant.everywhere(role);
            };
        }
    }

    /** Somebody of every role in one place, and another place where they have none. */
    private record Cast(Place own, Place foreign, Map<Role, String> tokens, AtomicBoolean hasChanged) {
        static Cast make() {
            Place own = Place.make();
            Map<Role, String> tokens = new EnumMap<>(Role.class);
            for (Role role : Role.values()) tokens.put(role, As.token(own.grant(role)));
            return new Cast(own, Place.make(), tokens, new AtomicBoolean());
        }
    }

    @Tag("N3")
    @Tag("C2")
    @Test
    void everybodyMayWhatTheTableSaysAndNothingElse() throws Exception {
        Set<String> wrong = ConcurrentHashMap.newKeySet();
        AtomicInteger tried = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            BlockingQueue<Cast> casts = new LinkedBlockingQueue<>();
            for (int i = 0; i < CALLERS; i++) casts.add(Cast.make());
            List<Callable<Void>> all = new ArrayList<>();
            for (Endpoint endpoint : Endpoints.ALL)
                all.add(() -> {
                    Cast cast = casts.take();
                    try {
                        tried.addAndGet(everybody(endpoint, cast, wrong));
                    } finally {
                        casts.add(cast.hasChanged.get() ? Cast.make() : cast);
                    }
                    return null;
                });
            for (Future<Void> one : callers.invokeAll(all)) one.get();
        } finally {
            callers.shutdownNow();
        }
        assertThat(wrong).isEmpty();
        assertThat(tried.get())
                .isEqualTo(Endpoints.ALL.size() * Role.values().length * 2)
                .isGreaterThan(300);
    }

    /** @return how many were tried */
    private int everybody(Endpoint endpoint, Cast cast, Set<String> wrong) {
        int tried = 0;
        for (Place asked : List.of(cast.own, cast.foreign))
            for (Role role : Role.values()) {
                int status = call(endpoint, asked, cast.tokens.get(role));
                boolean mayBe = endpoint.permission().isForEverybody()
                        || endpoint.permission().roles().contains(role)
                                && (asked == cast.own
                                        || role == Role.ADMINISTRATOR
                                        || endpoint.permission().reach() == Role.Reach.EVERYWHERE);
                tried++;
                if (mayBe == (status == 403) || status == 401 || status >= 500)
                    wrong.add(endpoint + " as " + role.name().toLowerCase(Locale.ROOT)
                            + (asked == cast.own ? ", own" : ", foreign") + " → " + status);
                // What only reads, and what is refused, leaves everything as it was.
                if (!READS.contains(endpoint.method()) && status < 300) {
                    cast.hasChanged.set(true);
                    cast.tokens.put(role, As.token(cast.own.grant(role)));
                }
            }
        int status = call(endpoint, cast.own, null);
        if (endpoint.permission().isForEverybody() == (status == 401)) wrong.add(endpoint + " as nobody → " + status);
        return tried;
    }

    @Tag("C2")
    @Test
    void whatANetworkMakesPublicEverybodySeesAndNoMore() {
        Place place = new Place(Given.network(), null);
        String facility = Given.facility(place.network, 1);
        As.nobody().get("/api/networks/" + place.network + "/board").then().statusCode(200);
        As.nobody().get("/api/facilities/" + facility).then().statusCode(401);
        As.nobody().get("/api/networks/" + place.network + "/facilities").then().statusCode(401);
    }

    private int call(Endpoint endpoint, Place place, String token) {
        String path = endpoint.path()
                .replace("{network}", place.network)
                .replace("{facility}", place.facility)
                .replaceAll("\\{\\w+}", "x");
        if (endpoint.method().equals(WEBSOCKET)) return handshake(path, token);
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", token == null ? "None" : "Bearer " + token);
        if (endpoint.method().equals("GET")) request.GET();
        else
            request.header("Content-Type", contentType(path))
                    .method(endpoint.method(), HttpRequest.BodyPublishers.ofString("{}"));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(endpoint.toString(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String contentType(String path) {
        return path.endsWith("/import") || path.contains("/registrants/sheet") ? "text/csv" : "application/json";
    }

    /** 101 where the line was opened. */
    private int handshake(String path, String token) {
        WebSocket.Builder socket = http.newWebSocketBuilder();
        if (token != null) socket.header("Authorization", "Bearer " + token);
        URI address = URI.create(server.toString().replaceFirst("^http", "ws").replaceFirst("/$", "") + path);
        try {
            socket.buildAsync(address, new WebSocket.Listener() {}).join().abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused)
                return refused.getResponse().statusCode();
            throw e;
        }
    }
}
