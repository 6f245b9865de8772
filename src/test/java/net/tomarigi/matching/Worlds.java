package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Worlds that a seed makes up: facilities on a coarse grid with several beds each, and a question about them.
 *
 * <p>No distance in them lies so near the middle between two millimetres that another formula could round it the other
 * way.
 */
final class Worlds {
    /**
     * How much is there, by which the cases are made: many fit, few, none, or only one after another.
     *
     * @param takes how likely a facility has what could be asked for
     * @param closes how likely an open night is followed by a closed one
     */
    private record Supply(double takes, double closes) {}

    private static final List<Supply> SUPPLIES = List.of(
            new Supply(0.97, 0.05),
            new Supply(0.88, 0.25),
            new Supply(0.5, 0.4),
            new Supply(0.99, 0.45),
            new Supply(0.99, 0.12));
    private static final List<Place> CORNERS = List.of(
            new Place(36.4, 139.7),
            new Place(36.6, 139.75),
            new Place(43, 141.3),
            new Place(-33.9, 179.9),
            new Place(89.7, 0));
    private static final double[] GRID_STEPS = {0.02, 0.05, 0.05, 0.3};
    private static final double AMBIGUOUS_MILLIMETRES = 2e-5;
    private static final double MOST_PLANS = 20_000;
    private static final int VERY_MANY = 5_000;
    private static final int MANY = 400;
    private static final int FEW = 40;
    private static final int DAY_MINUTES = 24 * 60;

    /** @param seed makes this world again */
    record World(
            long seed, long firstNight, Metric metric, List<Candidate> candidates, Question question, Policy policy) {
        World of(List<Candidate> others) {
            return new World(seed, firstNight, metric, others, question, policy);
        }

        World asking(Question another) {
            return new World(seed, firstNight, metric, candidates, another, policy);
        }

        Answer expected() {
            return Oracle.answer(candidates, firstNight, question, policy, metric);
        }

        CandidateIndex index() {
            return index(seed);
        }

        /** @param order of the candidates: another for another number */
        CandidateIndex index(long order) {
            CandidateIndex index = new CandidateIndex(metric);
            List<Candidate> shuffled = new ArrayList<>(candidates);
            Collections.shuffle(shuffled, new Random(order));
            index.replaceAll(shuffled, firstNight);
            return index;
        }
    }

    final SplittableRandom random;
    final Metric metric;
    final long firstNight;
    private final long seed;
    private final Supply supply;
    private final double asks;
    private final int networks;
    private final int now;
    private final List<Place> grid;
    private final List<Bed> facilities = new ArrayList<>();

    Worlds(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        supply = one(SUPPLIES);
        asks = random.nextDouble() * (supply.closes() > 0.4 ? 0.4 : 1);
        metric = chance(0.7) ? Metric.GREAT_CIRCLE : Metric.PLANE;
        networks = 1 + random.nextInt(5);
        firstNight = 20_000 + random.nextInt(1000);
        now = (int) (firstNight * DAY_MINUTES + random.nextInt(2 * DAY_MINUTES));
        grid = grid();
    }

    /** Most are small; some have hundreds of candidates, a few thousands. */
    World any() {
        if (chance(0.001)) return world(VERY_MANY);
        return chance(0.015) ? world(random.nextInt(MANY + 1)) : small();
    }

    World small() {
        return world(random.nextInt(chance(0.12) ? 4 : chance(0.7) ? FEW + 1 : 3 * FEW));
    }

