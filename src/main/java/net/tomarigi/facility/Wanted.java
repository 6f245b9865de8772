package net.tomarigi.facility;

import java.util.Set;

/**
 * Which facilities of the public list somebody wants to see.
 *
 * @param network null: those of all networks
 * @param disabilities all of which it takes
 * @param children null: does not matter
 * @param care all of which it gives, be it by day only
 * @param kind null: does not matter
 * @param notStated those too that do not say whether they take all this
 * @param page from 1
 * @param size facilities on a page
 */
public record Wanted(
        String network,
        Set<Disability> disabilities,
        Boolean children,
        Set<Care> care,
        Kind kind,
        boolean notStated,
        Order order,
        int page,
        int size) {
    public static final int MOST_ON_PAGE = 100;
    public static final int LAST_PAGE = 10_000;

    /** More than the nation has; a sheet holds no more. */
    public static final int MOST_ON_SHEET = 20_000;

    /** What the list is sorted by. */
    public enum Order {
        NAME,
        PLACE
    }

    public Wanted {
        if (page < 1 || page > LAST_PAGE) throw new IllegalArgumentException("there is no page " + page);
        if (size < 1 || size > MOST_ON_SHEET)
            throw new IllegalArgumentException("a page has no " + size + " facilities");
        disabilities = Set.copyOf(disabilities);
        care = Set.copyOf(care);
    }

    /** The same from the first facility to the last. */
    public Wanted all() {
        return new Wanted(network, disabilities, children, care, kind, notStated, order, 1, MOST_ON_SHEET);
    }
}
