package net.tomarigi.matching;

/** What a candidate is worth to one question; scores are counted in milliardths, so that equal means equal. */
final class Scoring {
    static final double UNIT = 1e9;

    private final Question question;
    private final Policy policy;
    private final double perKm;
    private final double perMinute;
    private final double distance;
    private final double freshness;
    private final double likelihood;
    private final double fairness;
    private final double familiarity;
    private final double wishes;
    private final double continuity;

    /** Weighted terms of fit, by the candidate's highest level, its care and its disabilities. */
    private final double[] levelTerms = new double[7];

    private final double[] careTerms = new double[25];
    private final double[] disabilityTerms = new double[9];
    private final int askedCare;
    private final int askedDisabilities;
    private final double otherwise;
    private final double bestTie;
    private final boolean hasTies;

    /** Nothing weighs anything: distance alone decides. */
    final boolean isBlind;

    Scoring(Question question, Policy policy) {
        this.question = question;
        this.policy = policy;
        double[] weights = policy.shares();
        this.perKm = 1 / policy.zeroKm();
        this.perMinute = 1 / (60 * policy.zeroHours());
        this.distance = weights[Part.DISTANCE.ordinal()];
        this.freshness = weights[Part.FRESHNESS.ordinal()];
        this.likelihood = weights[Part.LIKELIHOOD.ordinal()];
        this.fairness = weights[Part.FAIRNESS.ordinal()];
        this.familiarity = weights[Part.FAMILIARITY.ordinal()];
        this.wishes = weights[Part.WISHES.ordinal()];
        this.continuity = weights[Part.CONTINUITY.ordinal()];
        this.isBlind = policy.isBlind();
        Need need = question.need();
        this.askedCare = need.care() == Need.UNKNOWN ? 0 : Integer.bitCount(need.care());
        this.askedDisabilities = need.disabilities() == Need.UNKNOWN ? 0 : Integer.bitCount(need.disabilities());
        double fit = weights[Part.FIT.ordinal()];
        for (int i = 0; i < levelTerms.length; i++)
            levelTerms[i] = fit * policy.fit().level() * levelFit(need, i);
        for (int i = 0; i < careTerms.length; i++)
            careTerms[i] = fit * policy.fit().care() * thrift(need.care(), askedCare, i);
        for (int i = 0; i < disabilityTerms.length; i++)
            disabilityTerms[i] = fit * policy.fit().disability() * thrift(need.disabilities(), askedDisabilities, i);
        this.otherwise = weighed(question.otherwise());
        this.hasTies = !question.ties().isEmpty();
        double best = otherwise;
        for (Affinity tie : question.ties().values()) best = Math.max(best, weighed(tie));
        this.bestTie = best;
    }

    private static double levelFit(Need need, int levelMax) {
        if (need.supportLevel() == Need.UNKNOWN) return Policy.NEUTRAL;
        return clamp(1 - (levelMax - need.supportLevel()) / 5.0);
    }

    private static double thrift(int known, int asked, int given) {
        return known == Need.UNKNOWN ? Policy.NEUTRAL : clamp((asked + 1.0) / (given + 1.0));
    }

    private double weighed(Affinity tie) {
        return familiarity * tie.familiarity() + wishes * tie.wish() + continuity * tie.continuity();
    }

    private static double clamp(double part) {
        return Math.max(0, Math.min(1, part));
    }

    /** All but distance. */
    double apart(Chunk chunk, int block, int i) {
        int[] traits = chunk.traits[block];
        double sum = levelTerms[Traits.levelMax(traits, i)]
                + careTerms[Traits.care(traits, i)]
                + disabilityTerms[Traits.disabilities(traits, i)];
        if (freshness > 0) sum += freshness * young(Traits.attestedAt(traits, i));
        if (likelihood > 0) {
            float always = Traits.yes(traits, i);
            sum += likelihood * (always == always ? clamp(always) : yes(chunk.candidate(block, i)));
        }
        if (fairness > 0) sum += fairness * clamp(chunk.blocks[block].fairness[i]);
        return sum + (hasTies ? weighed(tie(chunk.candidate(block, i))) : otherwise);
    }

