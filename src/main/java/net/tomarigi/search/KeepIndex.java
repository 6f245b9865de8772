package net.tomarigi.search;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import net.tomarigi.board.FacilityListener;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.matching.AnswerModel;
import net.tomarigi.matching.Candidate;
import net.tomarigi.matching.CandidateIndex;
import net.tomarigi.matching.Likelihood;
import net.tomarigi.matching.Metric;
import net.tomarigi.matching.Policy;
import net.tomarigi.matching.Snapshot;
import net.tomarigi.offices.Qualification;

/** Keeps the matching index in step with this node's boards: whoever reported finds it in the next search. */
@Singleton
public class KeepIndex implements FacilityListener {
    private static final ZoneId TOKYO = net.tomarigi.network.Policy.TOKYO;

    private final CandidateIndex index = new CandidateIndex(Metric.GREAT_CIRCLE);
    private final AnswerModel answers = new AnswerModel();
    private final Clock clock;

    /** By facility and network: what was heard last. Changed under this object's lock, read without. */
    private volatile Map<String, Map<String, FacilityChanged>> heard = new ConcurrentHashMap<>();

    /** By facility: the ids of its candidates in the index. Guarded by this. */
    private final Map<String, Set<String>> offered = new HashMap<>();

    /** Of whose turn it is, smaller differences are not worth a change. */
    private static final double LEAST_TURN = 0.01;

    /** Both guarded by this. */
    private Map<String, Double> carried = Map.of();

    private Map<String, Double> fairness = Map.of();

    /** By facility, of those that keep a list of their staff: what somebody there is qualified for. Guarded by this. */
    private Map<String, Set<Qualification.Kind>> qualified = Map.of();

    private LocalDate firstNight;

    KeepIndex(Clock clock) {
        this.clock = clock;
        this.firstNight = firstNight();
        index.advance(firstNight.toEpochDay());
    }

    public Snapshot snapshot() {
        return index.snapshot();
    }

    /** Which bed of its facility a candidate is. */
    public static String bedOf(Candidate candidate) {
        return Candidates.bed(candidate);
    }

    /** What a network shows of a facility; of another network, where that one does not show it. */
    public Optional<FacilityChanged> find(String facility, String network) {
        Map<String, FacilityChanged> everywhere = heard.getOrDefault(facility, Map.of());
        FacilityChanged here = everywhere.get(network);
        if (here != null && isShown(here)) return Optional.of(here);
        return everywhere.values().stream().filter(KeepIndex::isShown).findFirst();
    }

    @Override
    public synchronized void changed(FacilityChanged whole) {
        if (isNews(whole)) put(whole.facility());
    }

    /** A facility was asked and answered: from now on that counts in how likely it says yes. */
    public synchronized void answered(String network, String facility, Instant at, boolean isYes) {
        Instant word = find(facility, network).map(FacilityChanged::attestedAt).orElse(null);
        long age = word == null ? -1 : Math.max(0, Duration.between(word, at).toMinutes());
        answers.add(network, facility, Likelihood.slot(at.atZone(TOKYO).getHour(), age), isYes);
        put(facility);
    }

    /**
     * What facilities have carried lately: from now on that counts in whose turn it is.
     *
     * @param nights of the last months, the harder ones weighing more, by facility
     */
    public synchronized void carried(Map<String, Double> nights) {
        if (nights.equals(carried)) return;
        carried = Map.copyOf(nights);
        Map<String, Double> before = fairness;
        fairness = fairness();
        Set<String> all = new HashSet<>(before.keySet());
        all.addAll(fairness.keySet());
        all.removeIf(facility -> Math.abs(turn(before, facility) - turn(fairness, facility)) <= LEAST_TURN);
        put(all);
    }

    /**
     * What staff are qualified for: from now on the next search warns where care is claimed and nobody can give it.
     *
     * @param kinds by facility, of all that keep a list of their staff
     */
    public synchronized void qualified(Map<String, Set<Qualification.Kind>> kinds) {
        Map<String, Set<Qualification.Kind>> before = qualified;
        qualified = Map.copyOf(kinds);
        Set<String> all = new HashSet<>(before.keySet());
        all.addAll(qualified.keySet());
        for (String facility : all) if (!Objects.equals(before.get(facility), qualified.get(facility))) put(facility);
    }

