package net.tomarigi.access.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import net.tomarigi.access.Invitation.Told;
import net.tomarigi.access.OneTimeLinks.Purpose;
import net.tomarigi.access.Person;
import net.tomarigi.access.Person.NamedGrant;

/**
 * Somebody with an account.
 *
 * @param username left out: somebody from an OpenID provider
 * @param fromProvider a provider says their name and roles; they can be stopped here, and nothing else
 * @param roles those within the network that was asked for; all when none was
 * @param elsewhere is something in other networks too, so that this one's officer does not keep the account
 * @param seenAt left out: never
 * @param ready false: has neither a password nor a passkey yet, and no provider
 * @param invitedUntil how long the open one-time link works; left out: there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonView(
        String id,
        String username,
        String name,
        String mail,
        List<RoleView> roles,
        boolean fromProvider,
        boolean elsewhere,
        Instant seenAt,
        boolean disabled,
        boolean ready,
        Instant invitedUntil) {
    static PersonView of(Person person, String network) {
        return new PersonView(
                person.id(),
                person.username(),
                person.name(),
                person.mail(),
                person.roles().stream()
                        .filter(role ->
                                network == null || role.grant().networks().contains(network))
                        .map(RoleView::of)
                        .toList(),
                person.isFromProvider(),
                network != null && !person.belongsTo(network),
                person.seenAt(),
                person.disabled(),
                person.ready(),
                person.invitedUntil());
    }

    /**
     * A role and where it holds, by its name and as people call it.
     *
     * @param district the first of {@code districts}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoleView(
            String role,
            String network,
            String networkName,
            String facility,
            String facilityName,
            String district,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> districts) {
        static RoleView of(NamedGrant named) {
            return new RoleView(
                    named.grant().role().word(),
                    named.grant().network(),
                    named.networkName(),
                    named.grant().facility(),
                    named.facilityName(),
                    named.grant().district(),
                    named.grant().districts());
        }
    }

    /** @param next {@code after} for those who follow; left out: there are no more */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PeopleView(List<PersonView> people, String next) {
        /** @param found one more than {@code limit}, if there are so many */
        static PeopleView of(List<Person> found, int limit, String network) {
            boolean more = found.size() > limit;
            List<PersonView> shown = found.stream()
                    .limit(limit)
                    .map(person -> PersonView.of(person, network))
                    .toList();
            return new PeopleView(shown, more ? shown.get(limit - 1).id() : null);
        }
    }

    /**
     * @param link path of the page with the secret, told once
     * @param mailed it was sent to the person as well
     */
    record InvitedView(PersonView person, String link, Purpose purpose, Instant until, boolean mailed) {
        static InvitedView of(Told told, String network) {
            return new InvitedView(
                    PersonView.of(told.person(), network),
                    told.link().path(),
                    told.link().purpose(),
                    told.link().until(),
                    told.mailed());
        }

        /** Whoever has the link is somebody. */
        @Override
        public String toString() {
            return "InvitedView";
        }
    }
}