    private Affinity tie(Candidate c) {
        return question.ties().getOrDefault(c.facility(), question.otherwise());
    }

    /**
     * No candidate scores more, distance left aside.
     *
     * @param fits only those are meant that give all the care and take all the disabilities that are asked for
     */
    double mostApart(Bounds bounds, int row, boolean fits) {
        int care = bounds.leastCare[row];
        int disabilities = bounds.leastDisabilities[row];
        return levelTerms[bounds.leastLevelMax[row]]
                + careTerms[fits ? Math.max(care, askedCare) : care]
                + disabilityTerms[fits ? Math.max(disabilities, askedDisabilities) : disabilities]
                + freshness * young(bounds.latestWord[row])
                + likelihood * clamp(bounds.bestYes[row])
                + fairness * clamp(bounds.bestFairness[row])
                + bestTie;
    }

    /**
     * Beyond the root of this, kilometres in a straight line, nobody scores as much as {@code least} who scores no more than
     * {@code apart} but for distance; negative: nobody does anywhere.
     */
    double squareFor(double least, double apart) {
        double missing = least - apart;
        if (missing <= 0) return Double.POSITIVE_INFINITY;
        if (missing > distance) return -1;
        double km = (1 - missing / distance) * policy.zeroKm() + Metric.ROUNDING_KM;
        return km * km;
    }

    /** The weighted part of distance. */
    double near(double km) {
        return distance * (question.at() == null ? Policy.NEUTRAL : clamp(1 - km * perKm));
    }

    /** The whole of it, in milliardths. */
    long score(Chunk chunk, int block, int i, double km) {
        return isBlind ? 0 : rounded(apart(chunk, block, i) + near(km));
    }

    /** In milliardths. */
    static long rounded(double score) {
        return Math.round(score * UNIT);
    }

    private double young(int attestedAt) {
        if (attestedAt == Candidate.NEVER) return 0;
        return clamp(1 - ageMinutes(attestedAt) * perMinute);
    }

    /** Minutes; negative when nothing was ever said. */
    long ageMinutes(int attestedAt) {
        return attestedAt == Candidate.NEVER ? -1 : Math.max(0, (long) question.now() - attestedAt);
    }

    double yes(Candidate c) {
        float[] yes = c.yes();
        if (yes == null) return Policy.NEUTRAL;
        if (yes.length == 1) return clamp(yes[0]);
        return clamp(yes[Likelihood.slot(question.hourOfDay(), ageMinutes(c.attestedAt()))]);
    }

    /** Each part for itself, unweighted. */
    Parts parts(Candidate c, double km) {
        Need need = question.need();
        Affinity tie = tie(c);
        Policy.Fit fit = policy.fit();
        double[] parts = new double[Part.values().length];
        parts[Part.DISTANCE.ordinal()] = question.at() == null ? Policy.NEUTRAL : clamp(1 - km * perKm);
        parts[Part.FIT.ordinal()] = fit.level() * levelFit(need, c.levelMax())
                + fit.care() * thrift(need.care(), askedCare, Integer.bitCount(c.careAlways()))
                + fit.disability() * thrift(need.disabilities(), askedDisabilities, Integer.bitCount(c.disabilities()));
        parts[Part.FRESHNESS.ordinal()] = young(c.attestedAt());
        parts[Part.LIKELIHOOD.ordinal()] = yes(c);
        parts[Part.FAMILIARITY.ordinal()] = tie.familiarity();
        parts[Part.WISHES.ordinal()] = tie.wish();
        parts[Part.FAIRNESS.ordinal()] = clamp(c.fairness());
        parts[Part.CONTINUITY.ordinal()] = tie.continuity();
        return new Parts(parts);
    }
}
