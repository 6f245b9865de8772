package net.tomarigi.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a network works, beyond what its board and its procedure follow. Every field may change later; nothing that was
 * recorded under other settings is lost or blocked.
 *
 * @param registration whether people register in advance
 * @param districts its parts, for which coordinators answer; at most 50
 * @param families what its public page says; null: it has none
 * @param reminders when facilities that went quiet are asked to speak
 * @param duties how long what is done for registrants may take
 * @param elderlyCare whether the emergency desk is shared with elderly care; null: it never was
 * @param functions which are switched off, or on from a day; what is not in it is on
 * @param version 0: nobody has written any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settings(
        Registration registration,
        List<District> districts,
        Families families,
        Reminders reminders,
        Duties duties,
        ElderlyCare elderlyCare,
        Map<NetworkFunction, Use> functions,
        long version) {
    public static final int MOST_DISTRICTS = 50;

    /** Of a network that has said nothing: whoever wants to registers. */
    public static final Settings NONE =
            new Settings(Registration.OPTIONAL, List.of(), null, null, null, null, Map.of(), 0);

    public Settings {
        registration = registration == null ? Registration.OPTIONAL : registration;
        districts = districts == null ? List.of() : List.copyOf(districts);
        reminders = reminders == null ? Reminders.USUAL : reminders;
        duties = duties == null ? Duties.USUAL : duties;
        Map<NetworkFunction, Use> all = new EnumMap<>(NetworkFunction.class);
        if (functions != null)
            functions.forEach((function, use) -> {
                if (!Use.ALWAYS.equals(use)) all.put(function, Objects.requireNonNull(use));
            });
        functions = Collections.unmodifiableMap(all);
    }

    /** Of a network that does not share its desk with elderly care. */
    public Settings(
            Registration registration,
            List<District> districts,
            Families families,
            Reminders reminders,
            Duties duties,
            Map<NetworkFunction, Use> functions,
            long version) {
        this(registration, districts, families, reminders, duties, null, functions, version);
    }

    /** The same under another version. */
    public Settings as(long of) {
        return new Settings(registration, districts, families, reminders, duties, elderlyCare, functions, of);
    }

    /** @param today in Tokyo */
    public boolean isOn(NetworkFunction function, LocalDate today) {
        if (function == NetworkFunction.ROSTER && registration == Registration.OFF) return false;
        Use use = functions.getOrDefault(function, Use.ALWAYS);
        return use.on() && (use.from() == null || !today.isBefore(use.from()));
    }

    /**
     * Whether a function is used.
     *
     * @param from the first day on which it is; null: since ever
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Use(boolean on, LocalDate from) {
        static final Use ALWAYS = new Use(true, null);
    }

    /** Whether people register in advance. */
    public enum Registration {
        /** Whoever is not registered is helped all the same, and then asked to register. */
        REQUIRED,
        /** Who wants to. */
        OPTIONAL,
        /** Nobody is asked to, and the roster is not shown; what is in it stays. */
        OFF
    }

    /**
     * A part of a network.
     *
     * @param name as grants and memberships name it, up to 50 characters; unique
     * @param towns beginnings of addresses that lie in it, at most 200; the longest that fits decides
     */
    public record District(String name, List<String> towns) {
        public static final int LONGEST_NAME = 50;
        public static final int MOST_TOWNS = 200;

        public District {
            towns = towns == null ? List.of() : List.copyOf(towns);
        }
    }

    /**
     * What families read.
     *
     * @param phone whom to call now
     * @param hours when somebody answers there
     * @param promise what is done, in the network's words
     * @param limits what cannot be promised
     * @param showsFacilities the list of those who help
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Families(String phone, String hours, String promise, String limits, boolean showsFacilities) {}

    /** Whether the emergency desk is shared with elderly care. */
    public boolean sharesDesk() {
        return elderlyCare != null && elderlyCare.on();
    }

    /** In which district an address lies; null when in none. */
    public String districtOf(String address) {
        if (address == null) return null;
        String found = null;
        int longest = 0;
        for (District district : districts)
            for (String town : district.towns())
                if (town.length() > longest && address.contains(town)) {
                    found = district.name();
                    longest = town.length();
                }
        return found;
    }
}
