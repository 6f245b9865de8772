package net.tomarigi.matching;

import java.util.Arrays;
import java.util.Set;

/** A question as the index is asked it: which planes must hold, from which point in space, within which straight line. */
final class Asked {
    final Snapshot snapshot;
    final Question question;
    final Policy policy;
    final Scoring scoring;

    /** By criterion: the numbers of the planes that must all hold; empty when it limits nothing. */
    private final int[][] planes = new int[Criterion.values().length][];

    final boolean hasPlace;
    final double x;
    final double y;
    final double z;

    /** Who is near enough; null when distance limits nothing. */
    final Circle circle;

    /** By chunk: nobody with a place is nearer than the root of it. */
    final float[] leastSquares;

    private final long[][] reach;

    Asked(Snapshot snapshot, Question question, Policy policy) {
        this.snapshot = snapshot;
        this.question = question;
        this.policy = policy;
        this.hasPlace = question.at() != null;
        this.x = hasPlace ? snapshot.metric().x(question.at()) : 0;
        this.y = hasPlace ? snapshot.metric().y(question.at()) : 0;
        this.z = hasPlace ? snapshot.metric().z(question.at()) : 0;
        this.leastSquares = new float[snapshot.chunks().length];
        if (hasPlace) snapshot.bounds().leastSquares(x, y, z, leastSquares);
        this.circle = hasPlace && question.maxKm() < Double.POSITIVE_INFINITY
                ? new Circle(snapshot.metric(), question.maxKm())
                : null;
        this.scoring = new Scoring(question, policy);
        Arrays.fill(planes, new int[0]);
        Need need = question.need();
        if (need.disabilities() > 0) plan(Criterion.DISABILITY, bits(need.disabilities(), Planes.DISABILITY));
        if (need.care() > 0) plan(Criterion.CARE, bits(need.care(), Planes.CARE));
        if (need.behaviour() > 0) plan(Criterion.BEHAVIOUR, Planes.BEHAVIOUR + need.behaviour() - 1);
        if (need.sex() != Need.UNKNOWN) plan(Criterion.SEX, Planes.SEX + need.sex() - 1);
        if (need.age() != Need.UNKNOWN) plan(Criterion.AGE, Planes.AGE + Need.ageBand(need.age()));
        if (need.supportLevel() != Need.UNKNOWN) plan(Criterion.SUPPORT_LEVEL, Planes.LEVEL + need.supportLevel() - 1);
        if (need.wheelchair() == 1) plan(Criterion.WHEELCHAIR, Planes.WHEELCHAIR);
        int[] nights = new int[question.nights()];
        for (int i = 0; i < nights.length; i++)
            nights[i] = Planes.night(question.firstNight() + i, snapshot.firstNight());
        plan(Criterion.NIGHTS, nights);
        this.reach = question.reach() == null ? null : masks(snapshot, question.reach());
    }

    private void plan(Criterion criterion, int... numbers) {
        planes[criterion.ordinal()] = numbers;
    }

    private static int[] bits(int mask, int first) {
        int[] planes = new int[Integer.bitCount(mask)];
        int count = 0;
        for (int rest = mask; rest != 0; rest &= rest - 1)
            planes[count++] = first + Integer.numberOfTrailingZeros(rest);
        return planes;
    }

    private static long[][] masks(Snapshot snapshot, Set<String> networks) {
        long[][] masks = new long[snapshot.chunks().length][];
        for (String network : networks) {
            Reach reach = snapshot.networks().getOrDefault(network, Reach.NOBODY);
            for (int i = 0; i < reach.blocks.length; i++) {
                int chunk = reach.blocks[i] / Chunk.BLOCKS;
                if (masks[chunk] == null) masks[chunk] = new long[Chunk.BLOCKS];
                masks[chunk][reach.blocks[i] % Chunk.BLOCKS] |= reach.masks[i];
            }
        }
        return masks;
    }

    /** What is limited, step by step; made for whoever explains, since ranking needs none of it. */
    Limits limits() {
        return new Limits(question, snapshot.firstNight());
    }

    int[] planes(Criterion criterion) {
        return planes[criterion.ordinal()];
    }

    /** Who of a chunk is asked at all, into {@code alive}; false when nobody is. */
    boolean reach(int chunk, long[] alive) {
        long[][] all = snapshot.chunks()[chunk].planes;
        if (reach == null) System.arraycopy(all[Planes.PRESENT], 0, alive, 0, alive.length);
        else if (reach[chunk] == null) return false;
        else System.arraycopy(reach[chunk], 0, alive, 0, alive.length);
        if (!question.teams()) Masks.and(alive, all[Planes.BED]);
        return true;
    }

    /** Leaves those alive for whom a criterion other than distance holds. */
    void limit(Criterion criterion, Chunk chunk, long[] alive) {
        int[] numbers = planes[criterion.ordinal()];
        int i = 0;
        for (; i + 2 <= numbers.length; i += 2)
            Masks.and(alive, chunk.planes[numbers[i]], chunk.planes[numbers[i + 1]]);
        if (i < numbers.length) Masks.and(alive, chunk.planes[numbers[i]]);
    }

    /** For whom a criterion other than distance holds: a plane of the chunk's own where one decides, else in {@code room}. */
    long[] holds(Criterion criterion, Chunk chunk, long[] room) {
        int[] numbers = planes[criterion.ordinal()];
        if (numbers.length == 1) return chunk.planes[numbers[0]];
        System.arraycopy(chunk.planes[numbers[0]], 0, room, 0, room.length);
        for (int i = 1; i < numbers.length; i++) Masks.and(room, chunk.planes[numbers[i]]);
        return room;
    }

    /** Kilometres to a candidate: infinite when it has no place, 0 when the question has none. */
    double km(Chunk chunk, int block, int i) {
        return hasPlace ? kmOfSquare(chunk.square(block, i, x, y, z)) : 0;
    }

    double kmOfSquare(double square) {
        return square == Double.POSITIVE_INFINITY ? square : snapshot.metric().kmOfSquare(square);
    }

    /** As it is told: NaN when it is not known. */
    double told(double km) {
        return hasPlace && km < Double.POSITIVE_INFINITY ? km : Double.NaN;
    }
}
