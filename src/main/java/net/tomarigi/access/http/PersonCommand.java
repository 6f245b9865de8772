package net.tomarigi.access.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.tomarigi.access.Accounts;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Invitation;
import net.tomarigi.access.People;
import net.tomarigi.access.Role;
import net.tomarigi.platform.Violations;

/**
 * Somebody as those who keep the accounts write them down. Of somebody who is there already, what is left out stays.
 *
 * @param username of somebody who is invited; it stays the same from then on
 * @param mail blank: none
 * @param roles all of them, within the network if one is in the address
 */
record PersonCommand(String username, String name, String mail, List<RoleCommand> roles) {
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>\"(),:;]+@[^\\s@<>\"(),:;]+\\.[^\\s@<>\"(),:;]+");
    private static final int LONGEST_DISTRICT = 50;

    /**
     * @param network left out where one is in the address
     * @param district the same as one of {@code districts}
     */
    record RoleCommand(String role, String network, String facility, String district, List<String> districts) {}

    /** @param network the one in the address; null: none */
    Invitation toInvitation(String network) {
        Violations violations = new Violations();
        String checkedUsername = violations.requiredLine("username", username, Accounts.LONGEST_USERNAME);
        if (checkedUsername != null
                && !Accounts.USERNAME.matcher(checkedUsername).matches()) violations.add("username", "not-a-username");
        String checkedName = violations.requiredLine("name", name, Accounts.LONGEST_NAME);
        String checkedMail = mail(violations);
        if (roles == null || roles.isEmpty()) violations.add("roles", "at-least-one-role");
        List<Grant> grants = grants(violations, network);
        violations.throwIfAny();
        return new Invitation(
                checkedUsername,
                checkedName,
                checkedMail == null || checkedMail.isEmpty() ? null : checkedMail,
                grants);
    }

    Checked check(String network) {
        Violations violations = new Violations();
        if (username != null) violations.add("username", "username-stays");
        String checkedName = name == null ? null : violations.requiredLine("name", name, Accounts.LONGEST_NAME);
        String checkedMail = mail(violations);
        List<Grant> grants = roles == null ? null : grants(violations, network);
        violations.throwIfAny();
        return new Checked(checkedName, checkedMail, grants);
    }

    /** As {@link net.tomarigi.access.KeepPeople#change} takes it. */
    record Checked(String name, String mail, List<Grant> grants) {}

    private String mail(Violations violations) {
        if (mail == null || mail.isBlank()) return mail == null ? null : "";
        String line = violations.line("mail", mail, Accounts.LONGEST_MAIL);
        if (!MAIL.matcher(line).matches()) violations.add("mail", "not-a-mail-address");
        return line;
    }

    private List<Grant> grants(Violations violations, String network) {
        List<Grant> grants = new ArrayList<>();
        if (roles == null) return grants;
        if (roles.size() > People.MOST_GRANTS) {
            violations.add("roles", "too-many-roles", People.MOST_GRANTS);
            return grants;
        }
        for (int i = 0; i < roles.size(); i++) {
            RoleCommand one = roles.get(i);
            if (one == null) violations.add("roles[" + i + "]", "missing");
            else {
                Grant grant = grant(violations, "roles[" + i + "].", one, network);
                if (grant != null) grants.add(grant);
            }
        }
        return grants;
    }

    private static Grant grant(Violations violations, String at, RoleCommand one, String network) {
        String word = violations.requiredLine(at + "role", one.role(), 20);
        String facility = violations.line(at + "facility", one.facility(), 64);
        String other = violations.line(at + "network", one.network(), 64);
        List<String> districts = districts(violations, at, one);
        if (word == null) return null;
        Role role = violations.oneOf(at + "role", word.toUpperCase(Locale.ROOT), Role.class);
        if (role == null) return null;
        if (network != null && other != null) violations.add(at + "network", "network-in-address");
        return switch (role.reach()) {
            case EVERYWHERE -> {
                if (facility != null) violations.add(at + "facility", "role-without", role.word());
                yield Grant.everywhere(role);
            }
            case NETWORK -> {
                if (facility != null) violations.add(at + "facility", "role-without", role.word());
                String of = network == null ? other : network;
                if (of == null) violations.add(at + "network", "missing");
                yield of == null ? null : Grant.inDistricts(role, of, districts);
            }
            case FACILITY -> {
                if (network == null && other != null) violations.add(at + "network", "role-without", role.word());
                if (facility == null) violations.add(at + "facility", "missing");
                yield facility == null ? null : Grant.atFacility(role, facility, java.util.Set.of());
            }
        };
    }

    private static List<String> districts(Violations violations, String at, RoleCommand one) {
        List<String> all = new ArrayList<>();
        String single = violations.line(at + "district", one.district(), LONGEST_DISTRICT);
        if (single != null) all.add(single);
        if (one.districts() == null) return all;
        if (one.districts().size() > Grant.MOST_DISTRICTS)
            violations.add(at + "districts", "too-many", one.districts().size(), Grant.MOST_DISTRICTS);
        for (int i = 0; i < Math.min(one.districts().size(), Grant.MOST_DISTRICTS); i++) {
            String named = violations.requiredLine(
                    at + "districts[" + i + "]", one.districts().get(i), LONGEST_DISTRICT);
            if (named != null && !all.contains(named) && all.size() < Grant.MOST_DISTRICTS) all.add(named);
        }
        return all;
    }

    /** It names somebody. */
    @Override
    public String toString() {
        return "PersonCommand";
    }
}
