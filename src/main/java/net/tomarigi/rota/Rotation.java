package net.tomarigi.rota;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Members who take turns. Of the rotations of one level, the first that holds at a moment answers.
 *
 * @param level 1: who is called first; 2: who is called then; up to {@link RotaPlan#LEVELS}
 * @param from the day of the first turn
 * @param until the last day of duty, which ends with the hand-over of the next; null: it goes on
 * @param at when one hands over to the next, in whole minutes
 * @param days how many days a turn lasts: 1 by the day, 7 by the week; up to 366
 * @param order ids of members, who may stand in it more than once; at most {@link #MOST_TURNS}
 * @param hours when it answers at all; empty: round the clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rotation(
        String id,
        String name,
        int level,
        LocalDate from,
        LocalDate until,
        LocalTime at,
        int days,
        List<String> order,
        List<Hours> hours) {
    public static final int MOST = 20;
    public static final int MOST_TURNS = 100;
    public static final int LONGEST_TURN_DAYS = 366;

    public Rotation {
        order = List.copyOf(order);
        hours = hours == null ? List.of() : List.copyOf(hours);
        if (order.isEmpty()) throw new IllegalArgumentException("nobody takes a turn");
        if (days < 1 || days > LONGEST_TURN_DAYS)
            throw new IllegalArgumentException("a turn lasts 1 to " + LONGEST_TURN_DAYS + " days, not " + days);
    }

    LocalDateTime begin() {
        return from.atTime(at);
    }

    /** The first moment at which it is over. */
    LocalDateTime end() {
        return until == null ? LocalDateTime.MAX : until.plusDays(1).atTime(at);
    }

    boolean holdsAt(LocalDateTime moment, Calendar calendar) {
        if (moment.isBefore(begin()) || !moment.isBefore(end())) return false;
        return hours.isEmpty() || hours.stream().anyMatch(one -> one.contains(moment, calendar));
    }

    /** How many turns were over by then. */
    long turnAt(LocalDateTime moment) {
        return ChronoUnit.DAYS.between(begin(), moment) / days;
    }

    String memberOf(long turn) {
        return order.get((int) (turn % order.size()));
    }

    /** Whether one hands over to the next on this day. */
    boolean turnsOn(LocalDate day) {
        long since = ChronoUnit.DAYS.between(from, day);
        return since >= 0 && since % days == 0;
    }
}
