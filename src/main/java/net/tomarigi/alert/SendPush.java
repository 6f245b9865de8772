package net.tomarigi.alert;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import net.tomarigi.access.Secret;
import net.tomarigi.alert.Subscriptions.Subscription;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.Words;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands messages for browsers to their push services. */
@Singleton
class SendPush {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MOST_CONNECTIONS = 20;
    private static final int MOST_WAITING = 500;
    private static final int LONGEST_TOPIC = 32;
    /** What is over is told to whoever comes back within this time. */
    private static final Duration OVER_IS_KEPT = Duration.ofHours(1);

    private static final Duration TEST_IS_KEPT = Duration.ofMinutes(1);

    private final HttpClient client;
    private final PushHosts hosts;
    private final OwnPushKey key;
    private final Words words;
    private final String contact;

    /** @param address of this installation: a push service may want to know whom it serves */
    SendPush(
            Vertx vertx,
            PushHosts hosts,
            OwnPushKey key,
            Words words,
            @ConfigProperty(name = "tomarigi.push.contact") Optional<String> contact,
            @ConfigProperty(name = "tomarigi.address") Optional<String> address) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setMaxWaitQueueSize(MOST_WAITING)
                .setConnectTimeout((int) PATIENCE.toMillis()));
        this.hosts = hosts;
        this.key = key;
        this.words = words;
        this.contact = contact.or(() -> address.filter(one -> one.startsWith("https:")))
                .orElse(null);
    }

    /** Never fails. */
    Uni<Outcome> send(Notice notice) {
        Duration kept = notice.kind() == Notice.Kind.OVER ? OVER_IS_KEPT : notice.left();
        return send(notice.push().target(), PushMessage.of(notice, words), kept);
    }

    Uni<Outcome> test(Subscription subscription, String facility) {
        return send(subscription.target(), PushMessage.test(facility, subscription.language(), words), TEST_IS_KEPT);
    }

    private Uni<Outcome> send(Target target, PushMessage message, Duration kept) {
        if (!hosts.takes(target.endpoint()))
            return Uni.createFrom().item(new Outcome.Gone()); // it was listed when it was subscribed, and is no more
        byte[] text = EventJson.writeData(message).getBytes(StandardCharsets.UTF_8);
        String topic = Secret.hash(message.tag()).substring(0, LONGEST_TOPIC);
        return key.get()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(pair -> {
                    try {
                        return new WebPush(pair, contact)
                                .seal(target, text, (int) Math.max(1, kept.toSeconds()), topic);
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .flatMap(ready -> post(target.endpoint(), ready))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(Outcome.Failed::because);
    }

    /** To that address and no other: redirects are not followed. */
    private Uni<Outcome> post(String endpoint, WebPush.Message message) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(endpoint)
                .setFollowRedirects(false)
                .setIdleTimeout(PATIENCE.toMillis());
        message.headers().forEach(options::putHeader);
        return Uni.createFrom().completionStage(() -> client.request(options)
                .compose(request -> request.send(Buffer.buffer(message.body())))
                .map(SendPush::outcome)
                .toCompletionStage());
    }

    private static Outcome outcome(HttpClientResponse response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) return new Outcome.Told();
        if (status == 404 || status == 410) return new Outcome.Gone();
        return new Outcome.Failed("status " + status, seconds(response.getHeader("Retry-After")));
    }

    private static Duration seconds(String header) {
        return header != null && header.matches("\\d{1,5}")
                ? Duration.ofSeconds(Long.parseLong(header))
                : Duration.ZERO;
    }
}
