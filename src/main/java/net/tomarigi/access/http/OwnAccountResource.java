package net.tomarigi.access.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import net.tomarigi.access.Caller;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.OwnAccount;
import net.tomarigi.access.Passwords;
import net.tomarigi.access.People.Session;
import net.tomarigi.access.Permission;
import net.tomarigi.access.Person;
import net.tomarigi.access.Person.NamedGrant;
import net.tomarigi.access.Role;
import net.tomarigi.access.http.PersonView.RoleView;
import net.tomarigi.platform.Violations;
import org.jboss.resteasy.reactive.RestResponse;

/** Who one is, and one's own account. */
@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
class OwnAccountResource {
    private final OwnAccount account;
    private final CurrentCaller callers;

    OwnAccountResource(OwnAccount account, CurrentCaller callers) {
        this.account = account;
        this.callers = callers;
    }

    /** Who one is; {@code kind} is NOBODY for somebody who has not signed in. */
    @GET
    @May(Permission.EVERYBODY)
    public Uni<RestResponse<MeView>> me() {
        Caller caller = callers.get();
        return account.find(caller)
                .map(found -> MeView.of(caller, found.orElse(null)))
                .map(view -> RestResponse.ResponseBuilder.ok(view)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** Another password; all other sessions end. */
    @PUT
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @May(Permission.OWN_ACCOUNT)
    public Uni<Void> changePassword(PasswordCommand command) {
        command.check();
        return account.changePassword(callers.get(), command.old(), command.wanted());
    }

    /** Where one is signed in, the newest first. */
    @GET
    @Path("/sessions")
    @May(Permission.OWN_ACCOUNT)
    public Uni<List<OwnSessionView>> sessions() {
        return account.listSessions(callers.get())
                .map(all -> all.stream().map(OwnSessionView::of).toList());
    }

    /** Ends one of them. */
    @DELETE
    @Path("/sessions/{session}")
    @May(Permission.OWN_ACCOUNT)
    public Uni<Void> end(@PathParam("session") String session) {
        return account.endSession(callers.get(), session);
    }

    /** Ends all but the one that asks. */
    @POST
    @Path("/sessions/end-others")
    @May(Permission.OWN_ACCOUNT)
    public Uni<Void> endOthers() {
        return account.endOthers(callers.get());
    }

    record PasswordCommand(
            String old,

            @com.fasterxml.jackson.annotation.JsonProperty("new")
            String wanted) {
        void check() {
            Violations violations = new Violations();
            if (old == null || old.isEmpty()) violations.add("old", "required");
            else if (old.length() > Passwords.LONGEST) violations.add("old", "wrong-password");
            if (wanted == null || wanted.isEmpty()) violations.add("new", "required");
            violations.throwIfAny();
        }

        /** It holds passwords. */
        @Override
        public String toString() {
            return "PasswordCommand";
        }
    }

    /** @param seenAt left out: not since it began */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnSessionView(String id, boolean current, Instant madeAt, Instant seenAt, Instant expiresAt) {
        static OwnSessionView of(Session session) {
            return new OwnSessionView(
                    session.id(), session.isCurrent(), session.madeAt(), session.seenAt(), session.expiresAt());
        }
    }

    /** @param name of a person; left out for a screen, a machine and nobody */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MeView(
            String id,
            Caller.Kind kind,
            String name,
            String username,
            Instant expiresAt,
            List<String> roles,
            List<String> networks,
            Collection<String> facilities,
            List<RoleView> grants) {
        /** @param person null: not a person */
        static MeView of(Caller caller, Person person) {
            List<NamedGrant> grants = person != null
                    ? person.roles()
                    : caller.grants().stream()
                            .map(grant -> new NamedGrant(grant, null, null))
                            .toList();
            return new MeView(
                    caller.id(),
                    caller.kind(),
                    person == null ? null : person.name(),
                    person == null ? null : person.username(),
                    caller.until(),
                    caller.roles().stream().map(Role::word).toList(),
                    caller.networks(),
                    caller.facilities(),
                    grants.stream().map(RoleView::of).toList());
        }
    }
}
