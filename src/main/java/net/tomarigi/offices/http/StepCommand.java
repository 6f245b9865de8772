package net.tomarigi.offices.http;

import java.time.LocalDate;
import java.util.function.Consumer;
import net.tomarigi.offices.BaseFunction;
import net.tomarigi.offices.Personal.Contact;
import net.tomarigi.offices.RegisterFile;
import net.tomarigi.offices.http.RegisterCommand.ContactCommand;
import net.tomarigi.platform.Violations;

/**
 * One step with one function.
 *
 * @param step CONSULT, NOTIFY, REGISTER, REFUSE, DECLINE or WITHDRAW
 * @param on the day; of REGISTER the first day with it, of WITHDRAW the first without, both also to come
 * @param rulesFrom of NOTIFY: since when the operating rules name the function
 * @param emergency of NOTIFY: whom to call in an emergency
 * @param number of REGISTER; may be left out
 * @param notes why, or what was said; needed for REFUSE; up to 2,000 characters, sealed
 */
record StepCommand(String step, String on, String rulesFrom, ContactCommand emergency, String number, String notes) {
    private static final int NOTES = 2_000;
    private static final int NUMBER = 50;

    /** What. */
    enum What {
        CONSULT,
        NOTIFY,
        REGISTER,
        REFUSE,
        DECLINE,
        WITHDRAW
    }

    Consumer<RegisterFile> command(BaseFunction function, Violations violations) {
        What what = violations.oneOf("step", step == null ? "" : step, What.class);
        LocalDate day = Days.needed("on", on, violations);
        String words = violations.text("notes", notes, NOTES);
        if (what == null) return file -> {};
        return switch (what) {
            case CONSULT -> file -> file.consult(function, day, words);
            case NOTIFY -> {
                LocalDate rules = Days.needed("rulesFrom", rulesFrom, violations);
                Contact contact = ContactCommand.contact("emergency", emergency, violations);
                if (contact == null || contact.name() == null) violations.add("emergency.name", "missing");
                if (contact == null || contact.phone() == null) violations.add("emergency.phone", "missing");
                yield file -> file.giveNotice(function, day, rules, contact, words);
            }
            case REGISTER -> {
                String under = violations.line("number", number, NUMBER);
                yield file -> file.register(function, day, under, words);
            }
            case REFUSE -> {
                if (words == null) violations.add("notes", "missing");
                yield file -> file.refuse(function, day, words);
            }
            case DECLINE -> file -> file.decline(function, day, words);
            case WITHDRAW -> file -> file.withdraw(function, day, words);
        };
    }
}
