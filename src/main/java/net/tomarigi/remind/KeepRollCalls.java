package net.tomarigi.remind;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.access.SignIn;
import net.tomarigi.network.KeepSettings;
import net.tomarigi.network.Policy;
import net.tomarigi.network.Reminders;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.RateLimits;
import net.tomarigi.remind.Calls.Owed;
import net.tomarigi.remind.Calls.Summary;
import net.tomarigi.remind.Calls.Whole;
import net.tomarigi.remind.RollCall.Kind;
import org.jboss.logging.Logger;

/** "Report now": all facilities of a network are asked at once, and it is seen who still owes an answer. */
@ApplicationScoped
public class KeepRollCalls {
    private static final Logger LOG = Logger.getLogger(KeepRollCalls.class);
    private static final int MOST_STARTS = 6;
    private static final Duration STARTS_WINDOW = Duration.ofHours(1);

    private final Access access;
    private final Calls calls;
    private final KeepSettings settings;
    private final RateLimits rates;
    private final Background background;
    private final Clock clock;

    KeepRollCalls(
            Access access, Calls calls, KeepSettings settings, RateLimits rates, Background background, Clock clock) {
        this.access = access;
        this.calls = calls;
        this.settings = settings;
        this.rates = rates;
        this.background = background;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> settle() {
        return background
                .run(calls::settle)
                .onFailure()
                .invoke(failure -> LOG.debugf("Answers could not be looked for: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /**
     * @param key the same of the same caller starts one
     * @return fails with a 409 while another one lives, and for a drill in quiet hours; with a 429 when there were too many
     */
    public Uni<Whole> start(Caller caller, String network, Kind kind, String note, int hours, String key) {
        String id = (key == null ? UUID.randomUUID() : named(network, caller.id(), key)).toString();
        return access.requireInNetwork(caller, Permission.CALL_ROLL, network)
                .chain(() -> settings.find(network))
                .chain(rules -> calls.find(network, id).flatMap(earlier -> {
                    if (earlier.isPresent()) return Uni.createFrom().item(earlier.get());
                    if (kind == Kind.PRACTICE) requireDay(rules.reminders());
                    return SignIn.backHere(rates.take("roll-call", network, MOST_STARTS, STARTS_WINDOW))
                            .invoke(taken -> {
                                if (!taken.allowed()) throw taken.problem().asException();
                            })
                            .chain(() -> calls.start(caller, network, id, kind, note, Duration.ofHours(hours)))
                            .invoke(started -> {
                                if (!started.id().equals(id))
                                    throw Problem.of("roll-call-runs", 409)
                                            .with("rollCall", started.id())
                                            .asException();
                            })
                            .chain(() -> find(network, id));
                }));
    }

    private static UUID named(String network, String who, String key) {
        return UUID.nameUUIDFromBytes(
                String.join("\u0000", "roll-call", network, who, key).getBytes(StandardCharsets.UTF_8));
    }

    /** Nobody is woken for a drill. */
    private void requireDay(Reminders rules) {
        Instant now = clock.instant();
        if (rules.isQuiet(now))
            throw Problem.of(
                            "quiet-hours",
                            409,
                            String.valueOf(
                                    rules.quietEnds(now).atZone(Policy.TOKYO).getHour()))
                    .asException();
    }

    /** One that is over already stays as it ended. */
    public Uni<Whole> end(Caller caller, String network, String id) {
        return access.requireInNetwork(caller, Permission.CALL_ROLL, network)
                .chain(() -> calls.end(caller, network, id))
                .invoke(found -> found.orElseThrow(() -> missing(id)))
                .chain(() -> find(network, id));
    }

    public Uni<Whole> find(Caller caller, String network, String id) {
        return access.requireInNetwork(caller, Permission.READ_CASES, network).chain(() -> find(network, id));
    }

    private Uni<Whole> find(String network, String id) {
        return calls.find(network, id).map(found -> found.orElseThrow(() -> missing(id)));
    }

    /** Newest first. */
    public Uni<List<Summary>> list(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.READ_CASES, network).chain(() -> calls.list(network));
    }

    /** What a facility still owes an answer to. */
    public Uni<List<Owed>> listOwed(Caller caller, String facility) {
        return access.requireAtFacility(caller, Permission.ANSWER_ASKS, facility)
                .chain(() -> calls.listOwed(facility));
    }

    private static RuntimeException missing(String id) {
        return Problem.notFound("roll-call", id).asException();
    }
}
