package net.tomarigi.access.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import net.tomarigi.access.Accounts;
import net.tomarigi.access.Caller;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.Grant;
import net.tomarigi.access.KnownCallers;
import net.tomarigi.access.May;
import net.tomarigi.access.Passwords;
import net.tomarigi.access.Permission;
import net.tomarigi.access.Presented;
import net.tomarigi.access.Role;
import net.tomarigi.access.SignIn;
import net.tomarigi.access.SignIn.SignedIn;
import net.tomarigi.access.Tokens;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violations;
import org.jboss.resteasy.reactive.RestResponse;

/** Signing in and out, and who one is. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
class LoginResource {
    private final SignIn signIn;
    private final Tokens tokens;
    private final KnownCallers known;
    private final CurrentCaller callers;

    LoginResource(SignIn signIn, Tokens tokens, KnownCallers known, CurrentCaller callers) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.known = known;
        this.callers = callers;
    }

    /** Who one is, for a name and a password: a token for programs, or a cookie for a page. */
    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    @May(Permission.EVERYBODY)
    public Uni<RestResponse<SessionView>> signIn(LoginCommand command, @Context HttpServerRequest request) {
        command.check();
        String before = request.getHeader(HttpHeaders.COOKIE);
        return signIn.withPassword(command.username(), command.password(), command.isKept())
                .map(found ->
                        found.orElseThrow(() -> Problem.of("not-signed-in", 401).asException()))
                // What a browser brought from before belongs to whoever sat there before.
                .call(signedIn -> end(Presented.in(null, before)))
                .map(signedIn -> answer(signedIn, command));
    }

    private static RestResponse<SessionView> answer(SignedIn signedIn, LoginCommand command) {
        SessionView view = SessionView.of(signedIn, !command.wantsCookie());
        RestResponse.ResponseBuilder<SessionView> response = RestResponse.ResponseBuilder.ok(view);
        if (command.wantsCookie())
            response.header(HttpHeaders.SET_COOKIE, SessionCookie.of(signedIn.issued(), command.isKept()));
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** Ends what one is known by. */
    @POST
    @Path("/logout")
    @May(Permission.EVERYBODY)
    public Uni<RestResponse<Void>> signOut() {
        String token = callers.get().token();
        return end(token == null ? null : new Presented(token, false))
                .map(ended -> RestResponse.ResponseBuilder.<Void>noContent()
                        .header(HttpHeaders.SET_COOKIE, SessionCookie.ENDED)
                        .build());
    }

    private Uni<Void> end(Presented presented) {
        if (presented == null || !Tokens.Kind.isOurs(presented.token()))
            return Uni.createFrom().voidItem();
        return tokens.end(presented.token()).invoke(ended -> known.forget(presented.token()));
    }

    /** Who one is; {@code kind} is NOBODY for somebody who has not signed in. */
    @GET
    @Path("/me")
    @May(Permission.EVERYBODY)
    public RestResponse<MeView> me() {
        return RestResponse.ResponseBuilder.ok(MeView.of(callers.get()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /**
     * @param keep on a device of one's own: for 90 days instead of a shift
     * @param cookie for a page: the token comes in a cookie that no script can read, and not in the answer
     */
    record LoginCommand(String username, String password, Boolean keep, Boolean cookie) {
        void check() {
            Violations violations = new Violations();
            violations.requiredLine("username", username, Accounts.LONGEST_USERNAME);
            if (password == null || password.isEmpty()) violations.add("password", "required");
            else if (password.length() > Passwords.LONGEST) violations.add("password", "too-long", Passwords.LONGEST);
            violations.throwIfAny();
        }

        boolean isKept() {
            return Boolean.TRUE.equals(keep);
        }

        boolean wantsCookie() {
            return Boolean.TRUE.equals(cookie);
        }

        /** It holds a password. */
        @Override
        public String toString() {
            return "LoginCommand";
        }
    }

    /** @param network the one that somebody is bound to most closely */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SessionView(
            String token, Instant expiresAt, List<String> roles, String network, Collection<String> facilities) {
        static SessionView of(SignedIn signedIn, boolean shown) {
            Caller caller = signedIn.caller();
            return new SessionView(
                    shown ? signedIn.issued().token() : null,
                    signedIn.issued().expiresAt(),
                    words(caller.roles()),
                    caller.networks().stream().findFirst().orElse(null),
                    caller.facilities());
        }
    }

    private static List<String> words(Set<Role> roles) {
        return roles.stream().map(Role::word).toList();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MeView(
            String id,
            Caller.Kind kind,
            Instant expiresAt,
            List<String> roles,
            List<String> networks,
            Collection<String> facilities,
            List<GrantView> grants) {
        static MeView of(Caller caller) {
            return new MeView(
                    caller.id(),
                    caller.kind(),
                    caller.until(),
                    words(caller.roles()),
                    caller.networks(),
                    caller.facilities(),
                    caller.grants().stream().map(GrantView::of).toList());
        }
    }

    /** A role and where it holds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GrantView(String role, String network, String facility, String district) {
        static GrantView of(Grant grant) {
            return new GrantView(grant.role().word(), grant.network(), grant.facility(), grant.district());
        }
    }
}
