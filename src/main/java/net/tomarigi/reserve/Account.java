package net.tomarigi.reserve;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network owes for its reserved beds in a month.
 *
 * @param until nights before it are counted: those that are over
 * @param closedAt when it was settled; null: it still changes
 * @param closedBy an account; null with {@code closedAt}
 * @param lines one for each agreement with a night in the month
 * @param corrections what was found out after it was settled, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Account(
        YearMonth month,
        LocalDate until,
        Instant closedAt,
        String closedBy,
        List<Line> lines,
        List<Correction> corrections) {
    /** Corrections of one month. */
    public static final int MOST_CORRECTIONS = 200;

    public Account {
        lines = List.copyOf(lines);
        corrections = List.copyOf(corrections);
    }

    /**
     * One agreement's month. {@code sum = kept · yen + used · yenWhenUsed}; nights that were let go, and those in which the
     * bed was reported closed, cost nothing.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String agreement,
            String facility,
            String facilityName,
            String facilityNumber,
            String bed,
            int kept,
            int used,
            int released,
            int breach,
            int yen,
            int yenWhenUsed,
            long sum) {}

    /** @param yen more, or less than 0: less */
    public record Correction(String id, String facility, int yen, String reason, Instant at, String by) {}

    /** @param tonight nights from it on are not over, and are not counted yet */
    public static Account of(YearMonth month, List<Reserved> beds, LocalDate tonight) {
        LocalDate from = month.atDay(1);
        LocalDate end = from.plusMonths(1);
        LocalDate until = tonight.isBefore(end) ? tonight : end;
        List<Line> lines = new ArrayList<>();
        for (Reserved bed : beds) if (!bed.nights(from, end).isEmpty()) lines.add(line(bed, from, until));
        return new Account(month, until, null, null, lines, List.of());
    }

    private static Line line(Reserved bed, LocalDate from, LocalDate until) {
        int[] nights = new int[Reserved.State.values().length];
        for (Reserved.Night night : bed.nights(from, until))
            nights[night.state().ordinal()]++;
        Agreement agreed = bed.agreement();
        int kept = nights[Reserved.State.KEPT.ordinal()];
        int used = nights[Reserved.State.USED.ordinal()];
        return new Line(
                agreed.id(),
                agreed.facility(),
                bed.facilityName(),
                bed.facilityNumber(),
                agreed.bedLabel(),
                kept,
                used,
                nights[Reserved.State.RELEASED.ordinal()],
                nights[Reserved.State.BREACH.ordinal()],
                agreed.yen(),
                agreed.yenWhenUsed(),
                (long) kept * agreed.yen() + (long) used * agreed.yenWhenUsed());
    }

    /** Yen, corrections included. */
    public long total() {
        return lines.stream().mapToLong(Line::sum).sum()
                + corrections.stream().mapToLong(Correction::yen).sum();
    }
}
