package net.tomarigi.rota;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import net.tomarigi.network.KeepSettings;
import net.tomarigi.network.NetworkFunction;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.MetricNames;
import net.tomarigi.platform.Problem;
import net.tomarigi.rota.Rotas.Standing;
import org.jboss.logging.Logger;

/**
 * Who answers now, from this node's memory: however many desks and walls ask, a network's rota is read once in
 * {@link #FRESH}. A change that this node makes is there at once, another's after that time. While PostgreSQL is away, what was
 * last known goes on: the plan says for months who answers.
 */
@ApplicationScoped
@Startup // so that its metric is there before the first use
public class WhoAnswers {
    private static final Logger LOG = Logger.getLogger(WhoAnswers.class);
    static final Duration FRESH = Duration.ofSeconds(20);

    /** How far desks know ahead: a week's turn with its end. */
    public static final Duration AHEAD = Duration.ofDays(8);

    /** How far walls do, so that a shift changes on them without a question, also where the line breaks over a night. */
    public static final Duration ON_WALLS = Duration.ofHours(36);

    private final Rotas rotas;
    private final KeepSettings settings;
    private final Background background;
    private final Clock clock;
    private final Map<String, Answer> known = new ConcurrentHashMap<>();
    private final Map<String, Uni<Optional<Answer>>> asking = new ConcurrentHashMap<>();
    private volatile int networksWithGap;

    WhoAnswers(Rotas rotas, KeepSettings settings, Background background, Clock clock, MeterRegistry metrics) {
        this.rotas = rotas;
        this.settings = settings;
        this.background = background;
        this.clock = clock;
        Gauge.builder(MetricNames.ROTA_GAPS, this, all -> all.networksWithGap)
                .description("Networks in whose rota nobody answers at some time of the next seven days")
                .register(metrics);
    }

    /**
     * @param shifts from now for {@link #AHEAD}
     * @param gaps within {@link Gap#SHOUTED_BEFORE}
     * @param at the moment at which this is true
     */
    public record Answer(Standing standing, List<Shift> shifts, List<Gap> gaps, Instant at) {}

    /** Fails with a problem 404 without such a network. */
    public Uni<Answer> now(String network) {
        Instant now = clock.instant();
        Answer last = known.get(network);
        if (last != null && !last.at().isAfter(now) && now.isBefore(last.at().plus(FRESH)))
            return Uni.createFrom().item(last);
        return asking.computeIfAbsent(network, id -> ask(id, last))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("network", network).asException()));
    }

    /** Nothing is kept of what is not there: names are anybody's to make up. */
    private Uni<Optional<Answer>> ask(String network, Answer last) {
        AtomicReference<Uni<Optional<Answer>>> self = new AtomicReference<>();
        Uni<Optional<Answer>> asked = background
                .run(() -> rotas.find(network)
                        .flatMap(found -> found.isEmpty() ? Uni.createFrom().item(found) : asUsed(found.get())))
                .map(found -> found.map(standing -> answer(standing, clock.instant())))
                .onFailure(failure -> last != null)
                .recoverWithItem(failure -> {
                    LOG.debugf("The rota of %s is told from memory: %s", network, failure.getMessage());
                    return Optional.of(answer(last.standing(), clock.instant()));
                })
                // What was changed meanwhile has taken this question away, so that its answer is not kept.
                .invoke(found -> {
                    if (asking.remove(network, self.get())) found.ifPresent(answer -> known.put(network, answer));
                })
                .onFailure()
                .invoke(() -> asking.remove(network, self.get()))
                .memoize()
                .indefinitely();
        self.set(asked);
        return asked;
    }

    /** What was planned while the network used a rota stays, and is not told while it does not. */
    private Uni<Optional<Standing>> asUsed(Standing planned) {
        return settings.using(NetworkFunction.ROTA, List.of(planned.network()))
                .map(used -> Optional.of(used.isEmpty() ? planned.unplanned() : planned));
    }

    private static Answer answer(Standing standing, Instant now) {
        Rota rota = standing.rota();
        return new Answer(
                standing, rota.shifts(now, now.plus(AHEAD)), rota.gaps(now, now.plus(Gap.SHOUTED_BEFORE)), now);
    }

    /** Something was changed here. */
    void forget(String network) {
        asking.remove(network);
        known.remove(network);
    }

    @Scheduled(
            every = "${tomarigi.rota.watch-every:10m}",
            delayed = "5s",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> watch() {
        return background
                .run(() -> rotas.list()
                        .map(all -> all.stream()
                                .filter(this::hasGap)
                                .map(Standing::network)
                                .toList())
                        .flatMap(gaps -> settings.using(NetworkFunction.ROTA, gaps)))
                .invoke(used -> networksWithGap = used.size())
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.debug("Gaps of rotas could not be looked for", failure))
                .onFailure()
                .recoverWithNull();
    }

    private boolean hasGap(Standing one) {
        Instant now = clock.instant();
        return !one.rota().gaps(now, now.plus(Gap.SHOUTED_BEFORE)).isEmpty();
    }
}
