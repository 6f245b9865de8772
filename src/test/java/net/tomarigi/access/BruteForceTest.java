package net.tomarigi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.tomarigi.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guessing finds nothing, and keeps nobody out who has been there before. */
@QuarkusTest
class BruteForceTest {
    private static final String PASSWORD = "夜勤の とまりぎ 3";
    private static final int GUESSES = 10_000;
    private static final int GUESSERS = 8;
    /** So that none of them is held up for asking too often. */
    private static final int BY_EACH_ADDRESS = 20;

    @TestHTTPResource("/api/login")
    URI login;

    private final Passwords passwords;
    private String username;

    BruteForceTest(Passwords passwords) {
        this.passwords = passwords;
    }

    @BeforeEach
    void somebody() {
        username = "night-" + Secret.id();
        String hash = passwords.hash(PASSWORD).await().atMost(Duration.ofSeconds(10));
        As.account(username, hash, Grant.inNetwork(Role.COORDINATOR, Given.network(), null));
    }

    @Test
    void tenThousandGuessesFromEverywhereFindNothingAndLeaveAKnownDeviceAlone() throws Exception {
        String device = signIn(PASSWORD, null).then().statusCode(200).extract().cookie("__Secure-tomarigi-device");

        List<Integer> answers = guess();

        assertThat(answers).hasSize(GUESSES).doesNotContain(200);
        // The password was compared a few times; all other guesses were not even looked at.
        assertThat(answers.stream().filter(status -> status == 401).count())
                .isLessThanOrEqualTo(SignInLimits.FROM_UNKNOWN_DEVICES);
        assertThat(answers.stream().distinct().collect(Collectors.toSet())).containsExactlyInAnyOrder(401, 429);
        signIn(PASSWORD, device).then().statusCode(200);
        // Elsewhere even the right one has to wait: whoever guesses does not learn that it is.
        signIn(PASSWORD, null)
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("type", is("/problems/too-many-attempts"));
    }

    @Test
    void aKnownDeviceGuessesForItselfAlone() {
        String device = signIn(PASSWORD, null).then().statusCode(200).extract().cookie("__Secure-tomarigi-device");
        for (int i = 0; i < SignInLimits.FROM_A_KNOWN_DEVICE; i++)
            signIn("wrong " + i, device).then().statusCode(401);

        signIn(PASSWORD, device).then().statusCode(429);
        signIn(PASSWORD, null).then().statusCode(200);
    }

    @Test
    void aDeviceIsKnownToTheAccountsThatHaveSignedInThereAndToNoOther() {
        String device = signIn(PASSWORD, null).then().statusCode(200).extract().cookie("__Secure-tomarigi-device");
        String another = username + "-2";
        for (int i = 0; i < SignInLimits.FROM_UNKNOWN_DEVICES; i++)
            signIn(another, "wrong", device).then().statusCode(401);

        signIn(another, "wrong", device).then().statusCode(429);
        for (String made : List.of("x", "x.y", "~", device.substring(0, device.length() - 4) + "AAAA"))
            for (int i = 0; i < 2; i++) signIn(another, "wrong", made).then().statusCode(429);
    }

    @Test
    void anAccountThatDoesNotExistIsCountedAsOneThatDoes() {
        String nobody = "nobody-" + Secret.id();
        for (int i = 0; i < SignInLimits.FROM_UNKNOWN_DEVICES; i++)
            signIn(nobody, "wrong", null).then().statusCode(401);

        signIn(nobody, "wrong", null).then().statusCode(429);
    }

    private Response signIn(String password, String device) {
        return signIn(username, password, device);
    }

    private static Response signIn(String name, String password, String device) {
        var request = As.nobody().contentType(ContentType.JSON);
        if (device != null) request.cookie("__Secure-tomarigi-device", device);
        return request.body("{\"username\":\"" + name + "\",\"password\":\"" + password + "\",\"cookie\":true}")
                .post("/api/login");
    }

    private List<Integer> guess() throws Exception {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService guessers = Executors.newFixedThreadPool(GUESSERS);
        try {
            List<Callable<Integer>> all = IntStream.range(0, GUESSES)
                    .<Callable<Integer>>mapToObj(i -> () -> http.send(
                                    HttpRequest.newBuilder(login)
                                            .header("Content-Type", "application/json")
                                            .header("X-Forwarded-For", "2001:db8:bad::" + i / BY_EACH_ADDRESS)
                                            .POST(HttpRequest.BodyPublishers.ofString("{\"username\":\"" + username
                                                    + "\",\"password\":\"guess " + i + "\"}"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> each : guessers.invokeAll(all)) answers.add(each.get());
            return answers;
        } finally {
            guessers.shutdownNow();
        }
    }
}
