package net.tomarigi.search;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.board.BoardView;
import net.tomarigi.board.Boards;
import net.tomarigi.matching.Affinity;
import net.tomarigi.matching.Part;
import net.tomarigi.matching.Place;
import net.tomarigi.matching.Policy;
import net.tomarigi.matching.Question;
import net.tomarigi.matching.Snapshot;
import net.tomarigi.network.Weights;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violations;

/** Ranks the beds that can take a person, explains, and keeps that it was asked. Waits for no store. */
@ApplicationScoped
public class RankBeds {
    /** The farthest night that can be asked for, from tonight. */
    private static final int FARTHEST_NIGHT = 59;

    /** Ages are counted in steps, so that asking again a moment later answers the same, minutes. */
    private static final int STEP = 5;

    private static final double ZERO_KM = 60;
    private static final double ZERO_HOURS = 72;

    private static final Affinity KNOWN = new Affinity(1, Policy.NEUTRAL, Policy.NEUTRAL);

    private final Access access;
    private final Boards boards;
    private final KeepIndex index;
    private final KeepDemand demand;
    private final Clock clock;

    RankBeds(Access access, Boards boards, KeepIndex index, KeepDemand demand, Clock clock) {
        this.access = access;
        this.boards = boards;
        this.index = index;
        this.demand = demand;
        this.clock = clock;
    }

    /** Fails with a {@link net.tomarigi.platform.ProblemException}: 404 without such a network, 422 for nights too far. */
    public Uni<Matches> rank(Caller caller, String network, Sought sought) {
        return access.requireInNetwork(caller, Permission.MATCH, network).map(may -> rank(network, sought));
    }

    /** The best beds for a need, without a word of why; nothing of it is kept. */
    public List<Suggestion> suggest(
            String network,
            KnownNeed need,
            Double lat,
            Double lon,
            LocalDate from,
            int nights,
            Double maxKm,
            boolean neighbours,
            int most) {
        BoardView board = boards.findView(network).orElse(null);
        if (board == null || from.isBefore(board.tonight())) return List.of();
        Place at = lat == null || lon == null ? null : new Place(lat, lon);
        Sought sought = new Sought(need.toNeed(), at, from, nights, maxKm, neighbours, false, Set.of(), most, null);
        return index.snapshot().rank(question(network, sought, from, clock.instant()), policy(board.weights())).stream()
                .map(hit -> new Suggestion(
                        hit.candidate().facility(),
                        KeepIndex.bedOf(hit.candidate()),
                        Double.isNaN(hit.km()) ? null : hit.km(),
                        hit.score()))
                .toList();
    }

    private Matches rank(String network, Sought sought) {
        BoardView board = boards.findView(network)
                .orElseThrow(() -> Problem.notFound("network", network).asException());
        Instant now = clock.instant();
        LocalDate from = sought.from() == null ? board.tonight() : sought.from();
        checkNights(board, from, sought.nights());
        Snapshot snapshot = index.snapshot();
        Question question = question(network, sought, from, now);
        Matches matches = new Matches(
                board, sought, from, now, board.weights(), snapshot.answer(question, policy(board.weights())));
        demand.keep(matches);
        return matches;
    }

    private static Question question(String network, Sought sought, LocalDate from, Instant now) {
        return new Question(
                sought.need(),
                sought.at(),
                from.toEpochDay(),
                sought.nights(),
                sought.maxKm() == null ? Double.POSITIVE_INFINITY : sought.maxKm(),
                sought.neighbours() ? null : Set.of(network),
                sought.responders(),
                Candidates.minutes(now) / STEP * STEP,
                now.atZone(net.tomarigi.network.Policy.TOKYO).getHour(),
                ties(sought.familiar()),
                Affinity.NEUTRAL,
                sought.limit());
    }

    private static Map<String, Affinity> ties(Set<String> familiar) {
        Map<String, Affinity> ties = new HashMap<>();
        for (String facility : familiar) ties.put(facility, KNOWN);
        return ties;
    }

    private static void checkNights(BoardView board, LocalDate from, int count) {
        LocalDate last = board.tonight().plusDays(FARTHEST_NIGHT);
        Violations violations = new Violations();
        if (from.isBefore(board.tonight()) || from.isAfter(last))
            violations.add("nights.from", "night-not-between", from, board.tonight(), last);
        else if (from.plusDays(count - 1L).isAfter(last))
            violations.add("nights.count", "last-night-too-far", count, last);
        violations.throwIfAny();
    }

    private static Policy policy(Weights weights) {
        return new Policy(
                Map.of(
                        Part.DISTANCE, (double) weights.distance(),
                        Part.FIT, (double) weights.fit(),
                        Part.FRESHNESS, (double) weights.freshness(),
                        Part.LIKELIHOOD, (double) weights.likelihood(),
                        Part.FAMILIARITY, (double) weights.familiarity(),
                        Part.WISHES, (double) weights.wishes(),
                        Part.FAIRNESS, (double) weights.fairness(),
                        Part.CONTINUITY, (double) weights.continuity()),
                ZERO_KM,
                ZERO_HOURS,
                Policy.Fit.DEFAULT);
    }
}
