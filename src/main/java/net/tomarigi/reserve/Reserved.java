package net.tomarigi.reserve;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An agreement with all that is known of its nights in a span of dates.
 *
 * @param facilityName as it is called now
 * @param spoken nights of which somebody spoke; one for each night at most
 * @param used nights in which somebody's stay has the bed
 * @param closed nights of which the facility's last word, before they were over, was that the bed cannot be given
 */
public record Reserved(
        Agreement agreement,
        String facilityName,
        String facilityNumber,
        List<Spoken> spoken,
        Set<LocalDate> used,
        Set<LocalDate> closed) {
    public Reserved {
        spoken = List.copyOf(spoken);
        used = Set.copyOf(used);
        closed = Set.copyOf(closed);
    }

    /** What became of a night. */
    public enum State {
        /** It is, or was, kept empty. */
        KEPT,
        /** A stay has it. */
        USED,
        /** It was let go. */
        RELEASED,
        /** The facility reported the bed closed: nothing is paid. */
        BREACH
    }

    /** @param spoken what somebody said of it; null: nothing */
    public record Night(LocalDate night, State state, Spoken spoken) {}

    /** Nights of the agreement from {@code from} on and before {@code until}, in their order. */
    public List<Night> nights(LocalDate from, LocalDate until) {
        Map<LocalDate, Spoken> said = new HashMap<>();
        for (Spoken one : spoken) said.put(one.night(), one);
        LocalDate begin = from.isAfter(agreement.first()) ? from : agreement.first();
        LocalDate end = until.isAfter(agreement.last()) ? agreement.last().plusDays(1) : until;
        List<Night> all = new ArrayList<>();
        for (LocalDate night = begin; night.isBefore(end); night = night.plusDays(1))
            if (agreement.isFor(night)) all.add(new Night(night, state(night, said.get(night)), said.get(night)));
        return all;
    }

    private State state(LocalDate night, Spoken said) {
        if (said != null && said.state() == Spoken.State.RELEASED) return State.RELEASED;
        if (used.contains(night)) return State.USED;
        return closed.contains(night) ? State.BREACH : State.KEPT;
    }
}