    private World world(int size) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < size; i++) candidates.add(candidate("b" + i));
        Policy policy = policy();
        return new World(seed, firstNight, metric, candidates, question(candidates, firstNight), policy);
    }

    // candidates

    /** A bed, or a team, of one of the facilities. */
    Candidate candidate(String id) {
        if (facilities.isEmpty() || chance(0.35)) facilities.add(facility("f" + facilities.size()));
        Candidate facility = one(facilities).candidate();
        Bed bed = Bed.like(facility).id(id).open(nightZero(), nights());
        if (chance(0.15)) bed.team(true);
        if (chance(0.2)) bed.wheelchair(chance(0.5));
        if (chance(0.2)) bed.sexes(facility.sexes() & random.nextInt(4));
        if (chance(0.3)) bed.yes(yes());
        if (chance(0.3)) bed.fairness(random.nextDouble());
        if (chance(0.1)) bed.attestedAt(attestedAt());
        return bed.candidate();
    }

    private Bed facility(String id) {
        int disabilities = bits(8, supply.takes());
        int always = bits(24, chance(0.15) ? 0.05 : supply.takes());
        int byDay = ~always & bits(24, 0.4);
        int ages = bits(4, supply.takes());
        int levelMin = chance(supply.takes()) ? 1 : 1 + random.nextInt(6);
        return Bed.of("of " + id)
                .facility(id)
                .networks(networks())
                .place(chance(0.07) ? null : one(grid))
                .disabilities(disabilities, ~disabilities & bits(8, 0.5))
                .care(always, byDay, ~always & ~byDay & bits(24, 0.5))
                .sexes(chance(supply.takes()) ? Need.FEMALE | Need.MALE : random.nextInt(4))
                .ages(ages, ~ages & bits(4, 0.5))
                .levels(levelMin, chance(supply.takes()) ? 6 : levelMin + random.nextInt(7 - levelMin))
                .maxBehaviour(chance(supply.takes()) ? 24 : random.nextInt(25))
                .wheelchair(chance(supply.takes()))
                .unstated(random.nextInt(1 << Criterion.values().length))
                .attestedAt(attestedAt())
                .yes(yes())
                .fairness(chance(0.5) ? Policy.NEUTRAL : random.nextDouble());
    }

    private List<String> networks() {
        Set<String> names = new HashSet<>();
        int count = chance(0.7) ? 1 : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) names.add("n" + random.nextInt(networks));
        return List.copyOf(names);
    }

    private long nightZero() {
        if (chance(0.8)) return firstNight;
        return firstNight + (chance(0.9) ? random.nextInt(-9, 10) : random.nextInt(-80, 80));
    }

    private long nights() {
        if (chance(0.05)) return 0;
        if (chance(0.002 / supply.closes())) return -1;
        long nights = 0;
        boolean open = !chance(supply.closes());
        for (int i = 0; i < 64; i++) {
            if (open) nights |= 1L << i;
            open = open ? !chance(supply.closes()) : chance(0.5);
        }
        return nights;
    }

    private int attestedAt() {
        if (chance(0.15)) return Candidate.NEVER;
        if (chance(0.05)) return now + random.nextInt(DAY_MINUTES);
        return now - random.nextInt((chance(0.8) ? 4 : 400) * DAY_MINUTES);
    }

    private float[] yes() {
        if (chance(0.3)) return null;
        float[] yes = new float[chance(0.5) ? 1 : Likelihood.SLOTS];
        for (int i = 0; i < yes.length; i++) yes[i] = (float) random.nextDouble();
        return yes;
    }

    // questions

    /**
     * One that an oracle can answer: with few enough relays to look at them all.
     *
     * @param today about which nights it is
     */
    Question question(List<Candidate> candidates, long today) {
        for (; ; ) {
            Question question = anyQuestion(candidates, today);
            Place at = question.at();
            if (at != null && grid.stream().anyMatch(place -> isAmbiguous(at, place))) continue;
            if (Oracle.plans(candidates, today, question, metric) <= MOST_PLANS) return question;
        }
    }

    private Question anyQuestion(List<Candidate> candidates, long today) {
        Place at = chance(0.12) ? null : chance(0.6) ? one(grid) : near(one(grid));
        Asking asking = Asking.anything()
                .at(at)
                .nights(questionNight(today), nightCount())
                .maxKm(maxKm(at, candidates))
                .reach(reach())
                .teams(chance(0.5))
                .when(now, random.nextInt(24))
                .ties(ties(), chance(0.5) ? Affinity.NEUTRAL : affinity())
                .limit(chance(0.5) ? Question.MOST : 1 + random.nextInt(20));
        if (asked()) asking.disabilities(bits(8, 0.3 * asks));
        if (asked()) asking.care(bits(24, 0.15 * asks));
        if (asked()) asking.behaviour(random.nextInt(25));
        if (asked()) asking.supportLevel(1 + random.nextInt(6));
        if (asked()) asking.sex(chance(0.5) ? Need.FEMALE : Need.MALE);
        if (asked()) asking.age(random.nextInt(100));
        if (asked()) asking.wheelchair(random.nextInt(2));
        return asking.question();
    }

    private boolean asked() {
        return chance(0.3 + 0.6 * asks);
    }

    private long questionNight(long today) {
        if (chance(0.7)) return today;
        return today + (chance(0.7) ? random.nextInt(-1, 7) : random.nextInt(40, 62));
    }

    private int nightCount() {
        if (chance(0.3)) return 1;
        return chance(0.75) ? random.nextInt(2, 8) : chance(0.6) ? random.nextInt(8, 16) : random.nextInt(16, 61);
    }

    private double maxKm(Place at, List<Candidate> candidates) {
        if (chance(0.35)) return Double.POSITIVE_INFINITY;
        if (chance(0.05)) return 0;
        if (chance(0.2)) return random.nextDouble() * 50;
        if (at != null && !candidates.isEmpty() && chance(0.2)) {
            Place place = one(candidates).place();
            if (place != null) return Oracle.millimetres(at, place, metric) / 1e6;
        }
        return Concession.LADDER_KM[random.nextInt(chance(0.9) ? 12 : Concession.LADDER_KM.length)];
    }

    private Set<String> reach() {
        if (chance(0.5)) return null;
        if (chance(0.04)) return chance(0.5) ? Set.of() : Set.of("nobody’s");
        return Set.copyOf(networks());
    }

    private Map<String, Affinity> ties() {
        Map<String, Affinity> ties = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) ties.put("f" + random.nextInt(20), affinity());
        return ties;
    }

    private Affinity affinity() {
        return new Affinity(random.nextDouble(), random.nextInt(3) / 2.0, random.nextDouble());
    }

    /** Weights are of no round numbers: no score lies in the middle between two of nine decimals. */
    Policy policy() {
        if (chance(0.25)) return Policy.DEFAULT;
        Map<Part, Double> weights = new EnumMap<>(Part.class);
        if (chance(0.25)) weights.put(Part.values()[random.nextInt(Part.values().length)], 1.0);
        else if (chance(0.85)) for (Part part : Part.values()) if (chance(0.7)) weights.put(part, random.nextDouble());
        double level = random.nextDouble();
        double care = random.nextDouble() * (1 - level);
        return new Policy(
                weights,
                chance(0.5) ? 60 : 1 + random.nextDouble() * 100,
                chance(0.5) ? 72 : 1 + random.nextDouble() * 300,
                chance(0.5) ? Policy.Fit.DEFAULT : new Policy.Fit(level, care, 1 - level - care));
    }

    // places

    private List<Place> grid() {
        for (; ; ) {
            Place corner = near(chance(0.8) ? CORNERS.get(0) : one(CORNERS));
            double step = GRID_STEPS[random.nextInt(GRID_STEPS.length)];
            int side = random.nextInt(1, 6);
            List<Place> places = new ArrayList<>();
            for (int i = 0; i < side * side; i++)
                places.add(place(corner.lat() + step * (i / side), corner.lon() + step * (i % side)));
            if (places.stream().noneMatch(a -> places.stream().anyMatch(b -> isAmbiguous(a, b)))) return places;
        }
    }

    private Place near(Place place) {
        return place(place.lat() + random.nextDouble() / 10, place.lon() + random.nextDouble() / 10);
    }

    private static Place place(double lat, double lon) {
        return new Place(Math.min(90, lat), lon > 180 ? lon - 360 : lon);
    }

    private boolean isAmbiguous(Place a, Place b) {
        double millimetres = Oracle.exactKm(a, b, metric) * 1e6;
        return Math.abs(millimetres - Math.floor(millimetres) - 0.5) < AMBIGUOUS_MILLIMETRES;
    }

    // chance

    boolean chance(double likelihood) {
        return random.nextDouble() < likelihood;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private int bits(int count, double likelihood) {
        int bits = 0;
        for (int bit = 0; bit < count; bit++) if (chance(likelihood)) bits |= 1 << bit;
        return bits;
    }
}
