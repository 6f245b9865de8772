package net.tomarigi.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;

/**
 * All that is personal of somebody on the roster, sealed as one where it is kept; any of it null when it is not known.
 *
 * @param born null: not known
 * @param contacts whom to call, the first first; at most 10
 * @param institutions medical institutions agreed in advance; at most 10
 * @param assessment what was found when the person was last met, in the office's words
 * @param crisisPlan what to do, whom to call, where to go first
 * @param wishes the person's and the family's, which count also in an emergency
 * @param capsule what lies in the emergency capsule: medicine, allergies, day's rhythm, how to talk with them
 * @param notes what else matters
 * @param number the municipality's own of the person, or 受給者証番号
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Personal(
        String name,
        String kana,
        LocalDate born,
        String address,
        List<Contact> contacts,
        List<Institution> institutions,
        String assessment,
        String crisisPlan,
        String wishes,
        String capsule,
        String notes,
        String number) {
    public static final int MOST_CONTACTS = 10;
    public static final int MOST_INSTITUTIONS = 10;

    public Personal {
        contacts = contacts == null ? List.of() : List.copyOf(contacts);
        institutions = institutions == null ? List.of() : List.copyOf(institutions);
    }

    /** @param relation to the person: 母, 相談支援専門員 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(String name, String relation, String phone) {}

    /** @param purpose what it is for: かかりつけ, 救急 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Institution(String name, String purpose, String phone) {}
}
