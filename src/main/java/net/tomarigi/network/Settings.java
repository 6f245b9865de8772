package net.tomarigi.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a network works, beyond what its board and its procedure follow. Every field may change later; nothing that was
 * recorded under other settings is lost or blocked.
 *
 * @param registration whether people register in advance
 * @param functions what it has switched on
 * @param districts its parts, for which coordinators answer; at most 50
 * @param families what its public page says; null: it has none
 * @param withElderlyCare its desk is shared with those who care for the elderly (地域包括支援センター), for households in which a
 *     parent of 80 looks after a child of 50
 * @param smallestCount in what is published, a count of people below it is not shown (1: every count is)
 * @param version 0: nobody has written any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settings(
        Registration registration,
        Set<Function> functions,
        List<District> districts,
        Families families,
        boolean withElderlyCare,
        int smallestCount,
        long version) {
    /** As most statistics offices publish tables about few people. */
    public static final int USUAL_SMALLEST_COUNT = 5;

    public static final int MOST_DISTRICTS = 50;

    /** Of a network that has said nothing: everything can be used, and nobody has to be registered. */
    public static final Settings NONE = new Settings(
            Registration.OPTIONAL, EnumSet.allOf(Function.class), List.of(), null, false, USUAL_SMALLEST_COUNT, 0);

    public Settings {
        registration = registration == null ? Registration.OPTIONAL : registration;
        Set<Function> on = functions == null ? EnumSet.allOf(Function.class) : EnumSet.noneOf(Function.class);
        if (functions != null) on.addAll(functions);
        functions = Collections.unmodifiableSet(on);
        districts = districts == null ? List.of() : List.copyOf(districts);
        if (smallestCount < 1) smallestCount = USUAL_SMALLEST_COUNT;
    }

    /** The same under another version. */
    public Settings as(long of) {
        return new Settings(registration, functions, districts, families, withElderlyCare, smallestCount, of);
    }

    /** Whether the network has switched it on. */
    public boolean has(Function function) {
        return functions.contains(function) && (function != Function.REGISTRANTS || registration != Registration.OFF);
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

    /** What a network may switch on when it is ready for it. */
    public enum Function {
        REGISTRANTS,
        ROTA,
        RESERVED_BEDS,
        TRIAL_STAYS,
        OFFICES,
        REMINDERS,
        ACCOUNT
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
