package net.tomarigi.facility;

/** Where a facility of Japan can be: no finer than what tells a slip of the pen from a place. */
public final class Japan {
    public static final int SOUTH = 20;
    public static final int NORTH = 46;
    public static final int WEST = 122;
    public static final int EAST = 154;

    private Japan() {}

    public static boolean hasLatitude(double lat) {
        return lat >= SOUTH && lat <= NORTH;
    }

    public static boolean hasLongitude(double lon) {
        return lon >= WEST && lon <= EAST;
    }
}
