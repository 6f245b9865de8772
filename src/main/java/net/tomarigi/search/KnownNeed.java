package net.tomarigi.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Sex;
import net.tomarigi.matching.Need;

/**
 * What is known of a need, in the field's words; whatever is null is unknown, and excludes nobody.
 *
 * @param disabilities all must be accepted
 * @param care round the clock; empty: none is needed
 * @param behaviour total of 行動関連項目, 0–24
 * @param supportLevel 障害支援区分, 1–6
 * @param age years
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KnownNeed(
        Set<Disability> disabilities,
        Set<Care> care,
        Integer behaviour,
        Integer supportLevel,
        Sex sex,
        Integer age,
        Boolean wheelchair) {
    public static final KnownNeed NOTHING = new KnownNeed(null, null, null, null, null, null, null);

    public KnownNeed {
        disabilities = disabilities == null ? null : Set.copyOf(disabilities);
        care = care == null ? null : Set.copyOf(care);
    }

    /** As the engine reads it. */
    public Need toNeed() {
        return new Need(
                bits(disabilities),
                bits(care),
                known(behaviour),
                known(supportLevel),
                sex == null ? Need.UNKNOWN : sex == Sex.FEMALE ? Need.FEMALE : Need.MALE,
                known(age),
                wheelchair == null ? Need.UNKNOWN : wheelchair ? 1 : 0);
    }

    private static int known(Integer number) {
        return number == null ? Need.UNKNOWN : number;
    }

    private static int bits(Set<? extends Enum<?>> some) {
        if (some == null) return Need.UNKNOWN;
        int bits = 0;
        for (Enum<?> one : some) bits |= 1 << one.ordinal();
        return bits;
    }
}
