package net.tomarigi.search;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Sex;
import net.tomarigi.platform.Violations;

/**
 * A need as it comes over the wire; what is left out is unknown.
 *
 * @param disabilities all must be accepted
 * @param care round the clock; {@code []}: none is needed
 * @param behaviour total of 行動関連項目, 0–24
 * @param supportLevel 障害支援区分, 1–6
 */
public record NeedCommand(
        List<String> disabilities,
        List<String> care,
        Integer behaviour,
        Integer supportLevel,
        String sex,
        Integer age,
        Boolean wheelchair) {
    public static final NeedCommand NOTHING = new NeedCommand(null, null, null, null, null, null, null);

    private static final int OLDEST = 130;

    /** What is known of it; {@link KnownNeed#NOTHING} when something is wrong. */
    public KnownNeed toKnown(String field, Violations violations) {
        Set<Disability> taken = some(field + ".disabilities", disabilities, Disability.class, violations);
        Set<Care> given = some(field + ".care", care, Care.class, violations);
        violations.range(field + ".behaviour", behaviour, 0, 24);
        violations.range(field + ".supportLevel", supportLevel, 1, 6);
        violations.range(field + ".age", age, 0, OLDEST);
        Sex one = sex == null ? null : violations.oneOf(field + ".sex", sex, Sex.class);
        if (!violations.isEmpty()) return KnownNeed.NOTHING;
        return new KnownNeed(taken, given, behaviour, supportLevel, one, age, wheelchair);
    }

    private static <E extends Enum<E>> Set<E> some(
            String field, List<String> names, Class<E> type, Violations violations) {
        if (names == null) return null;
        Set<E> all = EnumSet.noneOf(type);
        for (int i = 0; i < names.size(); i++) {
            String at = field + "[" + i + "]";
            if (names.get(i) == null) violations.add(at, "missing");
            else {
                E one = violations.oneOf(at, names.get(i), type);
                if (one != null) all.add(one);
            }
        }
        return all;
    }
}
