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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.Invitation.Told;
import net.tomarigi.access.KeepPeople;
import net.tomarigi.access.May;
import net.tomarigi.access.People;
import net.tomarigi.access.People.Scope;
import net.tomarigi.access.Permission;
import net.tomarigi.access.http.PersonView.InvitedView;
import net.tomarigi.access.http.PersonView.PeopleView;
import org.jboss.resteasy.reactive.RestResponse;

/** The people of one network, as its officers keep them. */
@Path("/api/networks/{network}/people")
@Produces(MediaType.APPLICATION_JSON)
@May(Permission.MANAGE_PEOPLE)
class NetworkPeopleResource {
    private final KeepPeople keep;
    private final CurrentCaller callers;

    NetworkPeopleResource(KeepPeople keep, CurrentCaller callers) {
        this.keep = keep;
        this.callers = callers;
    }

    /** All of them, the newest first. */
    @GET
    public Uni<PeopleView> list(@PathParam("network") String network) {
        return keep.list(scope(network), null, null, People.MOST_OF_NETWORK + 1)
                .map(found -> PeopleView.of(found, People.MOST_OF_NETWORK, network));
    }

    /** Makes an account, and the link with which its owner chooses a password: it is told this once. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<InvitedView>> invite(
            @PathParam("network") String network, PersonCommand command, @Context UriInfo address) {
        return keep.invite(
                        scope(network),
                        command.toInvitation(network),
                        address.getBaseUri().toString())
                .map(told -> answer(told, network, RestResponse.Status.CREATED));
    }

    /** What is left out stays as it is. */
    @PUT
    @Path("/{person}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<PersonView> change(
            @PathParam("network") String network, @PathParam("person") String person, PersonCommand command) {
        PersonCommand.Checked checked = command.check(network);
        return keep.change(scope(network), person, checked.name(), checked.mail(), checked.grants())
                .map(changed -> PersonView.of(changed, network));
    }

    /** Ends all that somebody is in this network; whoever is nothing anywhere then cannot sign in any more. */
    @DELETE
    @Path("/{person}")
    public Uni<Void> end(@PathParam("network") String network, @PathParam("person") String person) {
        return keep.end(scope(network), person);
    }

    /** A new link for somebody who has lost the password or the invitation; the one before works no longer. */
    @POST
    @Path("/{person}/reset")
    public Uni<RestResponse<InvitedView>> reset(
            @PathParam("network") String network, @PathParam("person") String person, @Context UriInfo address) {
        return keep.reset(scope(network), person, address.getBaseUri().toString())
                .map(told -> answer(told, network, RestResponse.Status.OK));
    }

    /** Somebody cannot sign in any more, and is signed out everywhere. */
    @POST
    @Path("/{person}/disable")
    public Uni<PersonView> disable(@PathParam("network") String network, @PathParam("person") String person) {
        return keep.disable(scope(network), person, true).map(changed -> PersonView.of(changed, network));
    }

    /** Somebody can sign in again. */
    @POST
    @Path("/{person}/enable")
    public Uni<PersonView> enable(@PathParam("network") String network, @PathParam("person") String person) {
        return keep.disable(scope(network), person, false).map(changed -> PersonView.of(changed, network));
    }

    private Scope scope(String network) {
        return new Scope(callers.get(), network);
    }

    private static RestResponse<InvitedView> answer(Told told, String network, RestResponse.Status status) {
        return RestResponse.ResponseBuilder.create(status, InvitedView.of(told, network))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
