package net.tomarigi.access.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.tomarigi.access.Caller;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.KnownCallers;
import net.tomarigi.access.May;
import net.tomarigi.access.PairScreen;
import net.tomarigi.access.Pairings.Opening;
import net.tomarigi.access.Pairings.Opening.Opened;
import net.tomarigi.access.Pairings.Standing;
import net.tomarigi.access.Pairings.Standing.LetIn;
import net.tomarigi.access.Permission;
import net.tomarigi.access.Presented;
import net.tomarigi.platform.PagesVersion;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violations;
import org.jboss.resteasy.reactive.RestResponse;

/** A wall without a keyboard: it shows a code, waits to be let in, and stays in. */
@Path("/api/screens")
@May(Permission.EVERYBODY)
@Produces(MediaType.APPLICATION_JSON)
class PairingResource {
    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);
    private static final int LONGEST_NETWORK = 64;
    private static final int LONGEST_SECRET = 100;

    private final PairScreen pairScreen;
    private final EarlierSession earlier;
    private final KnownCallers known;
    private final CurrentCaller callers;
    private final PagesVersion pages;

    PairingResource(
            PairScreen pairScreen,
            EarlierSession earlier,
            KnownCallers known,
            CurrentCaller callers,
            PagesVersion pages) {
        this.pairScreen = pairScreen;
        this.earlier = earlier;
        this.known = known;
        this.callers = callers;
        this.pages = pages;
    }

    /** A code to show, and a secret to keep, for ten minutes. */
    @POST
    @Path("/pairings")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<PairingView>> open(PairingCommand command) {
        Violations violations = new Violations();
        String network = violations.requiredLine("network", command.network(), LONGEST_NETWORK);
        violations.throwIfAny();
        return pairScreen.open(network).map(opening -> answer(opening, network));
    }

    private RestResponse<PairingView> answer(Opening opening, String network) {
        if (opening instanceof Opened opened)
            return RestResponse.ResponseBuilder.<PairingView>create(RestResponse.Status.CREATED)
                    .entity(new PairingView(opened.code(), opened.secret(), opened.expiresAt(), pages.version()))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        if (opening instanceof Opening.NoNetwork)
            throw Problem.notFound("network", network).asException();
        throw new Problem("too-many-screens-wait", 503, List.of(), List.of(), TRY_AGAIN).asException();
    }

    /**
     * 202 while nobody has let the screen in, 410 when its time is over. Once it is let in: 200, once, with the token as a
     * cookie, or in the answer for a wall that is not a browser.
     */
    @POST
    @Path("/pairings/token")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<TokenView>> take(TokenCommand command, @Context HttpServerRequest request) {
        Violations violations = new Violations();
        String secret = violations.requiredLine("secret", command.secret(), LONGEST_SECRET);
        violations.throwIfAny();
        return pairScreen
                .take(secret)
                // What a browser brought from before is overwritten, and may not live on unseen.
                .call(standing -> standing instanceof LetIn && command.wantsCookie()
                        ? earlier.end(request)
                        : Uni.createFrom().voidItem())
                .map(standing -> answer(standing, command));
    }

    private static RestResponse<TokenView> answer(Standing standing, TokenCommand command) {
        if (standing instanceof Standing.Waiting)
            return RestResponse.ResponseBuilder.<TokenView>accepted().build();
        if (!(standing instanceof LetIn letIn))
            throw Problem.of("pairing-over", 410).asException();
        String token = letIn.issued().token();
        RestResponse.ResponseBuilder<TokenView> response = RestResponse.ResponseBuilder.ok(
                new TokenView(letIn.network(), letIn.issued().expiresAt(), command.wantsCookie() ? null : token));
        if (command.wantsCookie()) response.header(HttpHeaders.SET_COOKIE, SessionCookie.of(token, PairScreen.LASTS));
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** A screen that is in use says so now and then: browsers keep no cookie longer than 400 days. */
    @POST
    @Path("/renewals")
    @May(Permission.KEEP_SCREEN)
    public Uni<RestResponse<Void>> renew(@Context HttpServerRequest request) {
        Caller caller = callers.get();
        Presented presented =
                Presented.in(request.getHeader(HttpHeaders.AUTHORIZATION), request.getHeader(HttpHeaders.COOKIE));
        return pairScreen.renew(caller).map(renewed -> {
            known.forget(caller.token());
            RestResponse.ResponseBuilder<Void> response = RestResponse.ResponseBuilder.noContent();
            if (presented.byCookie())
                response.header(HttpHeaders.SET_COOKIE, SessionCookie.of(caller.token(), PairScreen.LASTS));
            return response.build();
        });
    }

    record PairingCommand(String network) {}

    /**
     * @param code six characters, to show
     * @param secret to keep: it is what the token is given for
     * @param pages the version of the pages that the server has
     */
    record PairingView(String code, String secret, Instant expiresAt, String pages) {}

    /** @param cookie false: the token comes in the answer */
    record TokenCommand(String secret, Boolean cookie) {
        boolean wantsCookie() {
            return !Boolean.FALSE.equals(cookie);
        }

        /** It holds a secret. */
        @Override
        public String toString() {
            return "TokenCommand";
        }
    }

    /** @param token null: it comes in a cookie */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenView(String network, Instant expiresAt, String token) {}
}
