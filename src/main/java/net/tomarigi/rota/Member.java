package net.tomarigi.rota;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.regex.Pattern;
import net.tomarigi.access.Caller;

/**
 * An office or a person on a rota.
 *
 * @param office of a person: for whom they answer, which is what a wall shows of them; null: nothing is shown
 * @param phone the mobile phone that is called
 * @param account who signs in as this member; null: nobody does, or the staff of {@code facility} do
 * @param facility whose staff may take and swap its shifts; null: nobody's
 * @param district for which part of the network it answers first; null: for all
 * @param onePerson an office of one, which therefore has a backup
 * @param backup who is called when this one is away or does not answer; null: nobody is named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Member(
        String id,
        Kind kind,
        String name,
        String office,
        String phone,
        String account,
        String facility,
        String district,
        boolean onePerson,
        Backup backup) {
    public static final int MOST = 100;
    public static final Pattern ID = Pattern.compile("[\\w-]{1,64}");

    public Member {
        if (onePerson && backup == null) throw new IllegalArgumentException("an office of one has a named backup");
    }

    /** What sort of a member. */
    public enum Kind {
        OFFICE,
        PERSON
    }

    /** Named, with a phone of their own. */
    public record Backup(String name, String phone) {}

    /** What everybody may read who passes a wall: never a person's name; null: nothing. */
    public String nameOnWall() {
        return kind == Kind.OFFICE ? name : office;
    }

    /** Whether whoever calls is this member. */
    public boolean isOf(Caller caller) {
        return account != null && account.equals(caller.id())
                || facility != null && caller.facilities().contains(facility);
    }
}
