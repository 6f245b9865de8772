package net.tomarigi.matching;

/**
 * Between what the candidates of a block or a chunk lie: the box around those with a place, and the best there is of
 * whatever is scored. Whoever makes it fills it; nobody changes it afterwards.
 */
final class Bounds {
    private double minX = Double.POSITIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double minZ = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;
    private double maxZ = Double.NEGATIVE_INFINITY;
    int leastLevelMax = 6;
    int leastCare = 24;
    int leastDisabilities = 8;
    int latestWord = Candidate.NEVER;
    double bestYes;
    double bestFairness;

    void include(Candidate c, double x, double y, double z) {
        if (c.place() != null) {
            minX = Math.min(minX, x);
            minY = Math.min(minY, y);
            minZ = Math.min(minZ, z);
            maxX = Math.max(maxX, x);
            maxY = Math.max(maxY, y);
            maxZ = Math.max(maxZ, z);
        }
        leastLevelMax = Math.min(leastLevelMax, c.levelMax());
        leastCare = Math.min(leastCare, Integer.bitCount(c.careAlways()));
        leastDisabilities = Math.min(leastDisabilities, Integer.bitCount(c.disabilities()));
        latestWord = Math.max(latestWord, c.attestedAt());
        bestYes = Math.max(bestYes, mostLikely(c.yes()));
        bestFairness = Math.max(bestFairness, c.fairness());
    }

    private static double mostLikely(float[] yes) {
        if (yes == null) return Policy.NEUTRAL;
        float most = 0;
        for (float one : yes) most = Math.max(most, one);
        return most;
    }

    void include(Bounds b) {
        minX = Math.min(minX, b.minX);
        minY = Math.min(minY, b.minY);
        minZ = Math.min(minZ, b.minZ);
        maxX = Math.max(maxX, b.maxX);
        maxY = Math.max(maxY, b.maxY);
        maxZ = Math.max(maxZ, b.maxZ);
        leastLevelMax = Math.min(leastLevelMax, b.leastLevelMax);
        leastCare = Math.min(leastCare, b.leastCare);
        leastDisabilities = Math.min(leastDisabilities, b.leastDisabilities);
        latestWord = Math.max(latestWord, b.latestWord);
        bestYes = Math.max(bestYes, b.bestYes);
        bestFairness = Math.max(bestFairness, b.bestFairness);
    }

    /** Nobody with a place is nearer than the root of this; infinite when nobody has one. */
    double leastSquare(double x, double y, double z) {
        return Metric.square(
                Math.max(0, Math.max(minX - x, x - maxX)),
                Math.max(0, Math.max(minY - y, y - maxY)),
                Math.max(0, Math.max(minZ - z, z - maxZ)));
    }

    /** Nobody with a place is farther than the root of this. */
    double mostSquare(double x, double y, double z) {
        return Metric.square(Math.max(x - minX, maxX - x), Math.max(y - minY, maxY - y), Math.max(z - minZ, maxZ - z));
    }
}
