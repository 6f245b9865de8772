package net.tomarigi.platform.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.Pulse;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class PostgresPulse implements Pulse {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Mutiny.SessionFactory sessions;
    private final Background background;

    PostgresPulse(Mutiny.SessionFactory sessions, Background background) {
        this.sessions = sessions;
        this.background = background;
    }

    @Override
    public Uni<Void> beat() {
        return background
                .run(() -> sessions.withStatelessSession(session ->
                        session.createNativeQuery("select 1", Integer.class).getSingleResult()))
                .replaceWithVoid()
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }
}
