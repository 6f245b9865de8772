package net.tomarigi.facility;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Words;

/**
 * A row of a list that cannot be taken over.
 *
 * @param line where it begins, counted from 1 with the header
 * @param facility its name, or what else tells it from others
 * @param violations with the list's own name of the column as field
 */
public record RejectedRow(int line, String facility, List<Violation> violations) {
    /** Why, in the reader's language: each column with what is wrong in it. */
    public String reason(Locale language, Words words) {
        return violations.stream()
                .map(violation -> violation.field() + ": "
                        + words.say(
                                language,
                                "problems",
                                violation.word(),
                                violation.values().toArray()))
                .collect(Collectors.joining(" "));
    }
}
