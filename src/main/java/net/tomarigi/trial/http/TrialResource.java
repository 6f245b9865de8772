package net.tomarigi.trial.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.IfMatch;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.trial.KeepTrials;
import net.tomarigi.trial.Trial;
import net.tomarigi.trial.Trials.Wanted;
import net.tomarigi.trial.http.TrialCommand.TalkCommand;
import net.tomarigi.trial.http.TrialView.FamiliarView;
import net.tomarigi.trial.http.TrialView.TrialsView;
import org.jboss.resteasy.reactive.RestResponse;

/** Trial stays of people on a network's roster. */
@Path("/api/networks/{network}/trials")
@Produces(MediaType.APPLICATION_JSON)
class TrialResource {
    private static final int LONGEST_KEY = 64;
    private static final int ID = 100;
    private static final int WORDS = 2_000;

    private final KeepTrials keepTrials;
    private final CurrentCaller callers;

    TrialResource(KeepTrials keepTrials, CurrentCaller callers) {
        this.keepTrials = keepTrials;
        this.callers = callers;
    }

    /**
     * What is due first, first, then the newest; at most 500.
     *
     * @param registrant left out: of everybody
     * @param overdue {@code true}: only those for which something should have been done before today
     */
    @GET
    @May(Permission.READ_ROSTER)
    public Uni<TrialsView> list(
            @PathParam("network") String network,
            @QueryParam("registrant") String registrant,
            @QueryParam("overdue") String overdue) {
        Violations violations = new Violations();
        String of = violations.line("registrant", registrant, ID);
        Boolean isOverdue = violations.yesOrNo("overdue", overdue);
        violations.throwIfAny();
        return keepTrials
                .list(callers.get(), network, of, Boolean.TRUE.equals(isOverdue))
                .map(TrialsView::of);
    }

    /** Asks for a trial. {@code Idempotency-Key}: the same asks for one. */
    @POST
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<TrialView>> ask(
            @PathParam("network") String network,
            TrialCommand command,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        Wanted wanted = required(command).wanted();
        Violations violations = new Violations();
        String key = violations.line("Idempotency-Key", idempotencyKey, LONGEST_KEY);
        violations.throwIfAny();
        return keepTrials
                .ask(callers.get(), network, wanted, key)
                .map(made -> RestResponse.ResponseBuilder.<TrialView>created(
                                URI.create("/api/networks/" + network + "/trials/" + made.id()))
                        .entity(TrialView.of(made, null))
                        .header(HttpHeaders.ETAG, tag(made))
                        .build());
    }

    /**
     * Other nights or words; other nights have to be agreed anew. {@code If-Match} with the version that was seen: 412 when
     * somebody was faster.
     */
    @PUT
    @Path("{trial}")
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<TrialView>> change(
            @PathParam("network") String network,
            @PathParam("trial") String trial,
            TrialCommand command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Wanted wanted = required(command).changed();
        return answer(keepTrials.change(
                callers.get(),
                network,
                trial,
                wanted.from(),
                wanted.nights(),
                wanted.purpose(),
                wanted.companions(),
                IfMatch.version(ifMatch)));
    }

    /** The place agrees: its nights are taken from now on. */
    @POST
    @Path("{trial}/agree")
    @May(Permission.KEEP_ROSTER)
    public Uni<RestResponse<TrialView>> agree(@PathParam("network") String network, @PathParam("trial") String trial) {
        return answer(keepTrials.agree(callers.get(), network, trial));
    }

    /** @param nights that the person stayed, at most those that were agreed; left out: all */
    record StayedCommand(Integer nights) {}

    /** The person stayed: the talk is due within 14 days, and the facility knows them from now on. */
    @POST
    @Path("{trial}/took-place")
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<TrialView>> tookPlace(
            @PathParam("network") String network, @PathParam("trial") String trial, StayedCommand command) {
        Violations violations = new Violations();
        violations.range("nights", required(command).nights(), 1, Trial.MOST_NIGHTS);
        violations.throwIfAny();
        return answer(keepTrials.tookPlace(callers.get(), network, trial, command.nights()));
    }

    /** @param why UNWELL, OWN_WISH, FAMILY, PLACE, EMERGENCY or OTHER */
    record OffCommand(String why, String words) {}

    /** Called off: its nights are free again. */
    @POST
    @Path("{trial}/call-off")
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<TrialView>> callOff(
            @PathParam("network") String network, @PathParam("trial") String trial, OffCommand command) {
        Violations violations = new Violations();
        String named = required(command).why();
        Trial.Why why = violations.oneOf("why", named == null ? "" : named, Trial.Why.class);
        String words = violations.text("words", command.words(), WORDS);
        violations.throwIfAny();
        return answer(keepTrials.callOff(callers.get(), network, trial, why, words));
    }

    /** The talk with person, family and office; once more writes it anew. */
    @PUT
    @Path("{trial}/talk")
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<TrialView>> talked(
            @PathParam("network") String network, @PathParam("trial") String trial, TalkCommand command) {
        return answer(keepTrials.talked(
                callers.get(), network, trial, required(command).talk()));
    }

    /** Facilities that know somebody by a trial or a stay: a search puts them before others. */
    @GET
    @Path("familiar/{registrant}")
    @May(Permission.READ_ROSTER)
    public Uni<FamiliarView> listFamiliar(
            @PathParam("network") String network, @PathParam("registrant") String registrant) {
        return keepTrials.listFamiliar(callers.get(), network, registrant).map(FamiliarView::new);
    }

    static <T> T required(T command) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
        return command;
    }

    private static Uni<RestResponse<TrialView>> answer(Uni<Trial> done) {
        return done.map(one -> RestResponse.ResponseBuilder.ok(TrialView.of(one, null))
                .header(HttpHeaders.ETAG, tag(one))
                .build());
    }

    private static String tag(Trial one) {
        return "\"" + one.version() + "\"";
    }
}
