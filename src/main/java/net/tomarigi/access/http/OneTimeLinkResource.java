package net.tomarigi.access.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import net.tomarigi.access.May;
import net.tomarigi.access.OneTimeLinks.Found;
import net.tomarigi.access.OneTimeLinks.Purpose;
import net.tomarigi.access.Permission;
import net.tomarigi.access.UseLink;
import net.tomarigi.platform.Violations;
import org.jboss.resteasy.reactive.RestResponse;

/** What somebody was told once, in exchange for an account with a password of their own. */
@Path("/api/one-time-links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@May(Permission.EVERYBODY)
class OneTimeLinkResource {
    private static final int LONGEST_SECRET = 100;

    private final UseLink links;
    private final EarlierSession earlier;

    OneTimeLinkResource(UseLink links, EarlierSession earlier) {
        this.links = links;
        this.earlier = earlier;
    }

    /** Whose link it is; it works on. 410 when it was used, has run out, or never was. */
    @POST
    @Path("/look")
    public Uni<RestResponse<LinkView>> look(LookCommand command) {
        return links.look(checked(command.secret())).map(found -> RestResponse.ResponseBuilder.ok(LinkView.of(found))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
    }

    /** Sets the password, ends all sessions there were, and signs in; works once. */
    @POST
    @Path("/use")
    public Uni<RestResponse<SessionView>> use(UseCommand command, @Context HttpServerRequest request) {
        return links.use(checked(command.secret()), command.password(), Boolean.TRUE.equals(command.keep()))
                .call(signedIn -> earlier.end(request))
                .map(signedIn -> SessionView.answer(
                        signedIn, Boolean.TRUE.equals(command.cookie()), Boolean.TRUE.equals(command.keep())));
    }

    private static String checked(String secret) {
        Violations violations = new Violations();
        String line = violations.requiredLine("secret", secret, LONGEST_SECRET);
        violations.throwIfAny();
        return line;
    }

    record LookCommand(String secret) {
        /** Whoever has it is somebody. */
        @Override
        public String toString() {
            return "LookCommand";
        }
    }

    /**
     * @param keep on a device of one's own: for 90 days instead of a shift
     * @param cookie for a page: the token comes in a cookie that no script can read, and not in the answer
     */
    record UseCommand(String secret, String password, Boolean keep, Boolean cookie) {
        /** Whoever has it is somebody. */
        @Override
        public String toString() {
            return "UseCommand";
        }
    }

    record LinkView(Purpose purpose, String username, String name) {
        static LinkView of(Found found) {
            return new LinkView(found.purpose(), found.username(), found.name());
        }
    }
}
