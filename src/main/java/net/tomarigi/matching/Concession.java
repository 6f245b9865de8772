package net.tomarigi.matching;

/**
 * One limit that would have to give, and how far.
 *
 * @param of which disability or care (its bit's number), which night (0: the first); for distance the kilometres that would
 *     be allowed; 0 elsewhere
 * @param degree how far; each degree holds the lesser ones.
 *     <ul>
 *       <li>DISABILITY, AGE: 1, nobody said whether it is taken (what is refused cannot be had)
 *       <li>CARE: 1, by day only; 2, nobody said; 3, never given, so somebody else would have to come for it
 *       <li>BEHAVIOUR: how many points too few, 1–6
 *       <li>SUPPORT_LEVEL: how many levels away, 1–2
 *       <li>SEX, WHEELCHAIR, NIGHTS: 1
 *       <li>DISTANCE: how many steps of {@link #LADDER_KM} beyond the limit, 1–5
 *     </ul>
 */
public record Concession(Criterion criterion, int of, int degree) implements Comparable<Concession> {
    /** The distances that are offered instead of a smaller one, kilometres. */
    static final int[] LADDER_KM = {
        1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 750, 1000
    };

    static final int MOST_KM_STEPS = 5;
    static final int MOST_POINTS = 6;
    static final int MOST_LEVELS = 2;

    /** What asks for more than this is not near. */
    public static final int MOST_COST = 7;

    /** How hard it is to obtain: a coordinator's rule of thumb, 1 (a longer drive) to 6 (a nurse who comes, a room of the other sex). */
    public int cost() {
        return cost(criterion, degree);
    }

    static int cost(Criterion criterion, int degree) {
        return switch (criterion) {
            case DISABILITY, AGE -> 3;
            case CARE -> degree == 1 ? 2 : degree == 2 ? 3 : 6;
            case BEHAVIOUR, DISTANCE -> degree;
            case SUPPORT_LEVEL -> 2 * degree;
            case SEX -> 6;
            case WHEELCHAIR -> 4;
            case NIGHTS -> 2;
        };
    }

    @Override
    public int compareTo(Concession other) {
        int byCriterion = criterion.compareTo(other.criterion);
        if (byCriterion != 0) return byCriterion;
        return of != other.of ? Integer.compare(of, other.of) : Integer.compare(degree, other.degree);
    }
}