    private Map<String, Double> fairness() {
        Map<String, List<FacilityChanged>> byNetwork = new HashMap<>();
        Set<String> busy = new HashSet<>();
        heard.forEach((facility, everywhere) -> everywhere.forEach((network, whole) -> {
            if (!isShown(whole)) return;
            byNetwork.computeIfAbsent(network, none -> new ArrayList<>()).add(whole);
            if (carried.containsKey(facility)) busy.add(network);
        }));
        Map<String, Double> all = new HashMap<>();
        for (String network : busy) Fairness.add(carried, byNetwork.get(network), all);
        return all;
    }

    private static double turn(Map<String, Double> some, String facility) {
        return some.getOrDefault(facility, Policy.NEUTRAL);
    }

    private void put(String facility) {
        put(List.of(facility));
    }

    /** All in one snapshot of the index. */
    private void put(Collection<String> facilities) {
        List<Candidate> put = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        for (String facility : facilities) {
            List<Candidate> its = candidates(facility);
            Set<String> now = new HashSet<>();
            for (Candidate candidate : its) now.add(candidate.id());
            gone.addAll(offered.getOrDefault(facility, Set.of()));
            gone.removeAll(now);
            offered.put(facility, now);
            put.addAll(its);
        }
        if (!put.isEmpty() || !gone.isEmpty()) index.update(put, gone);
    }

    @Override
    public synchronized void replaced(Supplier<Collection<FacilityChanged>> all) {
        Map<String, Map<String, FacilityChanged>> fresh = new ConcurrentHashMap<>();
        for (FacilityChanged whole : all.get())
            fresh.computeIfAbsent(whole.facility(), id -> new ConcurrentHashMap<>())
                    .put(whole.network(), whole);
        heard = fresh;
        rebuild();
    }

    /** A night is over when it is over for every network, wherever its day begins. */
    private LocalDate firstNight() {
        return clock.instant().atZone(TOKYO).toLocalDate().minusDays(1);
    }

    @Scheduled(every = "30s")
    synchronized void whenANightIsOver() {
        if (firstNight().equals(firstNight)) return;
        rebuild();
    }

    private void rebuild() {
        firstNight = firstNight();
        offered.clear();
        List<Candidate> all = new ArrayList<>();
        for (String facility : heard.keySet()) {
            Set<String> ids = new HashSet<>();
            for (Candidate candidate : candidates(facility)) {
                all.add(candidate);
                ids.add(candidate.id());
            }
            offered.put(facility, ids);
        }
        index.replaceAll(all, firstNight.toEpochDay());
    }

    /** Keeps it, unless something later was heard before. */
    private boolean isNews(FacilityChanged whole) {
        Map<String, FacilityChanged> everywhere =
                heard.computeIfAbsent(whole.facility(), id -> new ConcurrentHashMap<>());
        FacilityChanged before = everywhere.get(whole.network());
        if (before != null && !isLater(whole, before)) return false;
        everywhere.put(whole.network(), whole);
        return true;
    }

    /** Versions only grow, each part's for itself; a bed that is gone takes its own with it. */
    private static boolean isLater(FacilityChanged one, FacilityChanged other) {
        if (one.version() != other.version()) return one.version() > other.version();
        if (one.standingVersion() != other.standingVersion()) return one.standingVersion() > other.standingVersion();
        if (nights(one) != nights(other)) return nights(one) > nights(other);
        return one.attestedAt() != null
                && (other.attestedAt() == null || one.attestedAt().isAfter(other.attestedAt()));
    }

    private static long nights(FacilityChanged whole) {
        long sum = 0;
        for (BedNights bed : whole.nights()) sum += bed.version();
        return sum;
    }

    private static boolean isShown(FacilityChanged whole) {
        return whole.standing() != null && whole.standing().member();
    }

    /** All of a facility, as whichever network heard of it last knows it. */
    private List<Candidate> candidates(String facility) {
        Map<String, FacilityChanged> shown = new TreeMap<>();
        heard.getOrDefault(facility, Map.of()).forEach((network, whole) -> {
            if (isShown(whole)) shown.put(network, whole);
        });
        FacilityChanged latest = null;
        for (FacilityChanged whole : shown.values()) if (latest == null || isLater(whole, latest)) latest = whole;
        if (latest == null) return List.of();
        float[] yes = answers.estimate(latest.network(), facility);
        return Candidates.of(
                latest,
                List.copyOf(shown.keySet()),
                qualified.get(facility),
                yes,
                turn(fairness, facility),
                firstNight);
    }
}
