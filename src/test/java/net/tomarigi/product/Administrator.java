package net.tomarigi.product;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Who may do everything in a product of its own: the demo's administrator, the only account that is there at the start. */
public final class Administrator {
    /** With which the product makes the demo and then leaves it alone. */
    static final String[] STILL_DEMO = {
        "-Dtomarigi.demo=on", "-Dtomarigi.demo.change-every=P365D", "-Dtomarigi.demo.year=off"
    };

    private static final Duration LONGEST_MAKING = Duration.ofMinutes(1);
    private static final String WORDS = "{\"username\":\"admin\",\"password\":\"tomarigi\"}";

    private Administrator() {}

    /** A token, once the accounts of the demo are made. */
    static String token(String base) throws IOException, InterruptedException {
        HttpRequest login = HttpRequest.newBuilder(URI.create(base + "/api/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(WORDS))
                .build();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        long deadline = System.nanoTime() + LONGEST_MAKING.toNanos();
        while (true) {
            HttpResponse<byte[]> answer = http.send(login, BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200)
                return new ObjectMapper().readTree(answer.body()).get("token").asText();
            if (System.nanoTime() > deadline)
                throw new IllegalStateException(
                        "signing in → " + answer.statusCode() + " " + new String(answer.body()));
            Thread.sleep(200);
        }
    }
}
