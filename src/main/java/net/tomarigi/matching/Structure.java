package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.List;

/** Whether it is a matter of structure: what nobody in reach could ever do, vacancies aside, and who elsewhere could. */
final class Structure {
    private final Asked asked;

    Structure(Asked asked) {
        this.asked = asked;
    }

    Never never(boolean isAnybodyInReach) {
        List<Concession> nobody = new ArrayList<>();
        if (isAnybodyInReach)
            for (Limits.Step step : asked.limits().steps()) {
                Concession lack = step.concession();
                if (lack.degree() == 1 && lack.criterion() != Criterion.NIGHTS && isNobodyOn(step)) nobody.add(lack);
            }
        List<Hit> nearest = Ranking.nearestAnywhere(asked).hits();
        return nearest.isEmpty()
                ? new Never(nobody, null, Double.NaN)
                : new Never(nobody, nearest.get(0).candidate(), nearest.get(0).km());
    }

    private boolean isNobodyOn(Limits.Step step) {
        long[] alive = new long[Chunk.BLOCKS];
        for (int at = 0; at < asked.snapshot.chunks().length; at++) {
            if (!asked.reach(at, alive)) continue;
            Masks.and(alive, step.holds(asked.snapshot.chunks()[at]));
            if (Masks.isAny(alive)) return false;
        }
        return true;
    }
}
