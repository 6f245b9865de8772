package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Plans a stay over several candidates, exactly. With the fewest legs, each may last as long as its bed is open (a shorter
 * one would only ask more of the next), so a plan is a sequence of candidates. Step by step of the way, of all plans that
 * end with one candidate only the best few are kept: whatever follows adds the same to each.
 */
final class Relays {
    /** Plans are first made among so many nearest; what they cost bounds the search among all. */
    private static final int FEW = 48;

    private static final double UNIT_KM = 1e6;

    /** No way is shorter than the straight one, but for what rounding adds on each leg, millimetres. */
    private static final long ROUNDING = Relay.MOST_NIGHTS + 1;

    private final Asked asked;
    private final int nights;

    /** Who is open in some of the nights, the nearest first. */
    private final List<Stop> stops = new ArrayList<>();

    /** By the night it begins with: the fewest legs that cover the rest; more than nights when none do. */
    private int[] legsFrom;

    Relays(Asked asked, long[][] closedOnly) {
        this.asked = asked;
        this.nights = asked.question.nights();
        for (int at = 0; at < closedOnly.length; at++) {
            if (closedOnly[at] == null) continue;
            Chunk chunk = asked.snapshot.chunks()[at];
            for (int b = 0; b < Chunk.BLOCKS; b++) {
                long some = closedOnly[at][b] & chunk.planes[Planes.PLACED][b];
                for (; some != 0; some &= some - 1) add(chunk, b, Long.numberOfTrailingZeros(some));
            }
        }
        stops.sort(Comparator.comparingLong(Stop::km)
                .thenComparing(stop -> stop.candidate().id()));
    }

    /**
     * @param km from the question's place, in millimetres; 0 without one
     * @param score milliardths
     * @param open bit {@code i}: the night {@code i} of the stay
     */
    private record Stop(Candidate candidate, double x, double y, double z, long km, long score, int open) {
        /** The night after the last of those that it is open without a gap from one on. */
        int until(int night) {
            return night + Integer.numberOfTrailingZeros(~(open >>> night));
        }
    }

    private void add(Chunk chunk, int b, int place) {
        int open = 0;
        int[] planes = asked.planes(Criterion.NIGHTS);
        for (int i = 0; i < planes.length; i++) open |= (int) (chunk.planes[planes[i]][b] >>> place & 1) << i;
        if (open == 0) return;
        long[] points = chunk.points[b];
        int point = Points.of(points, place);
        double km = asked.km(chunk, b, place);
        stops.add(new Stop(
                chunk.candidate(b, place),
                Points.x(points, point),
                Points.y(points, point),
                Points.z(points, point),
                Math.round(km * UNIT_KM),
                asked.scoring.score(chunk, b, place, km),
                open));
    }

    List<Relay> list() {
        legsFrom = legsFrom();
        if (legsFrom[0] > nights) return List.of();
        long bound = Long.MAX_VALUE;
        if (stops.size() > FEW) {
            List<Leg> some = plans(useful(FEW), Long.MAX_VALUE);
            if (some.size() == Answer.MOST_RELAYS)
                bound = some.get(some.size() - 1).km();
        }
        List<Relay> relays = new ArrayList<>();
        for (Leg last : plans(useful(Integer.MAX_VALUE), bound)) relays.add(relay(last));
        return relays;
    }

    private int[] legsFrom() {
        int[] farthest = new int[nights];
        for (Stop stop : stops)
            for (int night = 0; night < nights; night++) farthest[night] = Math.max(farthest[night], stop.until(night));
        int[] legs = new int[nights + 1];
        for (int night = nights - 1; night >= 0; night--)
            legs[night] = farthest[night] == night ? nights + 1 : 1 + legs[Math.min(nights, farthest[night])];
        return legs;
    }

    /** Those who can be a leg of a shortest plan, the nearest; at most {@code most} that begin on each night. */
    private List<List<Stop>> useful(int most) {
        List<List<Stop>> byNight = new ArrayList<>();
        for (int night = 0; night < nights; night++) {
            List<Stop> some = new ArrayList<>();
            for (Stop stop : stops) {
                int until = stop.until(night);
                if (until == night || legsFrom[Math.min(nights, until)] + 1 > legsFrom[0]) continue;
                if (some.size() == most) break;
                some.add(stop);
            }
            byNight.add(some);
        }
        return byNight;
    }

