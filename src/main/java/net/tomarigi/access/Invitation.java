package net.tomarigi.access;

import java.util.List;
import net.tomarigi.access.OneTimeLinks.NewLink;

/**
 * Somebody who is to come.
 *
 * @param mail null: none
 */
public record Invitation(String username, String name, String mail, List<Grant> grants) {
    public Invitation {
        grants = List.copyOf(grants);
    }

    /** Told once, to whoever has invited or reset somebody. */
    public record Told(Person person, NewLink link, boolean mailed) {}

    /** It names somebody. */
    @Override
    public String toString() {
        return "Invitation";
    }
}
