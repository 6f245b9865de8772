package net.tomarigi.access;

import static net.tomarigi.access.Role.ADMINISTRATOR;
import static net.tomarigi.access.Role.COORDINATOR;
import static net.tomarigi.access.Role.ELDERLY_CARE;
import static net.tomarigi.access.Role.MACHINE;
import static net.tomarigi.access.Role.OFFICER;
import static net.tomarigi.access.Role.PROVIDER;
import static net.tomarigi.access.Role.SCREEN;

import java.util.EnumSet;
import java.util.Set;
import net.tomarigi.access.Role.Reach;

/** What somebody may do, and whose role allows it: the table of access. */
public enum Permission {
    /** What everybody may, who they are or not: the list that families see, and signing in. */
    EVERYBODY(Reach.EVERYWHERE, true),
    /** One's own account. */
    OWN_ACCOUNT(Reach.EVERYWHERE, true, PROVIDER, COORDINATOR, OFFICER, ELDERLY_CARE, ADMINISTRATOR),
    /** A network's board; also everybody where the network makes it public. */
    READ_BOARD(Reach.NETWORK, true, PROVIDER, COORDINATOR, OFFICER, ELDERLY_CARE, SCREEN, MACHINE, ADMINISTRATOR),
    /** Who can take a person, here or with the neighbours. */
    MATCH(Reach.NETWORK, false, COORDINATOR, OFFICER, ELDERLY_CARE, ADMINISTRATOR),
    /** Cases, each as far as {@code placement.Sight} says: elderly care sees its own and those that are shared with it. */
    SEE_CASES(Reach.NETWORK, false, COORDINATOR, OFFICER, ELDERLY_CARE, ADMINISTRATOR),
    /** The first call, at whichever desk it comes in. */
    OPEN_CASES(Reach.NETWORK, false, COORDINATOR, ELDERLY_CARE, ADMINISTRATOR),
    /** What is written of an elderly parent into a case that one sees. */
    NOTE_ELDERLY_CARE(Reach.NETWORK, false, COORDINATOR, ELDERLY_CARE, ADMINISTRATOR),
    /** The cases of a network: of whom they are, whom was asked, what came of it. */
    READ_CASES(Reach.NETWORK, false, COORDINATOR, OFFICER, ADMINISTRATOR),
    /** From the first call to a firm bed. */
    PLACE(Reach.NETWORK, false, COORDINATOR, ADMINISTRATOR),
    /** Asking all facilities of a network at once to report. */
    CALL_ROLL(Reach.NETWORK, false, COORDINATOR, OFFICER, ADMINISTRATOR),
    /** Who is on a network's roster, and what is due for them. */
    READ_ROSTER(Reach.NETWORK, false, COORDINATOR, OFFICER, ADMINISTRATOR),
    /** Who comes on it, and what was done for them. */
    KEEP_ROSTER(Reach.NETWORK, false, COORDINATOR, OFFICER, ADMINISTRATOR),
    /** The figures of a network's years, with the small ones. */
    READ_ACCOUNT(Reach.NETWORK, false, COORDINATOR, OFFICER, ADMINISTRATOR),
    /** What is written to them, and when a year is closed. */
    KEEP_ACCOUNT(Reach.NETWORK, false, OFFICER, ADMINISTRATOR),
    /** A network's register of facilities and offices, with whom to call, and what is to be done about it. */
    READ_REGISTER(Reach.NETWORK, false, COORDINATOR, OFFICER, ADMINISTRATOR),
    /** Who is registered for which function, and what the staff of offices are qualified for. */
    KEEP_REGISTER(Reach.NETWORK, false, OFFICER, ADMINISTRATOR),
    /** What a facility's staff are qualified for, and what it claims without. */
    READ_QUALIFICATIONS(Reach.FACILITY, false, PROVIDER, COORDINATOR, OFFICER, ADMINISTRATOR),
    /** The same, to keep it; and who has which qualification. */
    KEEP_QUALIFICATIONS(Reach.FACILITY, false, PROVIDER, OFFICER, ADMINISTRATOR),
    /** Which beds stand empty for a network's emergencies. */
    READ_RESERVED(Reach.NETWORK, false, COORDINATOR, OFFICER, ADMINISTRATOR),
    /** What is agreed about such beds, and what they cost. */
    KEEP_RESERVED(Reach.NETWORK, false, OFFICER, ADMINISTRATOR),
    /** What a facility itself keeps empty. */
    OWN_RESERVED(Reach.FACILITY, false, PROVIDER, ADMINISTRATOR),
    /** The whole roster in a file. */
    EXPORT_ROSTER(Reach.NETWORK, false, OFFICER, ADMINISTRATOR),
    /** People who let this facility see them. */
    READ_SHARED_PEOPLE(Reach.FACILITY, false, PROVIDER, ADMINISTRATOR),
    /** Who answers the emergency phone, with their numbers. */
    READ_ROTA(Reach.NETWORK, true, PROVIDER, COORDINATOR, OFFICER, ADMINISTRATOR),
    /** Being away, swapping and stepping in, for whoever is on the rota. */
    TAKE_SHIFTS(Reach.NETWORK, true, PROVIDER, COORDINATOR, OFFICER, ADMINISTRATOR),
    /** Who is on the rota and when. */
    KEEP_ROTA(Reach.NETWORK, false, OFFICER, ADMINISTRATOR),
    /** What a facility is asked, and what it says. */
    ANSWER_ASKS(Reach.FACILITY, false, PROVIDER, ADMINISTRATOR),
    /** Who belongs to a network. */
    READ_MEMBERS(Reach.NETWORK, true, PROVIDER, COORDINATOR, OFFICER, MACHINE, ADMINISTRATOR),
    /** A facility whole, with its beds. */
    READ_FACILITY(Reach.FACILITY, true, PROVIDER, COORDINATOR, OFFICER, MACHINE, ADMINISTRATOR),
    /** Which beds of a facility can be given. */
    REPORT(Reach.FACILITY, false, PROVIDER, MACHINE, ADMINISTRATOR),
    /** Who said what of a facility's beds. */
    READ_REPORTS(Reach.FACILITY, false, PROVIDER, COORDINATOR, OFFICER, ADMINISTRATOR),
    /** What a facility takes, and its beds. */
    EDIT_FACILITY(Reach.FACILITY, false, PROVIDER, OFFICER, ADMINISTRATOR),
    /** Who comes into a network and who goes. */
    EDIT_MEMBERS(Reach.NETWORK, false, OFFICER, ADMINISTRATOR),
    /** A network's name and rules. */
    EDIT_NETWORK(Reach.NETWORK, false, OFFICER, ADMINISTRATOR),
    /** The national list. */
    IMPORT(Reach.EVERYWHERE, false, ADMINISTRATOR),
    /** The people of a network and their roles. */
    MANAGE_PEOPLE(Reach.NETWORK, false, OFFICER, ADMINISTRATOR),
    /** All accounts, also those that administer. */
    MANAGE_ACCOUNTS(Reach.EVERYWHERE, false, ADMINISTRATOR),
    /** The walls of a network. */
    MANAGE_SCREENS(Reach.NETWORK, false, OFFICER, ADMINISTRATOR),
    /** Staying signed in as a wall. */
    KEEP_SCREEN(Reach.EVERYWHERE, false, SCREEN),
    /** The tokens of a facility's own software. */
    MANAGE_MACHINES(Reach.FACILITY, false, PROVIDER, OFFICER, ADMINISTRATOR),
    /** Who read or changed what of a network. */
    READ_AUDIT(Reach.NETWORK, false, OFFICER, ADMINISTRATOR),
    /** What the installation tells of itself. */
    OPERATE(Reach.EVERYWHERE, false, ADMINISTRATOR);

