package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * docs/matching.md, naively: loops over a list, so that one sees that it is right. Reasons and cautions stay empty.
 *
 * <p>It shares only the types with the engine; distances are computed by other formulas.
 */
final class Oracle {
    private static final int WINDOW = 62;
    private static final int BEYOND = 99;
    private static final Comparator<Ranked> ORDER = Comparator.comparingDouble(Ranked::score)
            .reversed()
            .thenComparing(Ranked::km) // NaN, a place that is not known, comes last
            .thenComparing(ranked -> ranked.candidate().id());

    private final Collection<Candidate> all;
    private final long today;
    private final Question question;
    private final Need need;
    private final Policy policy;
    private final Metric metric;

    private Oracle(Collection<Candidate> all, long today, Question question, Policy policy, Metric metric) {
        this.all = all;
        this.today = today;
        this.question = question;
        this.need = question.need();
        this.policy = policy;
        this.metric = metric;
    }

    /** @param firstNight of the snapshot */
    static Answer answer(Collection<Candidate> all, long firstNight, Question question, Policy policy, Metric metric) {
        return new Oracle(all, firstNight, question, policy, metric).answer();
    }

    private Answer answer() {
        List<Candidate> reached = reached();
        Map<Criterion, Integer> excluded = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) excluded.put(criterion, 0);
        List<Ranked> fitting = new ArrayList<>();
        for (Candidate candidate : reached) {
            Set<Criterion> failed = failed(candidate);
            for (Criterion criterion : failed) excluded.merge(criterion, 1, Integer::sum);
            if (failed.isEmpty()) fitting.add(ranked(candidate));
        }
        fitting.sort(ORDER);
        return new Answer(
                0,
                reached.size(),
                fitting.size(),
                fitting.subList(0, Math.min(question.limit(), fitting.size())),
                excluded,
                enough(fitting) ? List.of() : nearMisses(reached),
                fitting.isEmpty() ? relays(reached) : List.of(),
                never(reached));
    }

    private List<Candidate> reached() {
        List<Candidate> reached = new ArrayList<>();
        for (Candidate candidate : all)
            if (wanted(candidate)
                    && (question.reach() == null || !Collections.disjoint(question.reach(), candidate.networks())))
                reached.add(candidate);
        return reached;
    }

    private boolean wanted(Candidate candidate) {
        return question.teams() || !candidate.team();
    }

    // fit

    private Set<Criterion> failed(Candidate c) {
        Set<Criterion> failed = EnumSet.noneOf(Criterion.class);
        for (int bit : bits(need.disabilities())) if (!has(c.disabilities(), bit)) failed.add(Criterion.DISABILITY);
        for (int bit : bits(need.care())) if (!has(c.careAlways(), bit)) failed.add(Criterion.CARE);
        if (known(need.behaviour()) && need.behaviour() > c.maxBehaviour()) failed.add(Criterion.BEHAVIOUR);
        if (known(need.sex()) && (need.sex() & c.sexes()) == 0) failed.add(Criterion.SEX);
        if (known(need.age()) && !has(c.ages(), Need.ageBand(need.age()))) failed.add(Criterion.AGE);
        if (known(need.supportLevel()) && (need.supportLevel() < c.levelMin() || need.supportLevel() > c.levelMax()))
            failed.add(Criterion.SUPPORT_LEVEL);
        if (need.wheelchair() == 1 && !c.wheelchair()) failed.add(Criterion.WHEELCHAIR);
        for (int i = 0; i < question.nights(); i++) if (!open(c, i)) failed.add(Criterion.NIGHTS);
        if (limitsDistance() && !(km(c) <= question.maxKm())) failed.add(Criterion.DISTANCE);
        return failed;
    }

    private boolean limitsDistance() {
        return question.at() != null && question.maxKm() < Double.POSITIVE_INFINITY;
    }

    /** @param i 0: the first night that is asked for */
    private boolean open(Candidate candidate, int i) {
        long night = question.firstNight() + i;
        long bit = night - candidate.firstNight();
        return night >= today && night < today + WINDOW && bit >= 0 && bit < 64 && (candidate.open() >> bit & 1) == 1;
    }

    private static boolean known(int value) {
        return value != Need.UNKNOWN;
    }

    private static boolean has(int bits, int bit) {
        return (bits >> bit & 1) == 1;
    }

    /** Their numbers; none when they are not known. */
    private static List<Integer> bits(int bits) {
        List<Integer> numbers = new ArrayList<>();
        if (known(bits)) for (int bit = 0; bit < 24; bit++) if (has(bits, bit)) numbers.add(bit);
        return numbers;
    }

    // distance

    /** NaN when a place is not known. */
    private double km(Candidate candidate) {
        return question.at() == null || candidate.place() == null
                ? Double.NaN
                : millimetres(question.at(), candidate.place(), metric) / 1e6;
    }

    static long millimetres(Place a, Place b, Metric metric) {
        return Math.round(exactKm(a, b, metric) * 1e6);
    }

    static double exactKm(Place a, Place b, Metric metric) {
        double lat = b.lat() - a.lat();
        double lon = b.lon() - a.lon();
        if (metric == Metric.PLANE) return Math.hypot(lat * 111.195, lon * 111.195 * Math.cos(Math.toRadians(36.65)));
        double sinLat = Math.sin(Math.toRadians(lat) / 2);
        double sinLon = Math.sin(Math.toRadians(lon) / 2);
        double haversine = sinLat * sinLat
                + Math.cos(Math.toRadians(a.lat())) * Math.cos(Math.toRadians(b.lat())) * sinLon * sinLon;
        return 2 * 6371.0088 * Math.atan2(Math.sqrt(haversine), Math.sqrt(1 - haversine));
    }

    // score

    private Ranked ranked(Candidate candidate) {
        double km = km(candidate);
        Map<Part, Double> parts = parts(candidate, km);
        double sum = 0;
        double weights = 0;
        for (Part part : Part.values()) {
            sum += policy.weights().get(part) * parts.get(part);
            weights += policy.weights().get(part);
        }
        double score = weights == 0 ? 0 : Math.round(sum / weights * 1e9) / 1e9;
        return new Ranked(candidate, km, score, Parts.of(parts), List.of(), List.of());
    }

    private Map<Part, Double> parts(Candidate c, double km) {
        Affinity tie = question.ties().getOrDefault(c.facility(), question.otherwise());
        boolean never = c.attestedAt() == Candidate.NEVER;
        long minutes = Math.max(0, (long) question.now() - c.attestedAt());
        Map<Part, Double> parts = new EnumMap<>(Part.class);
        parts.put(Part.DISTANCE, question.at() == null ? 0.5 : c.place() == null ? 0 : clamp(1 - km / policy.zeroKm()));
        parts.put(Part.FIT, fit(c));
        parts.put(Part.FRESHNESS, never ? 0 : clamp(1 - minutes / 60.0 / policy.zeroHours()));
        parts.put(Part.LIKELIHOOD, clamp(likelihood(c.yes(), never ? Integer.MAX_VALUE : minutes)));
        parts.put(Part.FAMILIARITY, clamp(tie.familiarity()));
        parts.put(Part.WISHES, clamp(tie.wish()));
        parts.put(Part.FAIRNESS, clamp(c.fairness()));
        parts.put(Part.CONTINUITY, clamp(tie.continuity()));
        return parts;
    }

    private double fit(Candidate c) {
        double level = 0.5;
        double care = 0.5;
        double disability = 0.5;
        if (known(need.supportLevel())) level = clamp(1 - (c.levelMax() - need.supportLevel()) / 5.0);
        if (known(need.care())) care = clamp(more(need.care()) / more(c.careAlways()));
        if (known(need.disabilities())) disability = clamp(more(need.disabilities()) / more(c.disabilities()));
        Policy.Fit fit = policy.fit();
        return clamp(fit.level() * level + fit.care() * care + fit.disability() * disability);
    }

    private static double more(int bits) {
        return bits(bits).size() + 1;
    }

    private double likelihood(float[] yes, long minutes) {
        if (yes == null) return 0.5;
        return yes.length == 1 ? yes[0] : yes[Likelihood.slot(question.hourOfDay(), minutes)];
    }

    private static double clamp(double part) {
        return Math.max(0, Math.min(1, part));
    }

    // near misses

    private boolean enough(List<Ranked> fitting) {
        int near = 0;
        for (Ranked one : fitting) if (question.at() == null || km(one.candidate()) <= policy.zeroKm()) near++;
        return near >= 20;
    }

    private List<NearMiss> nearMisses(List<Candidate> reached) {
        Map<List<Concession>, List<Candidate>> near = new TreeMap<>(Oracle::compare);
        for (Candidate candidate : reached) {
            List<Concession> asked = asked(candidate);
            if (isNear(candidate, asked))
                near.computeIfAbsent(asked, none -> new ArrayList<>()).add(candidate);
        }
        List<NearMiss> misses = new ArrayList<>();
        for (List<Concession> set : near.keySet()) {
            boolean undercut = false;
            List<Ranked> opened = new ArrayList<>();
            for (List<Concession> other : near.keySet()) {
                if (!within(other, set)) continue;
                undercut |= !other.equals(set);
                for (Candidate candidate : near.get(other)) opened.add(ranked(candidate));
            }
            if (!undercut) misses.add(new NearMiss(set, cost(set), opened.size(), Collections.min(opened, ORDER)));
        }
        misses.sort(Comparator.comparingInt(NearMiss::cost)
                .thenComparing(Comparator.comparingInt(NearMiss::opens).reversed())
                .thenComparing(NearMiss::concessions, Oracle::compare));
        return misses.subList(0, Math.min(Answer.MOST_NEAR_MISSES, misses.size()));
    }

    /** One for each limit it fails, sorted; {@link #BEYOND} when it fails by more than any degree. */
    private List<Concession> asked(Candidate c) {
        List<Concession> asked = new ArrayList<>();
        for (int bit : bits(need.disabilities()))
            if (!has(c.disabilities(), bit))
                asked.add(new Concession(Criterion.DISABILITY, bit, has(c.disabilitiesUnstated(), bit) ? 1 : BEYOND));
        for (int bit : bits(need.care()))
            if (!has(c.careAlways(), bit))
                asked.add(new Concession(
                        Criterion.CARE, bit, has(c.careByDay(), bit) ? 1 : has(c.careUnstated(), bit) ? 2 : 3));
        Set<Criterion> failed = failed(c);
        if (failed.contains(Criterion.BEHAVIOUR))
            asked.add(new Concession(
                    Criterion.BEHAVIOUR, 0, atMost(Concession.MOST_POINTS, need.behaviour() - c.maxBehaviour())));
        if (failed.contains(Criterion.SEX)) asked.add(new Concession(Criterion.SEX, 0, 1));
        if (failed.contains(Criterion.AGE))
            asked.add(new Concession(Criterion.AGE, 0, has(c.agesUnstated(), Need.ageBand(need.age())) ? 1 : BEYOND));
        if (failed.contains(Criterion.SUPPORT_LEVEL)) {
            int away = Math.max(c.levelMin() - need.supportLevel(), need.supportLevel() - c.levelMax());
            asked.add(new Concession(Criterion.SUPPORT_LEVEL, 0, atMost(Concession.MOST_LEVELS, away)));
        }
        if (failed.contains(Criterion.WHEELCHAIR)) asked.add(new Concession(Criterion.WHEELCHAIR, 0, 1));
        for (int i = 0; i < question.nights(); i++) if (!open(c, i)) asked.add(new Concession(Criterion.NIGHTS, i, 1));
        if (failed.contains(Criterion.DISTANCE)) asked.add(further(km(c)));
        return asked;
    }

    private static int atMost(int most, int degree) {
        return degree <= most ? degree : BEYOND;
    }

    private Concession further(double km) {
        int step = 0;
        for (int allowed : Concession.LADDER_KM) {
            if (allowed <= question.maxKm()) continue;
            step++;
            if (step <= Concession.MOST_KM_STEPS && km <= allowed)
                return new Concession(Criterion.DISTANCE, allowed, step);
        }
        return new Concession(Criterion.DISTANCE, 0, BEYOND);
    }

    private boolean isNear(Candidate candidate, List<Concession> asked) {
        boolean opensAtAll = false;
        for (int i = 0; i < question.nights(); i++) opensAtAll |= open(candidate, i);
        return opensAtAll
                && !asked.isEmpty()
                && asked.stream().noneMatch(concession -> concession.degree() == BEYOND)
                && cost(asked) <= Concession.MOST_COST;
    }

    private static int cost(List<Concession> concessions) {
        int cost = 0;
        for (Concession concession : concessions) cost += concession.cost();
        return cost;
    }

    /** Whether who gives the second has also given the first. */
    private static boolean within(List<Concession> little, List<Concession> much) {
        for (Concession asked : little) {
            boolean given = false;
            for (Concession concession : much)
                given |= sameLimit(asked, concession) && asked.degree() <= concession.degree();
            if (!given) return false;
        }
        return true;
    }

    private static boolean sameLimit(Concession a, Concession b) {
        return a.criterion() == b.criterion() && (a.criterion() == Criterion.DISTANCE || a.of() == b.of());
    }

    private static int compare(List<Concession> a, List<Concession> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int byConcession = a.get(i).compareTo(b.get(i));
            if (byConcession != 0) return byConcession;
        }
        return Integer.compare(a.size(), b.size());
    }

    // relay

    private record Plan(List<Ranked> stops, List<Relay.Leg> legs, long millimetres, long billionths) {
        static final Comparator<Plan> ORDER = Comparator.comparingLong(Plan::millimetres)
                .thenComparing(Comparator.comparingLong(Plan::billionths).reversed())
                .thenComparing(Plan::ids, Arrays::compare);

        String[] ids() {
            return legs.stream().map(leg -> leg.candidate().id()).toArray(String[]::new);
        }

        Plan and(Ranked stop, Relay.Leg leg, long way) {
            List<Ranked> moreStops = new ArrayList<>(stops);
            moreStops.add(stop);
            List<Relay.Leg> moreLegs = new ArrayList<>(legs);
            moreLegs.add(leg);
            return new Plan(moreStops, moreLegs, millimetres + way, billionths + Math.round(stop.score() * 1e9));
        }

        Relay relay() {
            return new Relay(legs, millimetres / 1e6, billionths / 1e9 / legs.size());
        }
    }

    private List<Relay> relays(List<Candidate> reached) {
        List<Ranked> stops = stops(reached);
        int[] fewest = fewest(stops);
        if (question.nights() < 2 || question.nights() > Relay.MOST_NIGHTS || fewest[0] == BEYOND) return List.of();
        List<Plan> plans = new ArrayList<>();
        extend(new Plan(List.of(), List.of(), 0, 0), 0, stops, fewest, plans);
        plans.sort(Plan.ORDER);
        return plans.stream().limit(Answer.MOST_RELAYS).map(Plan::relay).toList();
    }

    private List<Ranked> stops(List<Candidate> reached) {
        List<Ranked> stops = new ArrayList<>();
        for (Candidate candidate : reached)
            if (candidate.place() != null && failed(candidate).equals(Set.of(Criterion.NIGHTS)))
                stops.add(ranked(candidate));
        return stops;
    }

    /** By night: with how few legs the rest can be covered from there, or {@link #BEYOND}. */
    private int[] fewest(List<Ranked> stops) {
        int[] fewest = new int[question.nights() + 1];
        for (int night = question.nights() - 1; night >= 0; night--) {
            fewest[night] = BEYOND;
            for (Ranked stop : stops) {
                int run = run(stop.candidate(), night);
                if (run > 0) fewest[night] = Math.min(fewest[night], fewest[night + run] + 1);
            }
        }
        return fewest;
    }

    private int run(Candidate candidate, int from) {
        int run = 0;
        while (from + run < question.nights() && open(candidate, from + run)) run++;
        return run;
    }

    private void extend(Plan plan, int night, List<Ranked> stops, int[] fewest, List<Plan> plans) {
        if (night == question.nights()) plans.add(plan);
        for (Ranked stop : stops) {
            int run = run(stop.candidate(), night);
            if (run == 0 || fewest[night + run] != fewest[night] - 1) continue;
            Place before = plan.stops().isEmpty()
                    ? question.at()
                    : plan.stops().get(plan.stops().size() - 1).candidate().place();
            long way = before == null ? 0 : millimetres(before, stop.candidate().place(), metric);
            Relay.Leg leg = new Relay.Leg(stop.candidate(), question.firstNight() + night, run);
            extend(plan.and(stop, leg, way), night + run, stops, fewest, plans);
        }
    }

    /** How many plans the search for relays would look at: a question of too many is none for an oracle. */
    static double plans(Collection<Candidate> all, long firstNight, Question question, Metric metric) {
        if (question.nights() > Relay.MOST_NIGHTS) return 0;
        Oracle oracle = new Oracle(all, firstNight, question, Policy.DEFAULT, metric);
        List<Ranked> stops = oracle.stops(oracle.reached());
        int[] fewest = oracle.fewest(stops);
        double[] plans = new double[question.nights() + 1];
        plans[question.nights()] = 1;
        for (int night = question.nights() - 1; night >= 0; night--)
            for (Ranked stop : stops) {
                int run = oracle.run(stop.candidate(), night);
                if (run > 0 && fewest[night + run] == fewest[night] - 1) plans[night] += plans[night + run];
            }
        return plans[0];
    }

    // never

    private Never never(List<Candidate> reached) {
        if (reached.stream().anyMatch(this::couldEver)) return null;
        List<Concession> nobody = new ArrayList<>();
        if (!reached.isEmpty()) {
            for (int bit : bits(need.disabilities()))
                if (reached.stream().noneMatch(c -> has(c.disabilities(), bit)))
                    nobody.add(new Concession(Criterion.DISABILITY, bit, 1));
            for (int bit : bits(need.care()))
                if (reached.stream().noneMatch(c -> has(c.careAlways(), bit)))
                    nobody.add(new Concession(Criterion.CARE, bit, 1));
            for (Criterion criterion : EnumSet.range(Criterion.BEHAVIOUR, Criterion.WHEELCHAIR))
                if (reached.stream().allMatch(c -> failed(c).contains(criterion)))
                    nobody.add(new Concession(criterion, 0, 1));
        }
        Candidate nearest = all.stream()
                .filter(c -> wanted(c) && couldEver(c))
                .min(Comparator.<Candidate>comparingDouble(this::km).thenComparing(Candidate::id))
                .orElse(null);
        return new Never(nobody, nearest, nearest == null ? Double.NaN : km(nearest));
    }

    private boolean couldEver(Candidate candidate) {
        Set<Criterion> failed = failed(candidate);
        failed.remove(Criterion.NIGHTS);
        failed.remove(Criterion.DISTANCE);
        return failed.isEmpty();
    }
}
