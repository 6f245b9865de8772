package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.List;

/** Says of a ranked candidate what speaks for it and what to ask first. */
final class Telling {
    private static final int EVERY_DISABILITY = 0b111_1111;
    private static final int EVERY_AGE = 0b1111;
    private static final int EITHER_SEX = Need.FEMALE | Need.MALE;
    private static final int MOST_BEHAVIOUR = 24;

    /** A word older than this is a caution, hours. */
    private static final int OLD_HOURS = 72;

    /** Total of the behaviour items from which behaviour is severe (強度行動障害). */
    private static final int SEVERE = 10;

    /** Less likely than this is a caution. */
    private static final double UNLIKELY = 0.3;

    /** The emergency addition (緊急短期入所受入加算) pays so many nights at first. */
    private static final int FIRST_NIGHTS_PAID = 7;

    private static final Part[] PARTS = Part.values();

    private final Asked asked;
    private final double[] shares;

    Telling(Asked asked) {
        this.asked = asked;
        this.shares = asked.policy.shares();
    }

    List<Ranked> ranked(Best best) {
        List<Ranked> ranked = new ArrayList<>(best.count());
        for (int i = 0; i < best.count(); i++)
            ranked.add(ranked(best.candidate(i), best.km(i), best.score(i) / Scoring.UNIT));
        return ranked;
    }

    private Ranked ranked(Candidate c, double km, double score) {
        Parts parts = asked.scoring.parts(c, km);
        double told = asked.told(km);
        return new Ranked(c, told, score, parts, reasons(c, told, parts), cautions(c, told));
    }

    /** What lifts it above a candidate of which nothing is known, by how much it does. */
    private List<Reason> reasons(Candidate c, double km, Parts parts) {
        List<Reason> reasons = new ArrayList<>(PARTS.length);
        double[] lifts = new double[PARTS.length];
        for (Part part : PARTS) {
            double value = parts.get(part);
            double lift = shares[part.ordinal()] * (value - Policy.NEUTRAL);
            if (lift < 1e-9) continue;
            int at = reasons.size();
            for (; at > 0 && lifts[at - 1] < lift; at--) lifts[at] = lifts[at - 1];
            lifts[at] = lift;
            reasons.add(at, reason(part, c, km, value));
        }
        return reasons;
    }

    private Reason reason(Part part, Candidate c, double km, double value) {
        return switch (part) {
            case DISTANCE -> new Reason(Reason.Code.NEAR, km);
            case FIT -> fit(c);
            case FRESHNESS -> new Reason(Reason.Code.FRESH, asked.scoring.ageMinutes(c.attestedAt()));
            case LIKELIHOOD -> new Reason(Reason.Code.LIKELY, Math.round(100 * value));
            case FAMILIARITY -> new Reason(Reason.Code.FAMILIAR, value);
            case WISHES -> new Reason(Reason.Code.WISHED, value);
            case FAIRNESS -> new Reason(Reason.Code.ITS_TURN, value);
            case CONTINUITY -> new Reason(Reason.Code.CONTINUES, value);
        };
    }

    private Reason fit(Candidate c) {
        int taken = Integer.bitCount(c.disabilities());
        int given = Integer.bitCount(c.careAlways());
        Need need = asked.question.need();
        double special = need.disabilities() == Need.UNKNOWN
                ? 0
                : (Integer.bitCount(need.disabilities()) + 1.0)
                        / (taken + 1.0)
                        * asked.policy.fit().disability();
        double thrift = need.care() == Need.UNKNOWN
                ? 0
                : (Integer.bitCount(need.care()) + 1.0)
                        / (given + 1.0)
                        * asked.policy.fit().care();
        return special >= thrift
                ? new Reason(Reason.Code.SPECIALISED, taken)
                : new Reason(Reason.Code.NO_MORE_THAN_NEEDED, given);
    }

