package net.tomarigi.rota;

import java.util.List;
import java.util.Optional;

/**
 * Who answers when, as a network's officers planned it.
 *
 * @param members at most {@link Member#MOST}
 * @param rotations at most {@link Rotation#MOST}; of one level, the first that holds answers
 * @param needed when somebody has to answer; empty: always
 * @param wall what walls show of whoever answers
 * @param version 0: nobody has planned anything
 */
public record RotaPlan(
        List<Member> members,
        List<Rotation> rotations,
        List<Hours> needed,
        Calendar calendar,
        OnWall wall,
        long version) {
    /** Whom one calls, then whom, and then whom. */
    public static final int LEVELS = 3;

    public static final RotaPlan NONE = new RotaPlan(List.of(), List.of(), List.of(), Calendar.USUAL, OnWall.OFFICE, 0);

    public RotaPlan {
        members = List.copyOf(members);
        rotations = List.copyOf(rotations);
        needed = needed == null ? List.of() : List.copyOf(needed);
        calendar = calendar == null ? Calendar.USUAL : calendar;
        wall = wall == null ? OnWall.OFFICE : wall;
    }

    /** What everybody sees who passes a wall, or reads a public board. */
    public enum OnWall {
        NOTHING,
        OFFICE,
        OFFICE_AND_PHONE
    }

    /** The same under another version. */
    public RotaPlan as(long of) {
        return new RotaPlan(members, rotations, needed, calendar, wall, of);
    }

    public Optional<Member> findMember(String id) {
        return members.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Whether anybody takes turns; a network without has no gaps to shout about. */
    public boolean isPlanned() {
        return !rotations.isEmpty();
    }
}
