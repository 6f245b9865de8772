package net.tomarigi.access;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import net.tomarigi.platform.Background;
import org.jboss.logging.Logger;

/** Once a minute, who was here is written down, in one statement for all; nobody waits for it. */
@ApplicationScoped
class NoteSeen {
    private static final Logger LOG = Logger.getLogger(NoteSeen.class);

    private final KnownCallers known;
    private final Tokens tokens;
    private final Background background;

    NoteSeen(KnownCallers known, Tokens tokens, Background background) {
        this.known = known;
        this.tokens = tokens;
        this.background = background;
    }

    @Scheduled(
            every = "${tomarigi.access.note-seen-every:60s}",
            delayed = "5s",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> note() {
        return background
                .run(() -> tokens.seen(known.takeSeen()))
                .onFailure()
                .invoke(failure -> LOG.debug("Who was here could not be written down", failure))
                .onFailure()
                .recoverWithNull();
    }
}
