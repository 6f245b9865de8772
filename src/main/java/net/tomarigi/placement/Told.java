package net.tomarigi.placement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All of a case that is personal: sealed as one where it is kept.
 *
 * @param words what somebody wrote in their own words, by {@link About}
 * @param elderlyNotes what was written of an elderly parent, by elderly care and to it, in its order
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Told(Person person, Map<About, String> words, List<Note> elderlyNotes) {
    public static final int MOST_NOTES = 50;

    /**
     * Something that stays as it was written.
     *
     * @param by an account
     * @param words up to 1,000 characters
     */
    public record Note(String by, Instant at, String words) {}

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
        elderlyNotes = elderlyNotes == null ? List.of() : List.copyOf(elderlyNotes);
    }

    public Told(Person person, Map<About, String> words) {
        this(person, words, null);
    }
}
