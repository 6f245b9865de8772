package net.tomarigi.matching;

import java.util.List;

/** A candidate in the making: at first one that takes everybody, on every night, and spoke just now. */
final class Bed {
    static final long TONIGHT = 20_778;
    static final int NOW = 29_921_000;
    static final Place HERE = new Place(36.65, 139.8);

    private static final int ALL_DISABILITIES = 0xff;
    private static final int ALL_CARE = 0xff_ffff;

    private String id;
    private String facility;
    private List<String> networks = List.of("city");
    private boolean team;
    private Place place = HERE;
    private int disabilities = ALL_DISABILITIES;
    private int disabilitiesUnstated;
    private int careAlways = ALL_CARE;
    private int careByDay;
    private int careUnstated;
    private int sexes = Need.FEMALE | Need.MALE;
    private int ages = 0xf;
    private int agesUnstated;
    private int levelMin = 1;
    private int levelMax = 6;
    private int maxBehaviour = 24;
    private boolean wheelchair = true;
    private int careNotBacked;
    private boolean behaviourNotBacked;
    private int unstated;
    private long firstNight = TONIGHT;
    private long open = -1;
    private int attestedAt = NOW;
    private float[] yes;
    private double fairness = Policy.NEUTRAL;

    private Bed(String id) {
        this.id = id;
        this.facility = "facility of " + id;
    }

    static Bed of(String id) {
        return new Bed(id);
    }

    static Bed like(Candidate c) {
        return of(c.id())
                .facility(c.facility())
                .networks(c.networks())
                .team(c.team())
                .place(c.place())
                .disabilities(c.disabilities(), c.disabilitiesUnstated())
                .care(c.careAlways(), c.careByDay(), c.careUnstated())
                .sexes(c.sexes())
                .ages(c.ages(), c.agesUnstated())
                .levels(c.levelMin(), c.levelMax())
                .maxBehaviour(c.maxBehaviour())
                .wheelchair(c.wheelchair())
                .notBacked(c.careNotBacked(), c.behaviourNotBacked())
                .unstated(c.unstated())
                .open(c.firstNight(), c.open())
                .attestedAt(c.attestedAt())
                .yes(c.yes())
                .fairness(c.fairness());
    }

    Bed id(String value) {
        id = value;
        return this;
    }

    Bed facility(String value) {
        facility = value;
        return this;
    }

    Bed networks(List<String> value) {
        networks = value;
        return this;
    }

    Bed networks(String... value) {
        return networks(List.of(value));
    }

    Bed team(boolean value) {
        team = value;
        return this;
    }

    Bed place(Place value) {
        place = value;
        return this;
    }

    /** So many degrees north of {@link #HERE}: 111.195 km each on the plane. */
    Bed north(double degrees) {
        return place(new Place(HERE.lat() + degrees, HERE.lon()));
    }

    Bed disabilities(int taken, int notStated) {
        disabilities = taken;
        disabilitiesUnstated = notStated;
        return this;
    }

    Bed care(int always, int byDay, int notStated) {
        careAlways = always;
        careByDay = byDay;
        careUnstated = notStated;
        return this;
    }

    Bed sexes(int value) {
        sexes = value;
        return this;
    }

    Bed ages(int taken, int notStated) {
        ages = taken;
        agesUnstated = notStated;
        return this;
    }

    Bed levels(int min, int max) {
        levelMin = min;
        levelMax = max;
        return this;
    }

    Bed maxBehaviour(int value) {
        maxBehaviour = value;
        return this;
    }

    Bed wheelchair(boolean value) {
        wheelchair = value;
        return this;
    }

    Bed unstated(int value) {
        unstated = value;
        return this;
    }

    Bed open(long first, long bits) {
        firstNight = first;
        open = bits;
        return this;
    }

    /** @param nights one character each from {@link #TONIGHT} on; 1 is open, and so is nothing after the last */
    Bed open(String nights) {
        return open(TONIGHT, Long.parseLong(new StringBuilder(nights).reverse().toString(), 2));
    }

    Bed notBacked(int care, boolean behaviour) {
        careNotBacked = care;
        behaviourNotBacked = behaviour;
        return this;
    }

    Bed attestedAt(int value) {
        attestedAt = value;
        return this;
    }

    Bed yes(float... value) {
        yes = value;
        return this;
    }

    Bed fairness(double value) {
        fairness = value;
        return this;
    }

    Candidate candidate() {
        return new Candidate(
                id,
                facility,
                networks,
                team,
                place,
                disabilities,
                disabilitiesUnstated,
                careAlways,
                careByDay,
                careUnstated,
                sexes,
                ages,
                agesUnstated,
                levelMin,
                levelMax,
                maxBehaviour,
                wheelchair,
                careNotBacked,
                behaviourNotBacked,
                unstated,
                firstNight,
                open,
                attestedAt,
                yes,
                fairness);
    }
}
