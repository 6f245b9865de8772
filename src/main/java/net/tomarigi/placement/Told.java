package net.tomarigi.placement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * All of a case that is personal: sealed as one where it is kept.
 *
 * @param words what somebody wrote in their own words, by {@link About}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Told(Person person, Map<About, String> words) {
    /** What the words are about. */
    public enum About {
        SITUATION,
        CONFERENCE_PARTICIPANTS,
        CONFERENCE_DECISIONS,
        EXIT_PLAN,
        TRANSPORT,
        CLOSING
    }

    public Told {
        person = person == null ? Person.UNKNOWN : person;
        words = words == null ? Map.of() : Map.copyOf(words);
    }
}
