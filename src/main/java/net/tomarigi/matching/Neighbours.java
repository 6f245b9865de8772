package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts candidates in an order in which neighbours on the map stand together: the leaves of a k-d tree, full blocks each. */
final class Neighbours {
    private final double[][] axes;
    private final int[] order;

    private Neighbours(double[][] axes, int[] order) {
        this.axes = axes;
        this.order = order;
    }

    /** Those without a place come last. The same candidates come in the same order, however they were given. */
    static List<Candidate> inOrder(List<Candidate> all, Metric metric) {
        List<Candidate> ordered = new ArrayList<>(all);
        ordered.sort((a, b) -> a.id().compareTo(b.id()));
        List<Candidate> placed = ordered.stream().filter(c -> c.place() != null).toList();
        double[][] axes = new double[3][placed.size()];
        int[] order = new int[placed.size()];
        for (int i = 0; i < order.length; i++) {
            Place place = placed.get(i).place();
            axes[0][i] = metric.x(place);
            axes[1][i] = metric.y(place);
            axes[2][i] = metric.z(place);
            order[i] = i;
        }
        new Neighbours(axes, order).split(0, order.length);
        List<Candidate> result = new ArrayList<>(all.size());
        for (int i : order) result.add(placed.get(i));
        for (Candidate c : ordered) if (c.place() == null) result.add(c);
        return result;
    }

    private void split(int from, int to) {
        int count = to - from;
        if (count <= Block.SIZE) return;
        sort(from, to, axes[widest(from, to)]);
        int unit = count > Chunk.SIZE ? Chunk.SIZE : Block.SIZE;
        int middle = from + Math.max(1, Math.round(count / 2f / unit)) * unit;
        split(from, middle);
        split(middle, to);
    }

    private double[] spread(int from, int to, double[] axis) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            low = Math.min(low, axis[order[i]]);
            high = Math.max(high, axis[order[i]]);
        }
        return new double[] {low, high};
    }

    private int widest(int from, int to) {
        int widest = 0;
        double most = -1;
        for (int a = 0; a < axes.length; a++) {
            double[] spread = spread(from, to, axes[a]);
            if (spread[1] - spread[0] <= most) continue;
            most = spread[1] - spread[0];
            widest = a;
        }
        return widest;
    }

    /** By the axis in steps of a four-milliardth of its spread, then as before: one sort of primitives. */
    private void sort(int from, int to, double[] axis) {
        double[] spread = spread(from, to, axis);
        double step = (spread[1] - spread[0]) / Integer.MAX_VALUE;
        long[] keys = new long[to - from];
        for (int i = from; i < to; i++) {
            long place = step == 0 ? 0 : (long) ((axis[order[i]] - spread[0]) / step);
            keys[i - from] = place << 31 | (i - from);
        }
        Arrays.sort(keys);
        int[] before = Arrays.copyOfRange(order, from, to);
        for (int i = 0; i < keys.length; i++) order[from + i] = before[(int) (keys[i] & Integer.MAX_VALUE)];
    }
}
