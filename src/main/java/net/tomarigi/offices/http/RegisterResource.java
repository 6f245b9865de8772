package net.tomarigi.offices.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.network.Policy;
import net.tomarigi.offices.BaseFunction;
import net.tomarigi.offices.KeepRegister;
import net.tomarigi.offices.Office;
import net.tomarigi.offices.Personal.Contact;
import net.tomarigi.offices.Register.Whole;
import net.tomarigi.offices.RegisterFile;
import net.tomarigi.offices.http.RegisterView.EntryView;
import net.tomarigi.platform.IfMatch;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.platform.Words;
import org.jboss.resteasy.reactive.RestResponse;

/** The register of a network's facilities and offices by the five functions. */
@Path("/api/networks/{network}/register")
@Produces(MediaType.APPLICATION_JSON)
class RegisterResource {
    private static final int LONGEST_KEY = 64;

    private final KeepRegister keepRegister;
    private final CurrentCaller callers;
    private final Words words;
    private final Clock clock;

    RegisterResource(KeepRegister keepRegister, CurrentCaller callers, Words words, Clock clock) {
        this.keepRegister = keepRegister;
        this.callers = callers;
        this.words = words;
        this.clock = clock;
    }

    /** All entries (at most 1,000), and what is to be done about them. Sentences are in the language asked for. */
    @GET
    @May(Permission.READ_REGISTER)
    public Uni<RegisterView> list(
            @PathParam("network") String network, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        ClaimWords sentences = new ClaimWords(words, Words.choose(acceptLanguage));
        return keepRegister.list(callers.get(), network).map(overview -> RegisterView.of(overview, sentences));
    }

    /** Puts a facility or an office into it. {@code Idempotency-Key}: the same adds one. */
    @POST
    @May(Permission.KEEP_REGISTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<EntryView>> add(
            @PathParam("network") String network,
            RegisterCommand command,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        Violations violations = new Violations();
        String facility = required(command).facility(violations);
        Office office = command.office(facility != null, violations);
        Contact contact = command.contact(violations);
        String key = violations.line("Idempotency-Key", idempotencyKey, LONGEST_KEY);
        violations.throwIfAny();
        return keepRegister
                .add(callers.get(), network, facility, office, contact, key)
                .map(whole -> RestResponse.ResponseBuilder.<EntryView>created(URI.create("/api/networks/" + network
                                + "/register/" + whole.entry().id()))
                        .entity(view(whole))
                        .header(HttpHeaders.ETAG, tag(whole))
                        .build());
    }

    /** With whom to call, and what happened. */
    @GET
    @Path("{entry}")
    @May(Permission.READ_REGISTER)
    public Uni<RestResponse<EntryView>> find(@PathParam("network") String network, @PathParam("entry") String entry) {
        return answer(keepRegister.find(callers.get(), network, entry));
    }

    /**
     * Writes what is known of it anew, whole; of a facility, its hours and contact alone. {@code If-Match} with the version
     * that was seen: 412 when somebody was faster.
     */
    @PUT
    @Path("{entry}")
    @May(Permission.KEEP_REGISTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<EntryView>> change(
            @PathParam("network") String network,
            @PathParam("entry") String entry,
            RegisterCommand command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Violations violations = new Violations();
        Office office = required(command).office(command.facility(violations) != null, violations);
        Contact contact = command.contact(violations);
        violations.throwIfAny();
        return answer(keepRegister.change(callers.get(), network, entry, office, contact, IfMatch.version(ifMatch)));
    }

    /**
     * Takes a step with one of the five functions: CONSULTATION, EMERGENCY, TRIAL, TRAINING or COMMUNITY. {@code If-Match}
     * with the version that was seen: 412 when somebody was faster; 409 when the step does not follow.
     */
    @POST
    @Path("{entry}/functions/{function}/steps")
    @May(Permission.KEEP_REGISTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<EntryView>> step(
            @PathParam("network") String network,
            @PathParam("entry") String entry,
            @PathParam("function") String function,
            StepCommand command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Violations violations = new Violations();
        BaseFunction one = violations.oneOf("function", function, BaseFunction.class);
        Consumer<RegisterFile> step = required(command).command(one, violations);
        violations.throwIfAny();
        return answer(keepRegister.step(callers.get(), network, entry, step, IfMatch.version(ifMatch)));
    }

    static <T> T required(T command) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
        return command;
    }

    private Uni<RestResponse<EntryView>> answer(Uni<Whole> done) {
        return done.map(whole -> RestResponse.ResponseBuilder.ok(view(whole))
                .header(HttpHeaders.ETAG, tag(whole))
                .build());
    }

    private EntryView view(Whole whole) {
        return EntryView.of(whole, LocalDate.ofInstant(clock.instant(), Policy.TOKYO));
    }

    private static String tag(Whole whole) {
        return "\"" + whole.entry().version() + "\"";
    }
}
