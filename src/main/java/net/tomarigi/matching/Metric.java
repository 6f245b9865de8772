package net.tomarigi.matching;

/**
 * How far two places are from each other. Each place becomes a point in space such that the straight line between two
 * points is never longer than the distance, and distance grows with it: bounds and rankings need only straight lines.
 */
public enum Metric {
    /** Along the earth's surface, a sphere of radius {@value #EARTH_KM} km (IUGG's mean radius). */
    GREAT_CIRCLE {
        @Override
        public double x(Place place) {
            return EARTH_KM * Math.cos(Math.toRadians(place.lat())) * Math.cos(Math.toRadians(place.lon()));
        }

        @Override
        public double y(Place place) {
            return EARTH_KM * Math.cos(Math.toRadians(place.lat())) * Math.sin(Math.toRadians(place.lon()));
        }

        @Override
        public double z(Place place) {
            return EARTH_KM * Math.sin(Math.toRadians(place.lat()));
        }

        @Override
        double ofLine(double line) {
            return 2 * EARTH_KM * Math.asin(Math.min(1, line / (2 * EARTH_KM)));
        }

        @Override
        double toLine(double km) {
            return km >= Math.PI * EARTH_KM ? Double.POSITIVE_INFINITY : 2 * EARTH_KM * Math.sin(km / (2 * EARTH_KM));
        }
    },

    /** On a plane that touches the earth at 36.65° N, 139.8° E: a benchmark's distance, right to a percent for a region. */
    PLANE {
        @Override
        public double x(Place place) {
            return (place.lon() - 139.8) * 111.195 * Math.cos(Math.toRadians(36.65));
        }

        @Override
        public double y(Place place) {
            return (place.lat() - 36.65) * 111.195;
        }

        @Override
        public double z(Place place) {
            return 0;
        }

        @Override
        double ofLine(double line) {
            return line;
        }

        @Override
        double toLine(double km) {
            return km;
        }
    };

    public static final double EARTH_KM = 6371.0088;

    /** Kilometres are told to the millimetre: what is told may be less than what is, by no more than this. */
    static final double ROUNDING_KM = 1e-6;

    /** Coordinates in space, kilometres. */
    public abstract double x(Place place);

    public abstract double y(Place place);

    public abstract double z(Place place);

    /** The distance that belongs to a straight line, both in kilometres. */
    abstract double ofLine(double line);

    /** The straight line that belongs to a distance. */
    abstract double toLine(double km);

    /** Kilometres, rounded to the millimetre: places that differ by less are equally far. */
    public final double km(Place a, Place b) {
        return kmOfSquare(square(x(a) - x(b), y(a) - y(b), z(a) - z(b)));
    }

    static double square(double dx, double dy, double dz) {
        return dx * dx + dy * dy + dz * dz;
    }

    /** @param square of the straight line */
    final double kmOfSquare(double square) {
        return Math.round(ofLine(Math.sqrt(square)) * 1e6) / 1e6;
    }
}
