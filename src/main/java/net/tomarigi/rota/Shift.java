package net.tomarigi.rota;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Somebody answers for a while.
 *
 * @param member who answers
 * @param planned who would have; null: nobody was planned
 * @param byBackup the member is away, and their named backup answers
 * @param rotation by which they were planned; null: by none
 * @param turn of that rotation, from 0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Shift(
        int level,
        Instant from,
        Instant until,
        String member,
        String planned,
        boolean byBackup,
        String rotation,
        long turn) {
    boolean isSameAs(Shift next) {
        return equals(
                new Shift(next.level, from, until, next.member, next.planned, next.byBackup, next.rotation, next.turn));
    }

    Shift lasting(Instant to) {
        return new Shift(level, from, to, member, planned, byBackup, rotation, turn);
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
