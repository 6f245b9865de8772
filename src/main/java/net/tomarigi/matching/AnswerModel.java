package net.tomarigi.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How likely a facility says yes when it is asked, from the answers so far: Beta distributions whose prior is, step by step,
 * what is known of all, of the network, of the network at such an hour and age of the word, and of the facility. The two
 * last meet on the log-odds scale: a facility that says yes more often than its network does so at every hour, until its own
 * answers at that hour say otherwise. Old answers fade, so that a change of staff shows.
 *
 * <p>Used by several threads; an estimate costs microseconds and is made when an answer came, not when somebody searches.
 */
public final class AnswerModel {
    /** Each prior counts as so many answers. */
    private static final double OF_ALL = 4;

    private static final double OF_HOUR = 12;
    private static final double OF_FACILITY = 5;
    private static final double OF_FACILITY_AT_HOUR = 8;

    /** What an answer still counts when a hundred more have come from the same facility at such an hour. */
    private static final double FADING = Math.pow(0.5, 1 / 100.0);

    private final Map<String, Tally> networks = new HashMap<>();
    private final Map<String, Tally> facilities = new HashMap<>();

    /** Answers by {@link Likelihood#slot}. */
    private static final class Tally {
        final double[] yes = new double[Likelihood.SLOTS];
        final double[] all = new double[Likelihood.SLOTS];

        void add(int slot, boolean isYes, double fading) {
            yes[slot] = yes[slot] * fading + (isYes ? 1 : 0);
            all[slot] = all[slot] * fading + 1;
        }

        double yes() {
            return Arrays.stream(yes).sum();
        }

        double all() {
            return Arrays.stream(all).sum();
        }
    }

    private static final Tally NOTHING = new Tally();

    /**
     * @param slot of the hour and of the age of the facility's word when it was asked, {@link Likelihood#slot}
     */
    public synchronized void add(String network, String facility, int slot, boolean isYes) {
        networks.computeIfAbsent(network, id -> new Tally()).add(slot, isYes, 1);
        facilities.computeIfAbsent(facility, id -> new Tally()).add(slot, isYes, FADING);
    }

    /** By {@link Likelihood#slot}, each between 0 and 1; null while nobody in the network was ever asked. */
    public synchronized float[] estimate(String network, String facility) {
        Tally all = networks.get(network);
        if (all == null) return null;
        Tally own = facilities.getOrDefault(facility, NOTHING);
        double[] usual = usual(all);
        double lift = lift(own, usual);
        float[] estimate = new float[Likelihood.SLOTS];
        for (int slot = 0; slot < estimate.length; slot++) {
            double expected = chance(odds(usual[slot]) + lift);
            estimate[slot] =
                    (float) ((own.yes[slot] + OF_FACILITY_AT_HOUR * expected) / (own.all[slot] + OF_FACILITY_AT_HOUR));
        }
        return estimate;
    }

    /** What anybody in the network says, by slot. */
    private static double[] usual(Tally all) {
        double mean = (all.yes() + OF_ALL * Policy.NEUTRAL) / (all.all() + OF_ALL);
        double[] usual = new double[Likelihood.SLOTS];
        for (int slot = 0; slot < usual.length; slot++)
            usual[slot] = (all.yes[slot] + OF_HOUR * mean) / (all.all[slot] + OF_HOUR);
        return usual;
    }

    /** How much more often than usual a facility says yes when it is asked, as log-odds. */
    private static double lift(Tally own, double[] usual) {
        double asked = own.all();
        if (asked == 0) return 0;
        double expected = 0;
        for (int slot = 0; slot < usual.length; slot++) expected += own.all[slot] * usual[slot];
        expected /= asked;
        double mean = (own.yes() + OF_FACILITY * expected) / (asked + OF_FACILITY);
        return odds(mean) - odds(expected);
    }

    private static double odds(double chance) {
        return Math.log(chance / (1 - chance));
    }

    private static double chance(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }
}
