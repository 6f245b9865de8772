package net.tomarigi.offices;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one function of an entry stands: how far the procedure is, and in which periods it was or will be registered. What is
 * registered on a day follows from the periods alone, so a date to come and a date that is over are both shown right.
 *
 * @param on the day of the last step: of a registration its first, of a withdrawal the first without it
 * @param consultedOn the last prior consultation (事前相談); null: none
 * @param notifiedOn the last notification (届出); null: none
 * @param rulesFrom since when the operating rules (運営規程) name the function; null: none was notified
 * @param periods in their order; no two share a day
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Standing(
        BaseFunction function,
        State state,
        LocalDate on,
        LocalDate consultedOn,
        LocalDate notifiedOn,
        LocalDate rulesFrom,
        List<Period> periods) {
    public static final int MOST_PERIODS = 50;

    public Standing {
        periods = periods == null ? List.of() : List.copyOf(periods);
    }

    /** How far the procedure is. */
    public enum State {
        NONE,
        CONSULTED,
        NOTIFIED,
        REGISTERED,
        /** By the network. */
        REFUSED,
        /** By the office itself. */
        DECLINED,
        WITHDRAWN
    }

    /**
     * @param from the first day
     * @param to the first day after it; null: it has no end; the same day as {@code from}: it never began
     * @param number under which it was registered; null: none was given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Period(LocalDate from, LocalDate to, String number) {
        boolean has(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    static Standing none(BaseFunction function) {
        return new Standing(function, State.NONE, null, null, null, null, List.of());
    }

    /** The period that has this day. */
    public Optional<Period> on(LocalDate day) {
        return periods.stream().filter(period -> period.has(day)).findFirst();
    }

    /** The period that begins next after this day. */
    public Optional<Period> after(LocalDate day) {
        return periods.stream()
                .filter(period -> period.from().isAfter(day) && !period.from().equals(period.to()))
                .findFirst();
    }

    /**
     * Whether somebody who accepted a person on that day has yet to register for it: no step that settles it was taken since.
     */
    public boolean isToFollow(LocalDate accepted) {
        if (on(accepted).isPresent()) return false;
        return switch (state) {
            case NONE, CONSULTED -> true;
            case NOTIFIED, REGISTERED -> false;
            case REFUSED, DECLINED, WITHDRAWN -> on.isBefore(accepted);
        };
    }

    Period last() {
        return periods.isEmpty() ? null : periods.get(periods.size() - 1);
    }

    Standing as(State next, LocalDate day) {
        return new Standing(function, next, day, consultedOn, notifiedOn, rulesFrom, periods);
    }

    Standing consulted(LocalDate day) {
        return new Standing(function, State.CONSULTED, day, day, notifiedOn, rulesFrom, periods);
    }

    Standing notified(LocalDate day, LocalDate rules) {
        return new Standing(function, State.NOTIFIED, day, consultedOn, day, rules, periods);
    }

    Standing registered(Period period) {
        List<Period> all = new ArrayList<>(periods);
        all.add(period);
        return new Standing(function, State.REGISTERED, period.from(), consultedOn, notifiedOn, rulesFrom, all);
    }

    Standing withdrawn(LocalDate day) {
        List<Period> all = new ArrayList<>(periods);
        Period last = last();
        all.set(all.size() - 1, new Period(last.from(), day, last.number()));
        return new Standing(function, State.WITHDRAWN, day, consultedOn, notifiedOn, rulesFrom, all);
    }
}
