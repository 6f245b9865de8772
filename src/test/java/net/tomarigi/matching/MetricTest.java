package net.tomarigi.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Distances, and the straight lines that stand for them. */
class MetricTest {
    private static final int PAIRS = 20_000;
    private static final Place TOKYO = new Place(35.681236, 139.767125);
    private static final Place SAPPORO = new Place(43.0686, 141.3507);

    private final long seed = Long.getLong("matching.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void theGreatCircleIsThatOfTheMeanSphere() {
        assertThat(km(TOKYO, new Place(36.381, 139.734))).isEqualTo(77.867306);
        assertThat(km(TOKYO, SAPPORO)).isEqualTo(832.592832);
        assertThat(km(SAPPORO, new Place(26.2124, 127.6809))).isEqualTo(2246.560512);
        assertThat(km(new Place(52, -179.9), new Place(52, 179.9))).isEqualTo(13.691701);
        assertThat(km(new Place(90, 0), new Place(0, 77))).isEqualTo(10_007.557221);
        assertThat(km(TOKYO, TOKYO)).isZero();
    }

    private static double km(Place a, Place b) {
        return Metric.GREAT_CIRCLE.km(a, b);
    }

    @Test
    void thePlaneIsThatOfItsOrigin() {
        assertThat(Metric.PLANE.km(Bed.HERE, new Place(36.75, 139.8))).isEqualTo(11.1195);
        assertThat(Metric.PLANE.km(Bed.HERE, new Place(36.65, 140.8))).isEqualTo(89.2114);
        assertThat(Metric.PLANE.km(new Place(36.75, 139.8), new Place(36.65, 140.8)))
                .isEqualTo(89.901708);
    }

    /** The formula of Vincenty for a sphere, which is exact at every distance. */
    @Test
    void itAgreesWithAnotherFormulaAllOverTheEarth() {
        for (int i = 0; i < PAIRS; i++) {
            Place a = somewhere();
            Place b = i % 2 == 0 ? somewhere() : near(a);
            assertThat(km(a, b)).as("seed %d: %s to %s", seed, a, b).isCloseTo(vincenty(a, b), within(2e-4));
            if (i % 2 == 1) assertThat(km(a, b)).isCloseTo(vincenty(a, b), within(0.51e-6));
            assertThat(km(a, b)).isEqualTo(km(b, a));
        }
    }

    private static double vincenty(Place a, Place b) {
        double latA = Math.toRadians(a.lat());
        double latB = Math.toRadians(b.lat());
        double lon = Math.toRadians(b.lon() - a.lon());
        double east = Math.cos(latB) * Math.sin(lon);
        double north = Math.cos(latA) * Math.sin(latB) - Math.sin(latA) * Math.cos(latB) * Math.cos(lon);
        double up = Math.sin(latA) * Math.sin(latB) + Math.cos(latA) * Math.cos(latB) * Math.cos(lon);
        return 6371.0088 * Math.atan2(Math.hypot(east, north), up);
    }

    @Test
    void theStraightLineIsNeverLongerThanTheDistance() {
        for (int i = 0; i < PAIRS; i++) {
            Place a = somewhere();
            Place b = i % 2 == 0 ? somewhere() : near(a);
            for (Metric metric : Metric.values())
                assertThat(line(metric, a, b))
                        .as("seed %d: %s to %s, %s", seed, a, b, metric)
                        .isLessThanOrEqualTo(metric.km(a, b) + 0.51e-6);
        }
    }

    private static double line(Metric metric, Place a, Place b) {
        return Math.sqrt(
                Metric.square(metric.x(a) - metric.x(b), metric.y(a) - metric.y(b), metric.z(a) - metric.z(b)));
    }

    @Test
    void lineAndDistanceTellEachOther() {
        double half = Math.PI * Metric.EARTH_KM;
        for (int i = 0; i < PAIRS; i++) {
            double km = random.nextDouble() * (i % 2 == 0 ? 100 : 0.99 * half);
            for (Metric metric : Metric.values()) {
                assertThat(metric.ofLine(metric.toLine(km)))
                        .as("%s km, %s", km, metric)
                        .isCloseTo(km, within(1e-8));
                assertThat(metric.toLine(km)).isLessThanOrEqualTo(km + 1e-12);
                assertThat(metric.toLine(km + 1e-3)).as("it grows").isGreaterThan(metric.toLine(km));
            }
        }
        assertThat(Metric.GREAT_CIRCLE.toLine(half))
                .as("everything is within half the earth")
                .isInfinite();
        assertThat(Metric.GREAT_CIRCLE.toLine(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(Metric.PLANE.toLine(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(Metric.GREAT_CIRCLE.toLine(0)).isZero();
    }

    private Place somewhere() {
        double lat = Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
        return new Place(lat, 360 * random.nextDouble() - 180);
    }

    private Place near(Place a) {
        double lon = a.lon() + random.nextDouble() - 0.5;
        return new Place(
                Math.max(-90, Math.min(90, a.lat() + random.nextDouble() - 0.5)),
                lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);
    }
}
