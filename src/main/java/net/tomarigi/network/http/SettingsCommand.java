package net.tomarigi.network.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.tomarigi.network.Duties;
import net.tomarigi.network.ElderlyCare;
import net.tomarigi.network.NetworkFunction;
import net.tomarigi.network.Reminders;
import net.tomarigi.network.Settings;
import net.tomarigi.network.Settings.District;
import net.tomarigi.network.Settings.Families;
import net.tomarigi.network.Settings.Registration;
import net.tomarigi.network.Settings.Use;
import net.tomarigi.platform.Violations;

/**
 * How a network is to work; what is left out is as usual. {@code version} and {@code off} are there so that what GET gave may be
 * sent back; they change nothing.
 *
 * @param registration REQUIRED, OPTIONAL or OFF
 * @param functions by the names of {@link NetworkFunction}; what is left out is on
 */
record SettingsCommand(
        String registration,
        List<DistrictCommand> districts,
        FamiliesCommand families,
        RemindersCommand reminders,
        DutiesCommand duties,
        ElderlyCareCommand elderlyCare,
        Map<String, UseCommand> functions,
        List<String> off,
        Long version) {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final int TOWN = 100;
    private static final int PHONE = 40;
    private static final int HOURS = 100;
    private static final int WORDS = 2_000;

    /** @param from the first day, {@code 2027-04-01}; left out: since ever */
    record UseCommand(Boolean on, String from) {}

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
        ElderlyCare shared = elderlyCare == null ? null : elderlyCare.elderlyCare(parts, violations);
        Map<NetworkFunction, Use> uses = functions(violations);
        violations.throwIfAny();
        return new Settings(chosen, parts, told, reminding, due, shared, uses, 0);
    }

    private Map<NetworkFunction, Use> functions(Violations violations) {
        Map<NetworkFunction, Use> all = new EnumMap<>(NetworkFunction.class);
        if (functions == null) return all;
        if (functions.size() > NetworkFunction.values().length) {
            violations.add("functions", "too-many", functions.size(), NetworkFunction.values().length);
            return all;
        }
        functions.forEach((name, use) -> {
            NetworkFunction function = violations.oneOf("functions", name, NetworkFunction.class);
            String at = "functions." + function;
            if (function == null) return;
            if (use == null || use.on() == null) violations.add(at + ".on", "missing");
            else all.put(function, new Use(use.on(), day(at + ".from", use.from(), violations)));
        });
        return all;
    }

    private static LocalDate day(String at, String text, Violations violations) {
        if (text == null) return null;
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) return day;
        } catch (DateTimeException e) {
            // as one that nobody means
        }
        violations.add(at, "not-a-date", Violations.quote(text));
        return null;
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
