package net.tomarigi.facility;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The whole state of one bed's nights.
 *
 * @param version the facility's version at which any of this last changed; the higher one wins
 * @param nights what the facility says
 * @param taken what is kept for somebody, in order; no two share a night
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BedNights(String bed, long version, OpenNights nights, List<TakenNights> taken) {
    private static final char FREE = '0';
    private static final char HELD = 'h';
    private static final char AGREED = 's';

    @JsonCreator
    public BedNights(
            @JsonProperty("bed") String bed,
            @JsonProperty("version") long version,
            @JsonProperty("nights") OpenNights nights,
            @JsonProperty("taken") List<TakenNights> taken) {
        this.bed = bed;
        this.version = version;
        this.nights = nights;
        this.taken = taken == null ? List.of() : List.copyOf(taken);
    }

    /** Of a bed of which nothing is taken. */
    public BedNights(String bed, long version, OpenNights nights) {
        this(bed, version, nights, List.of());
    }

    /** For which nights it can be given: what the facility says, without what is taken. */
    public OpenNights free() {
        if (taken.isEmpty()) return nights;
        char[] open = nights.open().toCharArray();
        for (int i = 0; i < open.length; i++) if (takes(nights.from().plusDays(i)) != null) open[i] = '0';
        return new OpenNights(nights.from(), new String(open));
    }

    /** What is taken of {@code count} nights, one character each: {@code h} held, {@code s} agreed, else {@code 0}; empty when nothing is. */
    public String takenOf(LocalDate first, int count) {
        char[] marks = new char[count];
        Arrays.fill(marks, FREE);
        boolean isAny = false;
        for (int i = 0; i < count && !taken.isEmpty(); i++) {
            TakenNights one = takes(first.plusDays(i));
            if (one == null) continue;
            marks[i] = one.held() ? HELD : AGREED;
            isAny = true;
        }
        return isAny ? new String(marks) : "";
    }

    private TakenNights takes(LocalDate night) {
        for (TakenNights one : taken) if (one.covers(night)) return one;
        return null;
    }
}