    private List<Caution> cautions(Candidate c, double km) {
        List<Caution> all = new ArrayList<>();
        unknown(c, all);
        unstated(c, all);
        notBacked(c, all);
        if (asked.hasPlace && Double.isNaN(km)) all.add(new Caution(Caution.Code.NO_PLACE, 0));
        long age = asked.scoring.ageMinutes(c.attestedAt());
        if (age < 0) all.add(new Caution(Caution.Code.NEVER_SPOKE, 0));
        else if (age >= OLD_HOURS * 60L) all.add(new Caution(Caution.Code.OLD_WORD, (int) (age / 60)));
        double yes = c.yes() == null ? 1 : asked.scoring.yes(c);
        if (yes < UNLIKELY) all.add(new Caution(Caution.Code.UNLIKELY, (int) Math.round(100 * yes)));
        int nights = asked.question.nights();
        if (nights > FIRST_NIGHTS_PAID) all.add(new Caution(Caution.Code.LONG_STAY, nights));
        return all;
    }

    /** What this person needs, and nobody who is qualified for it is known of. */
    private void notBacked(Candidate c, List<Caution> all) {
        Need need = asked.question.need();
        int care = need.care() == Need.UNKNOWN ? 0 : need.care() & c.careNotBacked();
        if (care != 0) all.add(new Caution(Caution.Code.CARE_NOT_BACKED, care));
        if (c.behaviourNotBacked() && need.behaviour() != Need.UNKNOWN && need.behaviour() >= SEVERE)
            all.add(new Caution(Caution.Code.BEHAVIOUR_NOT_BACKED, need.behaviour()));
    }

    /** What nobody knows of the person, where it would matter. */
    private void unknown(Candidate c, List<Caution> all) {
        Need need = asked.question.need();
        if (need.disabilities() == Need.UNKNOWN && (c.disabilities() & EVERY_DISABILITY) != EVERY_DISABILITY)
            all.add(new Caution(Caution.Code.DISABILITY_UNKNOWN, c.disabilities()));
        if (need.care() == Need.UNKNOWN && Integer.bitCount(c.careAlways()) < 21)
            all.add(new Caution(Caution.Code.CARE_UNKNOWN, c.careAlways()));
        if (need.behaviour() == Need.UNKNOWN && c.maxBehaviour() < MOST_BEHAVIOUR)
            all.add(new Caution(Caution.Code.BEHAVIOUR_UNKNOWN, c.maxBehaviour()));
        if (need.sex() == Need.UNKNOWN && c.sexes() != EITHER_SEX)
            all.add(new Caution(Caution.Code.SEX_UNKNOWN, c.sexes()));
        if (need.age() == Need.UNKNOWN && c.ages() != EVERY_AGE)
            all.add(new Caution(Caution.Code.AGE_UNKNOWN, c.ages()));
        if (need.supportLevel() == Need.UNKNOWN && c.levelMax() - c.levelMin() < 5)
            all.add(new Caution(Caution.Code.LEVEL_UNKNOWN, 10 * c.levelMin() + c.levelMax()));
        if (need.wheelchair() == Need.UNKNOWN && !c.wheelchair())
            all.add(new Caution(Caution.Code.WHEELCHAIR_UNKNOWN, 0));
    }

    /** What the facility did not say, where it would matter to this person. */
    private void unstated(Candidate c, List<Caution> all) {
        Need need = asked.question.need();
        if (need.sex() != Need.UNKNOWN && isUnstated(c, Criterion.SEX))
            all.add(new Caution(Caution.Code.SEX_UNSTATED, 0));
        if (need.age() != Need.UNKNOWN && isUnstated(c, Criterion.AGE))
            all.add(new Caution(Caution.Code.AGE_UNSTATED, 0));
        if (need.supportLevel() != Need.UNKNOWN && isUnstated(c, Criterion.SUPPORT_LEVEL))
            all.add(new Caution(Caution.Code.LEVEL_UNSTATED, 0));
        if (need.behaviour() > 0 && isUnstated(c, Criterion.BEHAVIOUR))
            all.add(new Caution(Caution.Code.BEHAVIOUR_UNSTATED, 0));
    }

    private static boolean isUnstated(Candidate c, Criterion criterion) {
        return (c.unstated() >>> criterion.ordinal() & 1) == 1;
    }
}
