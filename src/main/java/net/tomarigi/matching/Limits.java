package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.List;

/** What a question limits, in steps: each degree of each concession, and on which planes it shows that it is not needed. */
final class Limits {
    /** What no degree reaches is too far: more than a near miss may cost. */
    private static final int OUT = Concession.MOST_COST + 1;

    /**
     * @param concession null: beyond the last degree
     * @param planes it is not needed by whoever is on any of them
     * @param more what it costs more than the degree below it
     */
    record Step(Concession concession, int[] planes, int more) {
        long holds(Chunk chunk, int block) {
            long any = 0;
            for (int plane : planes) any |= chunk.planes[plane][block];
            return any;
        }

        /** One plane for all; may be the chunk's own. */
        long[] holds(Chunk chunk) {
            long[] first = chunk.planes[planes[0]];
            if (planes.length == 1) return first;
            long[] any = first.clone();
            for (int i = 1; i < planes.length; i++) {
                long[] plane = chunk.planes[planes[i]];
                for (int b = 0; b < any.length; b++) any[b] |= plane[b];
            }
            return any;
        }
    }

    private final List<Step> steps = new ArrayList<>();

    Limits(Question question) {
        Need need = question.need();
        for (int bit : bits(need.disabilities())) {
            add(Criterion.DISABILITY, bit, 1, Planes.DISABILITY + bit);
            add(Criterion.DISABILITY, bit, 2, Planes.DISABILITY_MAYBE + bit);
        }
        for (int bit : bits(need.care())) {
            add(Criterion.CARE, bit, 1, Planes.CARE + bit);
            add(Criterion.CARE, bit, 2, Planes.CARE_BY_DAY + bit);
            add(Criterion.CARE, bit, 3, Planes.CARE_MAYBE + bit);
        }
        behaviour(need.behaviour());
        if (need.sex() != Need.UNKNOWN) add(Criterion.SEX, 0, 1, Planes.SEX + need.sex() - 1);
        if (need.age() != Need.UNKNOWN) {
            add(Criterion.AGE, 0, 1, Planes.AGE + Need.ageBand(need.age()));
            add(Criterion.AGE, 0, 2, Planes.AGE_MAYBE + Need.ageBand(need.age()));
        }
        if (need.supportLevel() != Need.UNKNOWN) level(need.supportLevel());
        if (need.wheelchair() == 1) add(Criterion.WHEELCHAIR, 0, 1, Planes.WHEELCHAIR);
        for (int i = 0; i < question.nights(); i++) add(Criterion.NIGHTS, i, 1, Planes.night(question.firstNight() + i));
    }

    /** In the order of their concessions. */
    List<Step> steps() {
        return steps;
    }

    private void behaviour(int asked) {
        for (int degree = 1; degree <= Concession.MOST_POINTS && degree <= asked; degree++)
            add(Criterion.BEHAVIOUR, 0, degree, Planes.BEHAVIOUR + asked - degree);
        if (asked > Concession.MOST_POINTS)
            steps.add(new Step(null, new int[] {Planes.BEHAVIOUR + asked - Concession.MOST_POINTS - 1}, OUT));
    }

    private void level(int asked) {
        for (int degree = 1; degree <= Concession.MOST_LEVELS; degree++)
            add(Criterion.SUPPORT_LEVEL, 0, degree, levels(asked, degree - 1));
        steps.add(new Step(null, levels(asked, Concession.MOST_LEVELS), OUT));
    }

    private static int[] levels(int asked, int away) {
        int from = Math.max(1, asked - away);
        int[] planes = new int[Math.min(6, asked + away) - from + 1];
        for (int i = 0; i < planes.length; i++) planes[i] = Planes.LEVEL + from + i - 1;
        return planes;
    }

    private void add(Criterion criterion, int of, int degree, int... planes) {
        int below = degree == 1 ? 0 : Concession.cost(criterion, degree - 1);
        steps.add(new Step(
                new Concession(criterion, of, degree), planes, Concession.cost(criterion, degree) - below));
    }

    private static List<Integer> bits(int mask) {
        List<Integer> bits = new ArrayList<>();
        if (mask != Need.UNKNOWN)
            for (int rest = mask; rest != 0; rest &= rest - 1) bits.add(Integer.numberOfTrailingZeros(rest));
        return bits;
    }
}
