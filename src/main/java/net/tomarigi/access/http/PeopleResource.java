package net.tomarigi.access.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import net.tomarigi.access.Accounts;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.Invitation.Told;
import net.tomarigi.access.KeepPeople;
import net.tomarigi.access.May;
import net.tomarigi.access.People.Scope;
import net.tomarigi.access.Permission;
import net.tomarigi.access.http.PersonView.InvitedView;
import net.tomarigi.access.http.PersonView.PeopleView;
import net.tomarigi.platform.Violations;
import org.jboss.resteasy.reactive.RestResponse;

/** All accounts, as administrators keep them. */
@Path("/api/people")
@Produces(MediaType.APPLICATION_JSON)
@May(Permission.MANAGE_ACCOUNTS)
class PeopleResource {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final KeepPeople keep;
    private final CurrentCaller callers;

    PeopleResource(KeepPeople keep, CurrentCaller callers) {
        this.keep = keep;
        this.callers = callers;
    }

    /**
     * The newest first.
     *
     * @param username the one who is called so
     * @param after {@code next} of the page before
     */
    @GET
    public Uni<PeopleView> list(
            @QueryParam("username") String username,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        Violations violations = new Violations();
        int most = violations.number("limit", limit, USUAL_PAGE, 1, LARGEST_PAGE);
        String called = violations.line("username", username, Accounts.LONGEST_USERNAME);
        String last = violations.line("after", after, 64);
        violations.throwIfAny();
        return keep.list(scope(), called, last, most + 1).map(found -> PeopleView.of(found, most, null));
    }

    /** Makes an account, and the link with which its owner chooses a password: it is told this once. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<InvitedView>> invite(PersonCommand command, @Context UriInfo address) {
        return keep.invite(
                        scope(),
                        command.toInvitation(null),
                        address.getBaseUri().toString())
                .map(told -> answer(told, RestResponse.Status.CREATED));
    }

    /** What is left out stays as it is. */
    @PUT
    @Path("/{person}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<PersonView> change(@PathParam("person") String person, PersonCommand command) {
        PersonCommand.Checked checked = command.check(null);
        return keep.change(scope(), person, checked.name(), checked.mail(), checked.grants())
                .map(changed -> PersonView.of(changed, null));
    }

    /** Ends all that somebody is; whoever is nothing anywhere then cannot sign in any more. */
    @DELETE
    @Path("/{person}")
    public Uni<Void> end(@PathParam("person") String person) {
        return keep.end(scope(), person);
    }

    /** A new link for somebody who has lost the password or the invitation; the one before works no longer. */
    @POST
    @Path("/{person}/reset")
    public Uni<RestResponse<InvitedView>> reset(@PathParam("person") String person, @Context UriInfo address) {
        return keep.reset(scope(), person, address.getBaseUri().toString())
                .map(told -> answer(told, RestResponse.Status.OK));
    }

    /** Somebody cannot sign in any more, and is signed out everywhere. */
    @POST
    @Path("/{person}/disable")
    public Uni<PersonView> disable(@PathParam("person") String person) {
        return keep.disable(scope(), person, true).map(changed -> PersonView.of(changed, null));
    }

    /** Somebody can sign in again. */
    @POST
    @Path("/{person}/enable")
    public Uni<PersonView> enable(@PathParam("person") String person) {
        return keep.disable(scope(), person, false).map(changed -> PersonView.of(changed, null));
    }

    private Scope scope() {
        return new Scope(callers.get(), null);
    }

    private static RestResponse<InvitedView> answer(Told told, RestResponse.Status status) {
        return RestResponse.ResponseBuilder.create(status, InvitedView.of(told, null))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
