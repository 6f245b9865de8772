package net.tomarigi.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * Something that has to be done for a person by a day.
 *
 * @param done null: it has not been done yet
 * @param by who did it: an account; null until then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Duty(Kind kind, LocalDate due, LocalDate done, String by) {
    /** What. */
    public enum Kind {
        /** The meeting that decides on an application. */
        MEETING,
        /** The talk with the person and the family after registration. */
        TALK,
        /** A mention in the service plan (サービス等利用計画). */
        PLAN,
        /** The review by the core consultation centre and the consultation office, again and again. */
        REVIEW,
        /** The light check on somebody who holds a short-stay grant just in case, again and again. */
        LIGHT_CHECK
    }

    static Duty of(Kind kind, LocalDate due) {
        return new Duty(kind, due, null, null);
    }

    boolean isOpen() {
        return done == null;
    }

    boolean isOverdue(LocalDate today) {
        return isOpen() && due.isBefore(today);
    }
}
