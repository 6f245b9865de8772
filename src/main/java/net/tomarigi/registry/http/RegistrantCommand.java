package net.tomarigi.registry.http;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.platform.Violations;
import net.tomarigi.registry.Facts;
import net.tomarigi.registry.Personal;
import net.tomarigi.registry.Personal.Contact;
import net.tomarigi.registry.Personal.Institution;
import net.tomarigi.registry.Risk;
import net.tomarigi.search.KnownNeed;
import net.tomarigi.search.NeedCommand;

/**
 * Somebody as they are to be on the roster; all of it may be left out but the name.
 *
 * @param facilities agreed in advance, in the order in which they are to be asked; at most 10
 */
record RegistrantCommand(
        String district,
        List<String> risks,
        Boolean justInCase,
        NeedCommand need,
        PlaceCommand at,
        List<String> facilities,
        PersonalCommand personal) {
    private static final int LINE = 200;
    private static final int TEXT = 4_000;
    private static final int ID = 100;
    private static final int DISTRICT = 50;
    private static final int NUMBER = 20;

    /** Degrees, WGS 84. */
    record PlaceCommand(Double lat, Double lon) {}

    /** Lines of up to 200 characters, texts of up to 4,000, a number of up to 20. */
    record PersonalCommand(
            String name,
            String kana,
            String born,
            String address,
            List<ContactCommand> contacts,
            List<InstitutionCommand> institutions,
            String assessment,
            String crisisPlan,
            String wishes,
            String capsule,
            String notes,
            String number) {}

    record ContactCommand(String name, String relation, String phone) {}

    record InstitutionCommand(String name, String purpose, String phone) {}

    /** What of it names nobody. */
    Facts facts(Violations violations) {
        Set<Risk> all = EnumSet.noneOf(Risk.class);
        if (risks != null)
            for (int i = 0; i < Math.min(risks.size(), 2 * Risk.values().length); i++) {
                String name = risks.get(i);
                Risk one = violations.oneOf("risks[" + i + "]", name == null ? "" : name, Risk.class);
                if (one != null) all.add(one);
            }
        KnownNeed known = need == null ? KnownNeed.NOTHING : need.toKnown("need", violations);
        if (at != null) {
            degrees("at.lat", at.lat(), 90, violations);
            degrees("at.lon", at.lon(), 180, violations);
        }
        return new Facts(
                violations.line("district", district, DISTRICT),
                all,
                Boolean.TRUE.equals(justInCase),
                known,
                at == null ? null : at.lat(),
                at == null ? null : at.lon(),
                facilities(violations));
    }

    private List<String> facilities(Violations violations) {
        if (facilities == null) return List.of();
        if (facilities.size() > Facts.MOST_FACILITIES)
            violations.add("facilities", "too-many", facilities.size(), Facts.MOST_FACILITIES);
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(facilities.size(), Facts.MOST_FACILITIES); i++) {
            String id = violations.requiredLine("facilities[" + i + "]", facilities.get(i), ID);
            if (id != null) all.add(id);
        }
        return List.copyOf(all);
    }

    private static void degrees(String field, Double degrees, int most, Violations violations) {
        if (degrees == null) violations.add(field, "missing");
        else if (!(Math.abs(degrees) <= most)) violations.add(field, "not-between", degrees, -most, most);
    }

    /** What of it says who it is. */
    Personal personal(Violations violations) {
        PersonalCommand one = personal == null
                ? new PersonalCommand(null, null, null, null, null, null, null, null, null, null, null, null)
                : personal;
        LocalDate born = one.born() == null ? null : Days.day("personal.born", one.born());
        return new Personal(
                violations.requiredLine("personal.name", one.name(), LINE),
                violations.line("personal.kana", one.kana(), LINE),
                born,
                violations.line("personal.address", one.address(), LINE),
                contacts(one.contacts(), violations),
                institutions(one.institutions(), violations),
                violations.text("personal.assessment", one.assessment(), TEXT),
                violations.text("personal.crisisPlan", one.crisisPlan(), TEXT),
                violations.text("personal.wishes", one.wishes(), TEXT),
                violations.text("personal.capsule", one.capsule(), TEXT),
                violations.text("personal.notes", one.notes(), TEXT),
                violations.line("personal.number", one.number(), NUMBER));
    }

    private static List<Contact> contacts(List<ContactCommand> commands, Violations violations) {
        List<Contact> all = new ArrayList<>();
        if (commands == null) return all;
        if (commands.size() > Personal.MOST_CONTACTS)
            violations.add("personal.contacts", "too-many", commands.size(), Personal.MOST_CONTACTS);
        for (int i = 0; i < Math.min(commands.size(), Personal.MOST_CONTACTS); i++) {
            String field = "personal.contacts[" + i + "]";
            ContactCommand one = commands.get(i);
            if (one == null) violations.add(field, "missing");
            else
                all.add(new Contact(
                        violations.requiredLine(field + ".name", one.name(), LINE),
                        violations.line(field + ".relation", one.relation(), LINE),
                        violations.line(field + ".phone", one.phone(), LINE)));
        }
        return all;
    }

    private static List<Institution> institutions(List<InstitutionCommand> commands, Violations violations) {
        List<Institution> all = new ArrayList<>();
        if (commands == null) return all;
        if (commands.size() > Personal.MOST_INSTITUTIONS)
            violations.add("personal.institutions", "too-many", commands.size(), Personal.MOST_INSTITUTIONS);
        for (int i = 0; i < Math.min(commands.size(), Personal.MOST_INSTITUTIONS); i++) {
            String field = "personal.institutions[" + i + "]";
            InstitutionCommand one = commands.get(i);
            if (one == null) violations.add(field, "missing");
            else
                all.add(new Institution(
                        violations.requiredLine(field + ".name", one.name(), LINE),
                        violations.line(field + ".purpose", one.purpose(), LINE),
                        violations.line(field + ".phone", one.phone(), LINE)));
        }
        return all;
    }
}
