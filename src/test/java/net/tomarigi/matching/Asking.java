package net.tomarigi.matching;

import java.util.Map;
import java.util.Set;

/** A question in the making: at first for one night from here, of everybody, for a person of whom nothing is known. */
final class Asking {
    private int disabilities = Need.UNKNOWN;
    private int care = Need.UNKNOWN;
    private int behaviour = Need.UNKNOWN;
    private int supportLevel = Need.UNKNOWN;
    private int sex = Need.UNKNOWN;
    private int age = Need.UNKNOWN;
    private int wheelchair = Need.UNKNOWN;
    private Place at = Bed.HERE;
    private long firstNight = Bed.TONIGHT;
    private int nights = 1;
    private double maxKm = Double.POSITIVE_INFINITY;
    private Set<String> reach;
    private boolean teams;
    private int now = Bed.NOW;
    private int hourOfDay = 12;
    private Map<String, Affinity> ties = Map.of();
    private Affinity otherwise = Affinity.NEUTRAL;
    private int limit = Question.MOST;

    private Asking() {}

    static Asking anything() {
        return new Asking();
    }

    static Asking like(Question q) {
        return anything()
                .disabilities(q.need().disabilities())
                .care(q.need().care())
                .behaviour(q.need().behaviour())
                .supportLevel(q.need().supportLevel())
                .sex(q.need().sex())
                .age(q.need().age())
                .wheelchair(q.need().wheelchair())
                .at(q.at())
                .nights(q.firstNight(), q.nights())
                .maxKm(q.maxKm())
                .reach(q.reach())
                .teams(q.teams())
                .when(q.now(), q.hourOfDay())
                .ties(q.ties(), q.otherwise())
                .limit(q.limit());
    }

    Asking disabilities(int value) {
        disabilities = value;
        return this;
    }

    Asking care(int value) {
        care = value;
        return this;
    }

    Asking behaviour(int value) {
        behaviour = value;
        return this;
    }

    Asking supportLevel(int value) {
        supportLevel = value;
        return this;
    }

    Asking sex(int value) {
        sex = value;
        return this;
    }

    Asking age(int value) {
        age = value;
        return this;
    }

    Asking wheelchair(int value) {
        wheelchair = value;
        return this;
    }

    Asking at(Place value) {
        at = value;
        return this;
    }

    Asking nights(long first, int count) {
        firstNight = first;
        nights = count;
        return this;
    }

    Asking nights(int count) {
        return nights(Bed.TONIGHT, count);
    }

    Asking maxKm(double value) {
        maxKm = value;
        return this;
    }

    Asking reach(Set<String> value) {
        reach = value;
        return this;
    }

    Asking teams(boolean value) {
        teams = value;
        return this;
    }

    Asking when(int minutes, int hour) {
        now = minutes;
        hourOfDay = hour;
        return this;
    }

    Asking ties(Map<String, Affinity> value, Affinity others) {
        ties = value;
        otherwise = others;
        return this;
    }

    Asking limit(int value) {
        limit = value;
        return this;
    }

    Question question() {
        Need need = new Need(disabilities, care, behaviour, supportLevel, sex, age, wheelchair);
        return new Question(need, at, firstNight, nights, maxKm, reach, teams, now, hourOfDay, ties, otherwise, limit);
    }
}
