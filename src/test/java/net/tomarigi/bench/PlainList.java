package net.tomarigi.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import net.tomarigi.matching.Region;
import net.tomarigi.matching.Region.Form;

/** What one writes first: a list of records, each looked at, the best twenty kept in a queue. */
final class PlainList implements Peer {
    private record Scored(Region.Row bed, double key) {}

    private record Placed(Region.Row bed, double x, double y, double standing) {}

    private final Region region;
    private final List<Placed> beds;
    private final int every;

    PlainList(Region region, int every) {
        this.region = region;
        this.beds = new ArrayList<>(region.beds().stream()
                .map(bed -> new Placed(bed, bed.x(), bed.y(), bed.standing()))
                .toList());
        this.every = every;
    }

    @Override
    public String name() {
        return "a list of records";
    }

    @Override
    public int every() {
        return every;
    }

    @Override
    public Object ask(int question, Form form) {
        Region.Ask ask = region.asks().get(question);
        double x = ask.x();
        double y = ask.y();
        double limit = ask.limitKm();
        long nights = ask.nightBits();
        Comparator<Scored> bestFirst = order(form);
        PriorityQueue<Scored> best = new PriorityQueue<>(Region.MOST + 1, bestFirst.reversed());
        for (Placed placed : beds) {
            if (!fits(placed.bed(), ask, nights)) continue;
            double km = Math.sqrt((placed.x() - x) * (placed.x() - x) + (placed.y() - y) * (placed.y() - y));
            if (km > limit) continue;
            Region.Row bed = placed.bed();
            double key = form == Form.A
                    ? km
                    : ask.score(km, placed.standing(), bed.levelMax(), Integer.bitCount(bed.care()));
            if (best.size() == Region.MOST && isWorse(key, best.peek().key(), form)) continue;
            best.add(new Scored(bed, key));
            if (best.size() > Region.MOST) best.poll();
        }
        List<Scored> ordered = new ArrayList<>(best);
        ordered.sort(bestFirst);
        return ordered;
    }

    private static boolean isWorse(double key, double than, Form form) {
        return form == Form.A ? key > than : key < than;
    }

    private static Comparator<Scored> order(Form form) {
        Comparator<Scored> byKey = Comparator.comparingDouble(Scored::key);
        return (form == Form.A ? byKey : byKey.reversed())
                .thenComparingInt(scored -> scored.bed().id());
    }

    private static boolean fits(Region.Row bed, Region.Ask ask, long nights) {
        return (bed.disabilities() & ask.disabilities()) == ask.disabilities()
                && (bed.care() & ask.care()) == ask.care()
                && bed.takes(ask.sex())
                && (bed.ages() >> ask.ageGroup() & 1) == 1
                && bed.levelMin() <= ask.level()
                && ask.level() <= bed.levelMax()
                && (bed.nights() & nights) == nights;
    }

    @Override
    public Found found(Object answer, Form form) {
        List<Scored> best = ((List<?>) answer).stream().map(Scored.class::cast).toList();
        return new Found(
                best.stream().mapToInt(scored -> scored.bed().id()).toArray(),
                best.stream().mapToDouble(Scored::key).toArray());
    }
}
