package net.tomarigi.network.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.network.Duties;
import net.tomarigi.network.Reminders;
import net.tomarigi.network.Settings;
import net.tomarigi.network.Settings.District;
import net.tomarigi.network.Settings.Families;
import net.tomarigi.network.Settings.Registration;
import net.tomarigi.platform.Violations;

/**
 * How a network is to work; what is left out is as usual. {@code version} is there so that what GET gave may be sent back; it
 * changes nothing.
 *
 * @param registration REQUIRED, OPTIONAL or OFF
 */
record SettingsCommand(
        String registration,
        List<DistrictCommand> districts,
        FamiliesCommand families,
        RemindersCommand reminders,
        DutiesCommand duties,
        Long version) {
    private static final int TOWN = 100;
    private static final int PHONE = 40;
    private static final int HOURS = 100;
    private static final int WORDS = 2_000;

    record DistrictCommand(String name, List<String> towns) {}

    record FamiliesCommand(String phone, String hours, String promise, String limits, Boolean showsFacilities) {}

    /** @throws net.tomarigi.platform.ProblemException naming every field that is wrong */
    Settings settings() {
        Violations violations = new Violations();
        Registration chosen = registration == null
                ? Registration.OPTIONAL
                : violations.oneOf("registration", registration, Registration.class);
        List<District> parts = districts(violations);
        Families told = families(violations);
        Reminders reminding = reminders == null ? Reminders.USUAL : reminders.reminders(violations);
        Duties due = duties == null ? Duties.USUAL : duties.duties(violations);
        violations.throwIfAny();
        return new Settings(chosen, parts, told, reminding, due, 0);
    }

    private List<District> districts(Violations violations) {
        List<District> parts = new ArrayList<>();
        if (districts == null) return parts;
        if (districts.size() > Settings.MOST_DISTRICTS)
            violations.add("districts", "too-many", districts.size(), Settings.MOST_DISTRICTS);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < Math.min(districts.size(), Settings.MOST_DISTRICTS); i++) {
            String at = "districts[" + i + "]";
            DistrictCommand one = districts.get(i);
            if (one == null) {
                violations.add(at, "missing");
                continue;
            }
            String name = violations.requiredLine(at + ".name", one.name(), District.LONGEST_NAME);
            if (name != null && !names.add(name)) violations.add(at + ".name", "row-twice", name);
            parts.add(new District(name, towns(at + ".towns", one.towns(), violations)));
        }
        return parts;
    }

    private static List<String> towns(String at, List<String> towns, Violations violations) {
        List<String> all = new ArrayList<>();
        if (towns == null) return all;
        if (towns.size() > District.MOST_TOWNS) violations.add(at, "too-many", towns.size(), District.MOST_TOWNS);
        for (int i = 0; i < Math.min(towns.size(), District.MOST_TOWNS); i++) {
            String town = violations.requiredLine(at + "[" + i + "]", towns.get(i), TOWN);
            if (town != null) all.add(town);
        }
        return all;
    }

    private Families families(Violations violations) {
        if (families == null) return null;
        return new Families(
                violations.line("families.phone", families.phone(), PHONE),
                violations.line("families.hours", families.hours(), HOURS),
                violations.text("families.promise", families.promise(), WORDS),
                violations.text("families.limits", families.limits(), WORDS),
                Boolean.TRUE.equals(families.showsFacilities()));
    }
}
