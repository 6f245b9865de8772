package net.tomarigi.placement;

import java.time.Duration;

/**
 * How long things may take, minutes.
 *
 * @param ask a facility has for its answer
 * @param hold a bed is kept before it is agreed
 * @param open a case may be open with nobody asked
 * @param asking it may be asking
 * @param held it may have but a hold
 */
public record Deadlines(int ask, int hold, int open, int asking, int held) {
    public static final Deadlines DEFAULT = new Deadlines(15, 30, 15, 30, 30);

    /** Of an ask or a hold. */
    public static final int LONGEST = 24 * 60;

    Duration of(CaseState state) {
        return Duration.ofMinutes(
                switch (state) {
                    case OPEN -> open;
                    case ASKING -> asking;
                    case HELD -> held;
                    default -> throw new IllegalArgumentException(state + " lasts as long as it lasts");
                });
    }
}
