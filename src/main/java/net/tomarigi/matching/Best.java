package net.tomarigi.matching;

/** The best so far, at most so many, in order: by score, then by distance, then by id. */
final class Best {
    private final long[] scores;
    private final double[] kms;
    private final Candidate[] candidates;
    private int count;

    Best(int most) {
        this.scores = new long[most];
        this.kms = new double[most];
        this.candidates = new Candidate[most];
    }

    int count() {
        return count;
    }

    Candidate candidate(int i) {
        return candidates[i];
    }

    /** Milliardths. */
    long score(int i) {
        return scores[i];
    }

    double km(int i) {
        return kms[i];
    }

    boolean isFull() {
        return count == scores.length;
    }

    long worstScore() {
        return scores[count - 1];
    }

    double worstKm() {
        return kms[count - 1];
    }

    void offer(long score, double km, Candidate candidate) {
        if (isFull() && !isBetter(score, km, candidate, count - 1)) return;
        int at = isFull() ? count - 1 : count++;
        for (; at > 0 && isBetter(score, km, candidate, at - 1); at--) {
            scores[at] = scores[at - 1];
            kms[at] = kms[at - 1];
            candidates[at] = candidates[at - 1];
        }
        scores[at] = score;
        kms[at] = km;
        candidates[at] = candidate;
    }

    private boolean isBetter(long score, double km, Candidate candidate, int than) {
        if (score != scores[than]) return score > scores[than];
        if (km != kms[than]) return km < kms[than];
        return candidate.id().compareTo(candidates[than].id()) < 0;
    }
}
