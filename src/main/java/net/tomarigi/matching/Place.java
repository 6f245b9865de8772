package net.tomarigi.matching;

/**
 * A point on the earth.
 *
 * @param lat degrees north, WGS 84, −90 to 90
 * @param lon degrees east, WGS 84, −180 to 180
 */
public record Place(double lat, double lon) {
    public Place {
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180))
            throw new IllegalArgumentException("no place on earth: " + lat + ", " + lon);
    }
}
