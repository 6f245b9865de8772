package net.tomarigi.access.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.KeepPasskeys;
import net.tomarigi.access.May;
import net.tomarigi.access.Passkeys;
import net.tomarigi.access.Passkeys.Passkey;
import net.tomarigi.access.Passwords;
import net.tomarigi.access.Permission;
import net.tomarigi.access.SignInLimits.Place;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violations;
import net.tomarigi.platform.http.ClientAddresses;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/** Passkeys: one's own, and signing in with one. */
@Path("/api/passkeys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PasskeyResource {
    private final KeepPasskeys passkeys;
    private final PasskeySite site;
    private final CurrentCaller callers;
    private final EarlierSession earlier;
    private final ClientAddresses clients;

    PasskeyResource(
            KeepPasskeys passkeys,
            PasskeySite site,
            CurrentCaller callers,
            EarlierSession earlier,
            ClientAddresses clients) {
        this.passkeys = passkeys;
        this.site = site;
        this.callers = callers;
        this.earlier = earlier;
        this.clients = clients;
    }

    /** One's own, the newest first. */
    @GET
    @May(Permission.OWN_ACCOUNT)
    public Uni<List<PasskeyView>> list() {
        return passkeys.list(callers.get()).map(PasskeyView::all);
    }

    /** What a device needs to make one (PublicKeyCredentialCreationOptionsJSON), for the password; it holds for five minutes. */
    @POST
    @Path("/options")
    @May(Permission.OWN_ACCOUNT)
    public Uni<PasskeyOptions.Creation> options(PasswordCommand command, @Context HttpServerRequest request) {
        command.check();
        return passkeys.invite(callers.get(), command.password())
                .map(invited -> PasskeyOptions.Creation.of(invited, site.of(request)));
    }

    /** Takes the one that a device has made, and lists all. */
    @POST
    @May(Permission.OWN_ACCOUNT)
    public Uni<List<PasskeyView>> add(PasskeyCommand command, @Context HttpServerRequest request) {
        String label = command.check();
        return passkeys.add(
                        callers.get(),
                        site.of(request),
                        label,
                        command.credential().toString())
                .map(PasskeyView::all);
    }

    /** Nobody signs in with it any more. */
    @DELETE
    @Path("/{passkey}")
    @May(Permission.OWN_ACCOUNT)
    public Uni<Void> remove(@PathParam("passkey") String passkey) {
        return passkeys.remove(callers.get(), passkey);
    }

    /** What a passkey signs to sign in (PublicKeyCredentialRequestOptionsJSON); it holds for five minutes. */
    @POST
    @Path("/sign-in/options")
    @May(Permission.EVERYBODY)
    public PasskeyOptions.Request signInOptions(@Context HttpServerRequest request) {
        return PasskeyOptions.Request.of(passkeys.challenge(), site.of(request));
    }

    /** Who one is, by a passkey: a token for programs, or a cookie for a page. */
    @POST
    @Path("/sign-in")
    @May(Permission.EVERYBODY)
    public Uni<RestResponse<SessionView>> signIn(SignInCommand command, @Context HttpServerRequest request) {
        command.check();
        Place place = new Place(clients.isOperator(request) ? null : clients.of(request), null);
        return passkeys.signIn(site.of(request), command.credential().toString(), command.isKept(), place)
                .map(found -> found.orElseThrow(
                        () -> Problem.of("passkey-not-accepted", 401).asException()))
                .call(signedIn -> earlier.end(request))
                .map(signedIn -> SessionView.answer(signedIn, command.wantsCookie(), command.isKept()));
    }

    /** @param usedAt left out: never */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PasskeyView(String id, String label, Instant madeAt, Instant usedAt) {
        static List<PasskeyView> all(List<Passkey> passkeys) {
            return passkeys.stream()
                    .map(one -> new PasskeyView(one.id(), one.label(), one.madeAt(), one.usedAt()))
                    .toList();
        }
    }

    record PasswordCommand(String password) {
        void check() {
            Violations violations = new Violations();
            if (password == null || password.isEmpty()) violations.add("password", "required");
            else if (password.length() > Passwords.LONGEST) violations.add("password", "wrong-password");
            violations.throwIfAny();
        }

        /** It holds a password. */
        @Override
        public String toString() {
            return "PasswordCommand";
        }
    }

    /**
     * @param label by which its owner tells it from others
     * @param credential RegistrationResponseJSON, as the browser gives it
     */
    record PasskeyCommand(
            String label,
            @Schema(implementation = Map.class) JsonNode credential) {
        String check() {
            Violations violations = new Violations();
            String line = violations.requiredLine("label", label, Passkeys.LONGEST_LABEL);
            if (credential == null || !credential.isObject()) violations.add("credential", "required");
            violations.throwIfAny();
            return line;
        }
    }

    /**
     * @param credential AuthenticationResponseJSON, as the browser gives it
     * @param keep on a device of one's own: for 90 days instead of a shift
     * @param cookie for a page: the token comes in a cookie that no script can read, and not in the answer
     */
    record SignInCommand(@Schema(implementation = Map.class) JsonNode credential, Boolean keep, Boolean cookie) {
        void check() {
            Violations violations = new Violations();
            if (credential == null || !credential.isObject()) violations.add("credential", "required");
            violations.throwIfAny();
        }

        boolean isKept() {
            return Boolean.TRUE.equals(keep);
        }

        boolean wantsCookie() {
            return Boolean.TRUE.equals(cookie);
        }

        /** It holds what signs somebody in. */
        @Override
        public String toString() {
            return "SignInCommand";
        }
    }
}
