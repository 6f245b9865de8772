package net.tomarigi.network.http;

import net.tomarigi.network.Network;
import net.tomarigi.network.Policy;
import net.tomarigi.network.Weights;
import net.tomarigi.platform.Violations;

/**
 * A network as it is to be. {@code municipality}, {@code version} and {@code facilities} are there so that what GET gave
 * may be sent back; they change nothing.
 */
record NetworkCommand(
        String id,
        String name,
        Integer rollOverHour,
        Integer freshHours,
        Integer ageingHours,
        Integer nights,
        Boolean publicBoard,
        WeightsCommand weights,
        String municipality,
        Long version,
        Integer facilities) {
    private static final int YEAR_HOURS = 8760;

    /** A part that is left out weighs as usual. */
    record WeightsCommand(
            Integer distance,
            Integer fit,
            Integer freshness,
            Integer likelihood,
            Integer familiarity,
            Integer wishes,
            Integer fairness,
            Integer continuity) {
        void check(Violations violations) {
            violations.range("weights.distance", distance, 0, Weights.MOST);
            violations.range("weights.fit", fit, 0, Weights.MOST);
            violations.range("weights.freshness", freshness, 0, Weights.MOST);
            violations.range("weights.likelihood", likelihood, 0, Weights.MOST);
            violations.range("weights.familiarity", familiarity, 0, Weights.MOST);
            violations.range("weights.wishes", wishes, 0, Weights.MOST);
            violations.range("weights.fairness", fairness, 0, Weights.MOST);
            violations.range("weights.continuity", continuity, 0, Weights.MOST);
        }

        Weights toWeights() {
            return new Weights(
                    orUsual(distance, Weights.DEFAULT.distance()),
                    orUsual(fit, Weights.DEFAULT.fit()),
                    orUsual(freshness, Weights.DEFAULT.freshness()),
                    orUsual(likelihood, Weights.DEFAULT.likelihood()),
                    orUsual(familiarity, Weights.DEFAULT.familiarity()),
                    orUsual(wishes, Weights.DEFAULT.wishes()),
                    orUsual(fairness, Weights.DEFAULT.fairness()),
                    orUsual(continuity, Weights.DEFAULT.continuity()));
        }
    }

    /** @throws net.tomarigi.platform.ProblemException naming every field that is wrong */
    void check(String network) {
        Violations violations = new Violations();
        if (!Network.ID.matcher(network).matches()) violations.add("network", "not-a-network-id");
        if (id != null && !id.equals(network)) violations.add("id", "other-id", network);
        violations.requiredLine("name", name, Network.LONGEST_NAME);
        violations.range("rollOverHour", rollOverHour, 0, 23);
        violations.range("freshHours", freshHours, 1, YEAR_HOURS);
        violations.range("ageingHours", ageingHours, 1, YEAR_HOURS);
        violations.range("nights", nights, 1, 60);
        if (weights != null) weights.check(violations);
        if (orUsual(ageingHours, Policy.DEFAULT.ageingHours()) < orUsual(freshHours, Policy.DEFAULT.freshHours()))
            violations.add("ageingHours", "ageing-before-fresh");
        violations.throwIfAny();
    }

    Policy policy() {
        return new Policy(
                orUsual(rollOverHour, Policy.DEFAULT.rollOverHour()),
                orUsual(freshHours, Policy.DEFAULT.freshHours()),
                orUsual(ageingHours, Policy.DEFAULT.ageingHours()),
                orUsual(nights, Policy.DEFAULT.nights()),
                Boolean.TRUE.equals(publicBoard),
                weights == null ? Weights.DEFAULT : weights.toWeights());
    }

    private static int orUsual(Integer said, int usual) {
        return said == null ? usual : said;
    }
}
