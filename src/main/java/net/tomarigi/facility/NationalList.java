package net.tomarigi.facility;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A list of facilities that could be read, each row either taken or rejected.
 *
 * @param listings each with an id of its own
 */
public record NationalList(List<Listing> listings, List<RejectedRow> rejected) {
    public int read() {
        return listings.size() + rejected.size();
    }

    /** Rows whose 事業所番号 another row has too: different places of one provider, which are facilities all the same. */
    public int sharedNumbers() {
        return listings.stream()
                .collect(Collectors.groupingBy(Listing::number, Collectors.summingInt(one -> 1)))
                .values()
                .stream()
                .filter(rows -> rows > 1)
                .mapToInt(rows -> rows)
                .sum();
    }

    /** Rows with a blank 定員: no fixed number. */
    public int withoutPlaces() {
        return count(listing -> listing.places() == null);
    }

    /** Rows with 0 places. */
    public int zeroPlaces() {
        return count(listing -> listing.places() != null && listing.places() == 0);
    }

    private int count(Predicate<Listing> condition) {
        return (int) listings.stream().filter(condition).count();
    }
}
