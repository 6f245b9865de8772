package net.tomarigi.demo;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Role;

/** Who works in a simulated year: coordinators of each district by day, two who answer at night for all, an officer, and a facility's staff. */
final class YearOfStaff {
    private static final int DAY_BEGINS = 8;
    private static final int DAY_ENDS = 18;

    private final List<Person> people = new ArrayList<>();
    private final Map<String, List<Person>> byDistrict = new LinkedHashMap<>();
    private final List<Person> nights = new ArrayList<>();
    private final Map<String, Person> providers = new LinkedHashMap<>();
    private final Person officer;
    private final String network;

    /** Somebody with an account, with which nobody can sign in until a password is set. */
    record Person(String id, String username, String name, Grant grant) {}

    YearOfStaff(String network, List<DemoFacility> facilities) {
        this.network = network;
        List<String> districts =
                facilities.stream().map(DemoFacility::district).distinct().toList();
        String[] families = {"見本", "例示", "架空", "想定", "雛形", "模擬", "仮野", "試川", "練習", "写本", "手本", "下書"};
        for (int i = 0; i < districts.size(); i++) {
            String district = districts.get(i);
            List<Person> here = new ArrayList<>();
            for (int one = 0; one < (i == 0 ? 2 : 1); one++)
                here.add(coordinator(families[people.size() % families.length] + " 相談員（架空）", district));
            byDistrict.put(district, here);
        }
        for (int i = 0; i < 2; i++)
            nights.add(coordinator(families[people.size() % families.length] + " 夜間窓口（架空）", null));
        for (DemoFacility facility : facilities) {
            Person person = new Person(
                    id("provider-" + facility.id()),
                    username(facility.id()),
                    facility.profile().name() + " 職員（架空）",
                    Grant.atFacility(Role.PROVIDER, facility.id(), Set.of()));
            people.add(person);
            providers.put(facility.id(), person);
        }
        officer = new Person(
                id("officer"), username("officer"), "清書 障がい福祉課（架空）", Grant.inNetwork(Role.OFFICER, network, null));
        people.add(officer);
    }

    /** Who keeps the register and agrees upon beds. */
    String officer() {
        return officer.id();
    }

    private Person coordinator(String name, String district) {
        String username = "coordinator-" + (people.size() + 1);
        Person person = new Person(
                id(username), username(username), name, Grant.inNetwork(Role.COORDINATOR, network, district));
        people.add(person);
        return person;
    }

    private String username(String of) {
        String name = network + "." + of;
        return name.length() > 64 ? name.substring(name.length() - 64) : name;
    }

    private String id(String of) {
        return UUID.nameUUIDFromBytes(
                        ("simulated year\u0000" + network + "\u0000" + of).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    List<Person> people() {
        return people;
    }

    /** Those who place people. */
    List<Person> coordinators() {
        List<Person> all = new ArrayList<>();
        byDistrict.values().forEach(all::addAll);
        all.addAll(nights);
        return all;
    }

    List<Person> ofDistrict(String district) {
        return byDistrict.getOrDefault(district, nights);
    }

    boolean isOfNight(String id) {
        return nights.stream().anyMatch(one -> one.id().equals(id));
    }

    /** Who answers at this moment for somebody who lives there. */
    Person onDuty(String district, Instant at, Dice dice) {
        return isOfficeOpen(at)
                ? dice.of(ofDistrict(district))
                : nights.get(YearPlan.local(at).getDayOfYear() % 2);
    }

    String provider(String facility) {
        return providers.get(facility).id();
    }

    static boolean isOfficeOpen(Instant at) {
        ZonedDateTime local = YearPlan.local(at);
        DayOfWeek day = local.getDayOfWeek();
        return day != DayOfWeek.SATURDAY
                && day != DayOfWeek.SUNDAY
                && local.getHour() >= DAY_BEGINS
                && local.getHour() < DAY_ENDS;
    }
}
