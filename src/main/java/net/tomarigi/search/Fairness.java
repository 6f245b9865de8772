package net.tomarigi.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.matching.Policy;

/**
 * Whose turn it is: what each facility has carried lately for its size, beside what the others of its network have. 0–1: who
 * carried as much as the others is at {@link Policy#NEUTRAL}, who carried less is above.
 */
final class Fairness {
    /** Nights a place that everybody is thought to have carried: little said of few nights. */
    private static final double SHRINK = 0.25;

    private Fairness() {}

    /**
     * @param carried nights of the last months, the harder ones weighing more, by facility
     * @param shown the facilities of one network
     * @param into by facility; one of several networks keeps the lowest
     */
    static void add(Map<String, Double> carried, Collection<FacilityChanged> shown, Map<String, Double> into) {
        Map<String, Double> loads = new HashMap<>();
        for (FacilityChanged one : shown) {
            int places = Math.max(1, one.standing().beds().size());
            loads.put(one.facility(), carried.getOrDefault(one.facility(), 0.0) / places);
        }
        double mean =
                loads.values().stream().mapToDouble(load -> load).average().orElse(0);
        if (mean == 0) return;
        loads.forEach(
                (facility, load) -> into.merge(facility, (mean + SHRINK) / (mean + load + 2 * SHRINK), Math::min));
    }
}
