package net.tomarigi.search;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.Stream;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Sex;
import net.tomarigi.matching.Answer;
import net.tomarigi.matching.Need;
import net.tomarigi.matching.Place;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.MetricNames;
import net.tomarigi.search.DemandLedger.Demand;
import org.jboss.logging.Logger;

/**
 * Keeps every search in the demand ledger, behind the answer: what waits is bounded, and what finds no room, or no database,
 * is counted.
 */
@ApplicationScoped
public class KeepDemand {
    private static final Logger LOG = Logger.getLogger(KeepDemand.class);
    private static final int MOST_WAITING = 5_000;
    private static final int MOST_AT_ONCE = 500;
    private static final Duration KEPT = Duration.ofDays(5 * 366);

    private final ArrayBlockingQueue<Demand> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final DemandLedger ledger;
    private final Background background;
    private final Clock clock;
    private final Counter lost;

    KeepDemand(DemandLedger ledger, Background background, Clock clock, MeterRegistry metrics) {
        this.ledger = ledger;
        this.background = background;
        this.clock = clock;
        this.lost = metrics.counter(MetricNames.DEMAND_LOST);
    }

    void keep(Matches matches) {
        if (!waiting.offer(demand(matches))) lost.increment();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> whenAnyWait() {
        List<Demand> some = new ArrayList<>();
        waiting.drainTo(some, MOST_AT_ONCE);
        if (some.isEmpty()) return Uni.createFrom().voidItem();
        return background.run(() -> ledger.write(latest(some))).onFailure().recoverWithUni(failure -> {
            lost.increment(some.size());
            LOG.warnf("%d searches are missing in the demand ledger: %s", some.size(), failure.toString());
            return Uni.createFrom().voidItem();
        });
    }

    @Scheduled(cron = "0 50 3 * * ?", timeZone = "Asia/Tokyo", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> whenSomeAreOld() {
        return background.run(() -> ledger.forget(clock.instant().minus(KEPT))).replaceWithVoid();
    }

    /** Of one search only its last state. */
    private static List<Demand> latest(List<Demand> some) {
        Map<Object, Demand> latest = new LinkedHashMap<>();
        for (Demand one : some)
            latest.put(one.search() == null ? new Object() : List.of(one.network(), one.search()), one);
        return List.copyOf(latest.values());
    }

    private static Demand demand(Matches matches) {
        Sought sought = matches.sought();
        Answer answer = matches.answer();
        Place at = sought.at();
        Map<String, Integer> excluded = new LinkedHashMap<>();
        answer.excluded().forEach((criterion, count) -> excluded.put(criterion.name(), count));
        return new Demand(
                matches.board().network(),
                sought.search(),
                matches.now(),
                need(sought.need()),
                sought.nights(),
                (int) (matches.from().toEpochDay() - matches.board().tonight().toEpochDay()),
                sought.maxKm(),
                sought.neighbours(),
                at == null ? null : coarse(at.lat()),
                at == null ? null : coarse(at.lon()),
                answer.reached(),
                answer.fitting(),
                excluded,
                answer.nearMisses().stream()
                        .map(miss -> miss.concessions().stream()
                                .map(concession ->
                                        concession.criterion() + ":" + concession.of() + ":" + concession.degree())
                                .toList())
                        .toList(),
                answer.never() != null);
    }

    private static double coarse(double degrees) {
        return Math.round(degrees * 10) / 10.0;
    }

    private static Map<String, Object> need(Need need) {
        Map<String, Object> known = new LinkedHashMap<>();
        if (need.disabilities() != Need.UNKNOWN)
            known.put("disabilities", names(Disability.values(), need.disabilities()));
        if (need.care() != Need.UNKNOWN) known.put("care", names(Care.values(), need.care()));
        if (need.behaviour() != Need.UNKNOWN) known.put("behaviour", need.behaviour());
        if (need.supportLevel() != Need.UNKNOWN) known.put("supportLevel", need.supportLevel());
        if (need.sex() != Need.UNKNOWN) known.put("sex", need.sex() == Need.FEMALE ? Sex.FEMALE : Sex.MALE);
        if (need.age() != Need.UNKNOWN) known.put("ageBand", Need.ageBand(need.age()));
        if (need.wheelchair() != Need.UNKNOWN) known.put("wheelchair", need.wheelchair() == 1);
        return known;
    }

    private static List<String> names(Enum<?>[] all, int bits) {
        return Stream.of(all)
                .filter(one -> (bits >>> one.ordinal() & 1) == 1)
                .map(Enum::name)
                .toList();
    }
}
