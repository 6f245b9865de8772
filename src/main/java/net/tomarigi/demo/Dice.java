package net.tomarigi.demo;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Chance that comes out the same again for the same seed. */
final class Dice {
    private final Random random;

    Dice(long seed, String of) {
        this.random = new Random(seed * 1_000_003L + of.hashCode());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Both ends included. */
    int from(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    double fraction() {
        return random.nextDouble();
    }

    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** The place of one of the weights. */
    int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) sum += weight;
        double point = random.nextDouble() * sum;
        for (int i = 0; i < weights.length; i++) {
            point -= weights[i];
            if (point < 0) return i;
        }
        return weights.length - 1;
    }

    String id() {
        return new UUID(
                        random.nextLong() & 0xffffffffffff0fffL | 0x4000L,
                        random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L)
                .toString();
    }
}
