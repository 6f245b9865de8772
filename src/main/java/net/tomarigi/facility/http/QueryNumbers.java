package net.tomarigi.facility.http;

import java.util.regex.Pattern;
import net.tomarigi.platform.Violations;

/** Reads the numbers of a query, so that a wrong one is named instead of making the address unknown. */
final class QueryNumbers {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private QueryNumbers() {}

    /** @return {@code usual} when it is left out, and when it is wrong, which is then among the violations */
    static int between(Violations violations, String field, String text, int usual, int least, int most) {
        if (text == null || text.isBlank()) return usual;
        if (!WHOLE.matcher(text).matches()) {
            violations.add(field, "not-a-number", Violations.quote(text));
            return usual;
        }
        Integer number = violations.range(field, Integer.valueOf(text), least, most);
        return number < least || number > most ? usual : number;
    }
}
