package net.tomarigi.offices;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;

/**
 * What is sealed of who stands in the register, because it names people.
 *
 * @param contact whom to speak to there; null: not said
 * @param emergency whom to call in an emergency, as the notification named them; null: none was made yet
 * @param notes what was written about steps
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Personal(Contact contact, Contact emergency, List<Note> notes) {
    /** Of those before, the oldest are let go. */
    public static final int MOST_NOTES = 200;

    static final Personal NOBODY = new Personal(null, null, List.of());

    public Personal {
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /** Somebody who can be called. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(String name, String phone) {}

    /** @param seq of the step that it is about */
    public record Note(int seq, String text) {}

    Personal with(Contact other) {
        return new Personal(other, emergency, notes);
    }

    Personal withEmergency(Contact other) {
        return new Personal(contact, other, notes);
    }

    Personal with(Note note) {
        List<Note> all = new ArrayList<>(notes);
        all.add(note);
        return new Personal(contact, emergency, all.subList(Math.max(0, all.size() - MOST_NOTES), all.size()));
    }
}
