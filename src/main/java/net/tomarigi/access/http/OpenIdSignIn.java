package net.tomarigi.access.http;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import net.tomarigi.access.Caller;
import net.tomarigi.access.KnownCallers;
import net.tomarigi.access.May;
import net.tomarigi.access.NoteSessions;
import net.tomarigi.access.Permission;
import net.tomarigi.access.SignIn;
import net.tomarigi.platform.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Signing in at an OpenID provider. Quarkus sends the browser there and checks what comes back; whoever arrives here is then
 * given a session of ours, and Quarkus' own ends.
 */
@Path(OpenIdSignIn.PATH)
@May(Permission.EVERYBODY)
class OpenIdSignIn {
    static final String PATH = "/sign-in/openid";

    /** After the board's routes, which nothing slows down, and before Quarkus asks who somebody is. */
    private static final int ORDER = -900;

    private final OpenIdTokens tokens;
    private final SignIn signIn;
    private final KnownCallers known;
    private final EarlierSession earlier;
    private final SecurityIdentity identity;
    private final OidcSession session;

    OpenIdSignIn(
            OpenIdTokens tokens,
            SignIn signIn,
            KnownCallers known,
            EarlierSession earlier,
            SecurityIdentity identity,
            OidcSession session) {
        this.tokens = tokens;
        this.signIn = signIn;
        this.known = known;
        this.earlier = earlier;
        this.identity = identity;
        this.session = session;
    }

    /** @param to a path of ours where to go on */
    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> arrive(@QueryParam("to") String to, @Context HttpServerRequest request) {
        IdTokenCredential proof = identity.getCredential(IdTokenCredential.class);
        if (proof == null) return Uni.createFrom().item(redirect(PATH).build());
        return tokens.enter(proof.getToken())
                .flatMap(found -> session.logout().replaceWith(found))
                .flatMap(found -> found.filter(caller -> !caller.grants().isEmpty())
                        .map(caller -> enter(caller, to, request))
                        .orElseGet(() -> Uni.createFrom()
                                .item(redirect(refused("no-role")).build())));
    }

    private Uni<RestResponse<Void>> enter(Caller caller, String to, HttpServerRequest request) {
        // What they may is perhaps no longer what it was.
        known.forgetAll(caller.id());
        return SignIn.backHere(signIn.as(caller.id(), false, NoteSessions.Way.OPENID))
                .call(signedIn -> earlier.end(request))
                .map(signedIn -> redirect(OwnPath.of(to))
                        .header(HttpHeaders.SET_COOKIE, SessionCookie.of(signedIn.issued(), false))
                        .build());
    }

    private static RestResponse.ResponseBuilder<Void> redirect(String path) {
        return RestResponse.ResponseBuilder.<Void>create(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Where a sentence tells what went wrong, with the other ways of signing in below it. */
    private static String refused(String reason) {
        return "/sign-in?failed=" + reason;
    }

    /** Stands before Quarkus' own part of it. */
    @ApplicationScoped
    static class Door {
        /** How Quarkus' cookie of a browser that is at the provider begins; it ends with the state. */
        private static final String UNDER_WAY = "q_auth";

        private final OpenIdTokens tokens;

        Door(OpenIdTokens tokens) {
            this.tokens = tokens;
        }

        void register(@Observes Router router) {
            router.route(PATH).order(ORDER).handler(this::open).failureHandler(Door::fail);
        }

        private void open(RoutingContext route) {
            if (!tokens.isOn()) route.fail(Problem.notFound("page", PATH).asException());
            else if (route.request().params().contains("state") && !hasLeft(route)) refuse(route);
            else route.next();
        }

        /** Whoever was sent to the provider from this browser brings back what was written down then. */
        private static boolean hasLeft(RoutingContext route) {
            String state = route.request().getParam("state");
            return route.request().cookies().stream()
                    .map(Cookie::getName)
                    .anyMatch(name -> name.startsWith(UNDER_WAY) && name.endsWith("_" + state));
        }

        private static void fail(RoutingContext route) {
            Throwable failure = route.failure();
            boolean refused = failure instanceof AuthenticationCompletionException
                    || failure instanceof AuthenticationFailedException;
            if (!refused || route.response().headWritten()) {
                route.next();
                return;
            }
            refuse(route);
        }

        private static void refuse(RoutingContext route) {
            route.response()
                    .setStatusCode(303)
                    .putHeader(HttpHeaders.LOCATION, refused("openid"))
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end();
        }
    }
}
