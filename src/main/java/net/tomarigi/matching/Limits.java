package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.List;

/** What a question limits, in steps: each degree of each concession, and on which planes it shows that it is not needed. */
final class Limits {
    /**
     * @param concession null for what no concession replaces
     * @param planes it is not needed by whoever is on any of them; those of the degree below come first
     * @param more what it costs more than the degree below it
     * @param orElse the plane that whoever needs it is required to be on; negative when there is none
     */
    record Step(Concession concession, int[] planes, int more, int orElse) {
        /** Whether nobody of a chunk needs less than this and more than the degree below. */
        boolean isAsBelow(Chunk chunk) {
            return concession.criterion() == Criterion.CARE
                    && concession.degree() > 1
                    && chunk.planes[planes[planes.length - 1]] == Chunk.NO;
        }

        /** Whether nobody of a chunk needs this who has what is required. */
        boolean isNever(Chunk chunk) {
            return orElse >= 0 && chunk.planes[orElse] == Chunk.NO;
        }

        long holds(Chunk chunk, int block) {
            long any = 0;
            for (int plane : planes) any |= chunk.planes[plane][block];
            return any;
        }

        /** One plane for all; may be the chunk's own. */
        long[] holds(Chunk chunk) {
            long[] any = chunk.planes[planes[0]];
            boolean isOwn = false;
            for (int i = 1; i < planes.length; i++) {
                long[] plane = chunk.planes[planes[i]];
                if (plane == Chunk.NO) continue;
                if (!isOwn) any = any.clone();
                isOwn = true;
                Masks.or(any, plane);
            }
            return any;
        }

        /** Takes away from {@code some} whoever does not need it. */
        void retainNeeding(long[] some, Chunk chunk) {
            for (int plane : planes) if (chunk.planes[plane] != Chunk.NO) Masks.andNot(some, chunk.planes[plane]);
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private final List<Step> required = new ArrayList<>();

    Limits(Question question, long firstNight) {
        Need need = question.need();
        for (int bit : bits(need.disabilities())) {
            unlessRefused(Criterion.DISABILITY, bit, Planes.DISABILITY + bit, Planes.DISABILITY_UNSTATED + bit);
        }
        for (int bit : bits(need.care())) {
            add(Criterion.CARE, bit, 1, Planes.CARE + bit);
            add(Criterion.CARE, bit, 2, Planes.CARE + bit, Planes.CARE_BY_DAY + bit);
            add(Criterion.CARE, bit, 3, Planes.CARE + bit, Planes.CARE_BY_DAY + bit, Planes.CARE_UNSTATED + bit);
        }
        behaviour(need.behaviour());
        if (need.sex() != Need.UNKNOWN) add(Criterion.SEX, 0, 1, Planes.SEX + need.sex() - 1);
        if (need.age() != Need.UNKNOWN) {
            int band = Need.ageBand(need.age());
            unlessRefused(Criterion.AGE, 0, Planes.AGE + band, Planes.AGE_UNSTATED + band);
        }
        if (need.supportLevel() != Need.UNKNOWN) level(need.supportLevel());
        if (need.wheelchair() == 1) add(Criterion.WHEELCHAIR, 0, 1, Planes.WHEELCHAIR);
        for (int i = 0; i < question.nights(); i++)
            add(Criterion.NIGHTS, i, 1, Planes.night(question.firstNight() + i, firstNight));
    }

    /** In the order of their concessions. */
    List<Step> steps() {
        return steps;
    }

    /** Without these no concession would do. */
    List<Step> required() {
        return required;
    }

    private void behaviour(int asked) {
        for (int degree = 1; degree <= Concession.MOST_POINTS && degree <= asked; degree++)
            add(Criterion.BEHAVIOUR, 0, degree, Planes.BEHAVIOUR + asked - degree);
        if (asked > Concession.MOST_POINTS) require(Planes.BEHAVIOUR + asked - Concession.MOST_POINTS - 1);
    }

    private void level(int asked) {
        for (int degree = 1; degree <= Concession.MOST_LEVELS; degree++)
            add(Criterion.SUPPORT_LEVEL, 0, degree, levels(asked, degree - 1));
        require(levels(asked, Concession.MOST_LEVELS));
    }

    private static int[] levels(int asked, int away) {
        int from = Math.max(1, asked - away);
        int[] planes = new int[Math.min(6, asked + away) - from + 1];
        for (int i = 0; i < planes.length; i++) planes[i] = Planes.LEVEL + from + i - 1;
        return planes;
    }

    private void add(Criterion criterion, int of, int degree, int... planes) {
        int below = degree == 1 ? 0 : Concession.cost(criterion, degree - 1);
        int more = Concession.cost(criterion, degree) - below;
        steps.add(new Step(new Concession(criterion, of, degree), planes, more, -1));
    }

    /** What can be had where nobody said, and cannot where it is refused. */
    private void unlessRefused(Criterion criterion, int of, int stated, int unstated) {
        Concession concession = new Concession(criterion, of, 1);
        steps.add(new Step(concession, new int[] {stated}, concession.cost(), unstated));
        require(stated, unstated);
    }

    private void require(int... planes) {
        required.add(new Step(null, planes, 0, -1));
    }

    private static List<Integer> bits(int mask) {
        List<Integer> bits = new ArrayList<>();
        if (mask != Need.UNKNOWN)
            for (int rest = mask; rest != 0; rest &= rest - 1) bits.add(Integer.numberOfTrailingZeros(rest));
        return bits;
    }
}