    private final Reach reach;
    private final boolean byAnyOfNetwork;
    private final Set<Role> roles;

    /**
     * @param reach what has to be named for the question to make sense
     * @param byAnyOfNetwork a role at a facility counts in all networks of that facility
     */
    Permission(Reach reach, boolean byAnyOfNetwork, Role... roles) {
        this.reach = reach;
        this.byAnyOfNetwork = byAnyOfNetwork;
        this.roles = roles.length == 0 ? Set.of() : Set.copyOf(EnumSet.copyOf(Set.of(roles)));
    }

    public Reach reach() {
        return reach;
    }

    /** Whose role allows it, where that role holds. */
    public Set<Role> roles() {
        return roles;
    }

    public boolean isForEverybody() {
        return this == EVERYBODY;
    }

    /** Whether this grant allows it for a network, or for a facility of these networks (null: not known). */
    boolean isAllowedBy(Grant grant, String network, String facility, Set<String> networksOfFacility) {
        if (!roles.contains(grant.role())) return false;
        if (grant.role().reach() == Reach.EVERYWHERE) return true;
        return switch (reach) {
            case EVERYWHERE -> true;
            case NETWORK ->
                byAnyOfNetwork || grant.network() != null ? grant.networks().contains(network) : false;
            case FACILITY ->
                facility.equals(grant.facility())
                        || networksOfFacility != null
                                && (grant.network() != null || byAnyOfNetwork)
                                && grant.networks().stream().anyMatch(networksOfFacility::contains);
        };
    }
}
