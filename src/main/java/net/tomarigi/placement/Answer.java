package net.tomarigi.placement;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a facility said to an ask.
 *
 * @param at by the database's clock
 * @param by an account: of the facility, or of the coordinator who was told by telephone
 * @param byTelephone a coordinator wrote it down
 * @param bed which one it gives; null: none
 * @param from the first night it gives; null: as asked
 * @param nights how many; null: as asked
 * @param condition of a yes that is none without it
 * @param reason of a no
 * @param words its own, which may be passed on; personal data: sealed where they are kept
 */
public record Answer(
        Instant at,
        String by,
        boolean byTelephone,
        String bed,
        LocalDate from,
        Integer nights,
        Condition condition,
        Reason reason,
        String words) {
    /** Without which a yes is none. */
    public enum Condition {
        FEWER_NIGHTS,
        LATER,
        IF_A_NURSE_COMES,
        IF_FAMILY_BRINGS,
        OTHER
    }

    /** Why a facility cannot. */
    public enum Reason {
        FULL,
        NO_NIGHT_STAFF,
        NO_NURSE,
        MIX_OF_RESIDENTS,
        BEHAVIOUR,
        MEDICAL_CARE,
        UNKNOWN_PERSON,
        INFECTION,
        OTHER
    }

    /** What is to be said, before anybody has said it. */
    public static Answer of(
            String bed, LocalDate from, Integer nights, Condition condition, Reason reason, String words) {
        return new Answer(null, null, false, bed, from, nights, condition, reason, words);
    }

    public Answer said(Instant now, String who, boolean onTelephone) {
        return new Answer(now, who, onTelephone, bed, from, nights, condition, reason, words);
    }

    Answer giving(String one, LocalDate first, int count) {
        return new Answer(at, by, byTelephone, one, first, count, condition, reason, words);
    }

    public Answer withoutWords() {
        return new Answer(at, by, byTelephone, bed, from, nights, condition, reason, null);
    }

    public Answer with(String said) {
        return new Answer(at, by, byTelephone, bed, from, nights, condition, reason, said);
    }
}
