package net.tomarigi.vacancy.ws;

import io.quarkus.runtime.Startup;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends sockets whose other side has neither said anything nor answered a ping for a while: it is not there any more. */
@Singleton
@Startup
class SilentLines {
    private static final TypedKey<Long> HEARD = TypedKey.forLong("heard");
    private static final CloseReason SILENT = new CloseReason(1001);
    /** How often it is looked, within the time that a line may be silent. */
    private static final int LOOKS = 4;

    private final OpenConnections connections;
    private final Vertx vertx;
    private final Duration idle;

    SilentLines(
            OpenConnections connections,
            Vertx vertx,
            @ConfigProperty(name = "tomarigi.facility-socket.idle", defaultValue = "2m") Duration idle) {
        this.connections = connections;
        this.vertx = vertx;
        this.idle = idle;
    }

    @PostConstruct
    void watch() {
        vertx.setPeriodic(idle.toMillis() / LOOKS, tick -> connections.forEach(this::cutIfSilent));
    }

    void heard(WebSocketConnection connection) {
        connection.userData().put(HEARD, System.nanoTime());
    }

    private void cutIfSilent(WebSocketConnection connection) {
        Long heard = connection.userData().get(HEARD);
        if (heard == null || System.nanoTime() - heard < idle.toNanos()) return;
        connection.close(SILENT).subscribe().with(done -> {}, alreadyGone -> {});
    }
}
