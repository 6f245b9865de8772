package net.tomarigi.offices.http;

import net.tomarigi.offices.Office;
import net.tomarigi.offices.Personal.Contact;
import net.tomarigi.platform.Violations;

/**
 * Somebody as they are to stand in the register.
 *
 * @param facility the facility’s id, or its 事業所番号 where no other has it; left out: an office, which all else describes
 * @param contact whom to speak to there; may be left out
 */
record RegisterCommand(
        String facility,
        String kind,
        String name,
        String number,
        String town,
        String address,
        String phone,
        String hours,
        String district,
        ContactCommand contact) {
    private static final int LINE = 200;
    private static final int ID = 100;
    private static final int SHORT = 50;

    record ContactCommand(String name, String phone) {
        static Contact contact(String field, ContactCommand command, Violations violations) {
            if (command == null) return null;
            String name = violations.line(field + ".name", command.name(), LINE);
            String phone = violations.line(field + ".phone", command.phone(), SHORT);
            return name == null && phone == null ? null : new Contact(name, phone);
        }
    }

    String facility(Violations violations) {
        return violations.line("facility", facility, ID);
    }

    /** Of a facility nothing but the hours is read. */
    Office office(boolean isFacility, Violations violations) {
        String open = violations.line("hours", hours, LINE);
        if (isFacility) return new Office(Office.Kind.FACILITY, null, null, null, null, null, open, null);
        Office.Kind one = violations.oneOf("kind", kind == null ? "" : kind, Office.Kind.class);
        if (one == Office.Kind.FACILITY) violations.add("kind", "facility-by-its-id");
        return new Office(
                one,
                violations.requiredLine("name", name, LINE),
                violations.line("number", number, SHORT),
                violations.line("town", town, ID),
                violations.line("address", address, LINE),
                violations.line("phone", phone, SHORT),
                open,
                violations.line("district", district, SHORT));
    }

    Contact contact(Violations violations) {
        return ContactCommand.contact("contact", contact, violations);
    }
}
