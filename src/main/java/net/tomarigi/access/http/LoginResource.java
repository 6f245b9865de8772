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
import net.tomarigi.access.Accounts;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.KnownDevices;
import net.tomarigi.access.May;
import net.tomarigi.access.Passwords;
import net.tomarigi.access.Permission;
import net.tomarigi.access.SignIn;
import net.tomarigi.access.SignInLimits.Place;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violations;
import net.tomarigi.platform.http.ClientAddresses;
import org.jboss.resteasy.reactive.RestResponse;

/** Signing in and out. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
class LoginResource {
    private final SignIn signIn;
    private final EarlierSession earlier;
    private final CurrentCaller callers;
    private final KnownDevices devices;
    private final ClientAddresses clients;

    LoginResource(
            SignIn signIn,
            EarlierSession earlier,
            CurrentCaller callers,
            KnownDevices devices,
            ClientAddresses clients) {
        this.devices = devices;
        this.clients = clients;
        this.signIn = signIn;
        this.earlier = earlier;
        this.callers = callers;
    }

    /** Who one is, for a name and a password: a token for programs, or a cookie for a page. */
    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    @May(Permission.EVERYBODY)
    public Uni<RestResponse<SessionView>> signIn(LoginCommand command, @Context HttpServerRequest request) {
        command.check();
        String device = DeviceCookie.in(request);
        Place place = new Place(clients.isOperator(request) ? null : clients.of(request), device);
        return signIn.withPassword(command.username(), command.password(), command.isKept(), place)
                .map(found ->
                        found.orElseThrow(() -> Problem.of("not-signed-in", 401).asException()))
                .call(signedIn -> earlier.end(request))
                .map(signedIn -> SessionView.answer(signedIn, command.wantsCookie(), command.isKept()))
                .invoke(answer -> {
                    if (command.wantsCookie())
                        answer.getHeaders()
                                .add(HttpHeaders.SET_COOKIE, DeviceCookie.of(devices.with(device, command.username())));
                });
    }

    /** Ends what one is known by. */
    @POST
    @Path("/logout")
    @May(Permission.EVERYBODY)
    public Uni<RestResponse<Void>> signOut() {
        return earlier.end(callers.get().token()).map(ended -> RestResponse.ResponseBuilder.<Void>noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.ENDED)
                .build());
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
}
