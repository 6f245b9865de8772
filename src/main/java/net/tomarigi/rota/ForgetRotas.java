package net.tomarigi.rota;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import net.tomarigi.platform.Background;
import org.jboss.logging.Logger;

/** What is kept for a while only: notes that may name a person, and swaps that nobody asks about any more. */
@ApplicationScoped
class ForgetRotas {
    private static final Logger LOG = Logger.getLogger(ForgetRotas.class);
    private static final Duration AMENDMENTS_KEPT = Duration.ofDays(400);

    private final Rotas rotas;
    private final Notes notes;
    private final Background background;
    private final Clock clock;

    ForgetRotas(Rotas rotas, Notes notes, Background background, Clock clock) {
        this.rotas = rotas;
        this.notes = notes;
        this.background = background;
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 3 * * ?", timeZone = "Asia/Tokyo", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> whenDue() {
        return background
                .run(() -> notes.forgetBefore(clock.instant().minus(Note.KEPT)))
                .invoke(gone -> LOG.infof("%d hand-over notes were kept for 90 days and are gone", gone))
                .chain(() ->
                        background.run(() -> rotas.forgetBefore(clock.instant().minus(AMENDMENTS_KEPT))))
                .replaceWithVoid();
    }
}