    /** A leg of a plan, with those before it. */
    private record Leg(Leg before, Stop stop, int from, int until, long km, long score) {
        static int compare(Leg a, Leg b) {
            if (a.km != b.km) return Long.compare(a.km, b.km);
            if (a.score != b.score) return Long.compare(b.score, a.score);
            return byIds(a, b);
        }

        private static int byIds(Leg a, Leg b) {
            if (a.before != null) {
                int first = byIds(a.before, b.before);
                if (first != 0) return first;
            }
            return a.stop.candidate().id().compareTo(b.stop.candidate().id());
        }
    }

    /** The best plans of the fewest legs, none longer than {@code mostKm} (millimetres): their last legs. */
    private List<Leg> plans(List<List<Stop>> byNight, long mostKm) {
        List<List<Leg>> here = new ArrayList<>();
        for (int i = 0; i <= nights; i++) here.add(new ArrayList<>());
        for (Stop stop : byNight.get(0)) {
            if (stop.km() - ROUNDING > mostKm) break;
            Leg first = new Leg(null, stop, 0, Math.min(nights, stop.until(0)), stop.km(), stop.score());
            here.get(first.until()).add(first);
        }
        for (int legs = 1; legs < legsFrom[0]; legs++) {
            List<List<Leg>> next = new ArrayList<>();
            for (int i = 0; i <= nights; i++) next.add(new ArrayList<>());
            for (int night = 1; night < nights; night++)
                extend(here.get(night), byNight.get(night), night, legs, mostKm, next);
            here = next;
        }
        Few best = new Few();
        for (Leg last : here.get(nights)) best.offer(last);
        return best.list();
    }

    private void extend(List<Leg> before, List<Stop> stops, int night, int legs, long mostKm, List<List<Leg>> next) {
        if (before.isEmpty()) return;
        before.sort(Comparator.comparingLong(Leg::km));
        for (Stop stop : stops) {
            if (stop.km() - ROUNDING > mostKm) break;
            int until = Math.min(nights, stop.until(night));
            if (legs + 1 + legsFrom[until] > legsFrom[0]) continue;
            Few best = new Few();
            for (Leg leg : before) {
                if (leg.km() > mostKm
                        || best.isFull() && leg.km() > best.worst().km()) break;
                long km = leg.km() + between(leg.stop(), stop);
                if (km > mostKm) continue;
                best.offer(new Leg(leg, stop, night, until, km, leg.score() + stop.score()));
            }
            next.get(until).addAll(best.list());
        }
    }

    private long between(Stop a, Stop b) {
        double square = Metric.square(a.x() - b.x(), a.y() - b.y(), a.z() - b.z());
        return Math.round(asked.snapshot.metric().kmOfSquare(square) * UNIT_KM);
    }

    /** The best few plans, in order. */
    private static final class Few {
        private final Leg[] legs = new Leg[Answer.MOST_RELAYS];
        private int count;

        boolean isFull() {
            return count == legs.length;
        }

        Leg worst() {
            return legs[count - 1];
        }

        void offer(Leg leg) {
            if (isFull() && Leg.compare(leg, worst()) >= 0) return;
            int at = isFull() ? count - 1 : count++;
            for (; at > 0 && Leg.compare(leg, legs[at - 1]) < 0; at--) legs[at] = legs[at - 1];
            legs[at] = leg;
        }

        List<Leg> list() {
            return Arrays.asList(legs).subList(0, count);
        }
    }

    private Relay relay(Leg last) {
        List<Relay.Leg> legs = new ArrayList<>();
        for (Leg leg = last; leg != null; leg = leg.before())
            legs.add(
                    0,
                    new Relay.Leg(
                            leg.stop().candidate(),
                            asked.question.firstNight() + leg.from(),
                            leg.until() - leg.from()));
        return new Relay(
                legs, last.km() / UNIT_KM, Scoring.rounded(last.score() / Scoring.UNIT / legs.size()) / Scoring.UNIT);
    }
}
