package net.tomarigi.registry.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.network.Policy;
import net.tomarigi.network.Settings;
import net.tomarigi.platform.IfMatch;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.registry.Consent;
import net.tomarigi.registry.Duty;
import net.tomarigi.registry.Facts;
import net.tomarigi.registry.KeepRoster;
import net.tomarigi.registry.OpenFromRoster;
import net.tomarigi.registry.OpenFromRoster.Emergency;
import net.tomarigi.registry.Personal;
import net.tomarigi.registry.Registrant;
import net.tomarigi.registry.Registrants.Wanted;
import net.tomarigi.registry.Registrants.Whole;
import net.tomarigi.registry.Risk;
import net.tomarigi.registry.http.RegistrantView.RosterView;
import org.jboss.resteasy.reactive.RestResponse;

/** The people of a network's roster, and what is due for them. */
@Path("/api/networks/{network}/registrants")
@Produces(MediaType.APPLICATION_JSON)
class RosterResource {
    private static final Pattern NEXT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d_[\\w-]{1,64}");
    private static final int LONGEST_WORDS = 100;
    private static final int LONGEST_KEY = 64;
    private static final int ID = 100;
    private static final int DISTRICT = 50;
    private static final int MOST_NIGHTS = 60;
    private static final int SITUATION = 2_000;

    private final KeepRoster keepRoster;
    private final OpenFromRoster openFromRoster;
    private final CurrentCaller callers;
    private final Clock clock;

    RosterResource(KeepRoster keepRoster, OpenFromRoster openFromRoster, CurrentCaller callers, Clock clock) {
        this.keepRoster = keepRoster;
        this.openFromRoster = openFromRoster;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * What is due first, first; at most 200 at once.
     *
     * @param state AT_RISK, APPLIED, REGISTERED, DECLINED or ENDED; left out: all but those who ended
     * @param risk left out: any
     * @param district of the network; several: any of them, at most 50; left out: all
     * @param overdue {@code true}: only those for whom something should have been done before today
     * @param next where the answer before said that the list goes on
     */
    @GET
    @May(Permission.READ_ROSTER)
    public Uni<RosterView> list(
            @PathParam("network") String network,
            @QueryParam("state") String state,
            @QueryParam("risk") String risk,
            @QueryParam("district") List<String> district,
            @QueryParam("overdue") String overdue,
            @QueryParam("next") String next) {
        return list(network, state, risk, district, overdue, next, null);
    }

    /**
     * @param words parts of a name, its reading or an address
     * @param districts in any of them; at most 50
     */
    record SearchCommand(String words, String state, String risk, String district, List<String> districts) {
        List<String> inAny() {
            return district == null ? districts : List.of(district);
        }
    }

    /** The same of those whose name, its reading or address has these words: in a body, because an address is kept by others. */
    @POST
    @Path("search")
    @May(Permission.READ_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RosterView> search(@PathParam("network") String network, SearchCommand command) {
        SearchCommand sought = required(command);
        return list(network, sought.state(), sought.risk(), sought.inAny(), null, null, sought);
    }

    private Uni<RosterView> list(
            String network,
            String state,
            String risk,
            List<String> district,
            String overdue,
            String next,
            SearchCommand sought) {
        Violations violations = new Violations();
        Registrant.State one = state == null ? null : violations.oneOf("state", state, Registrant.State.class);
        Risk of = risk == null ? null : violations.oneOf("risk", risk, Risk.class);
        Boolean isOverdue = violations.yesOrNo("overdue", overdue);
        if (next != null && !isPosition(next)) violations.add("next", "not-a-position");
        String words = sought == null ? null : violations.requiredLine("words", sought.words(), LONGEST_WORDS);
        List<String> where = districts(district, violations);
        violations.throwIfAny();
        Wanted wanted = new Wanted(one, of, where, Boolean.TRUE.equals(isOverdue), words, next);
        return keepRoster.list(callers.get(), network, wanted).map(RosterView::of);
    }

    private static List<String> districts(List<String> named, Violations violations) {
        List<String> all = new ArrayList<>();
        if (named == null) return all;
        if (named.size() > Settings.MOST_DISTRICTS)
            violations.add("district", "too-many", named.size(), Settings.MOST_DISTRICTS);
        for (String one : named.subList(0, Math.min(named.size(), Settings.MOST_DISTRICTS))) {
            String line = violations.requiredLine("district", one, DISTRICT);
            if (line != null) all.add(line);
        }
        return all;
    }

    private static boolean isPosition(String next) {
        if (!NEXT.matcher(next).matches()) return false;
        try {
            LocalDate.parse(next.substring(0, next.indexOf('_')));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Adds somebody who is known to be at high risk. {@code Idempotency-Key}: the same adds one person. */
    @POST
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<RegistrantView>> propose(
            @PathParam("network") String network,
            RegistrantCommand command,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        Violations violations = new Violations();
        Facts facts = required(command).facts(violations);
        Personal personal = command.personal(violations);
        String key = violations.line("Idempotency-Key", idempotencyKey, LONGEST_KEY);
        violations.throwIfAny();
        return keepRoster.propose(callers.get(), network, facts, personal, key).map(whole -> {
            URI location = URI.create("/api/networks/" + network + "/registrants/"
                    + whole.registrant().id());
            return RestResponse.ResponseBuilder.<RegistrantView>created(location)
                    .entity(RegistrantView.of(whole))
                    .header(HttpHeaders.ETAG, tag(whole))
                    .build();
        });
    }

    @GET
    @Path("{registrant}")
    @May(Permission.READ_ROSTER)
    public Uni<RestResponse<RegistrantView>> find(
            @PathParam("network") String network, @PathParam("registrant") String registrant) {
        return answer(keepRoster.find(callers.get(), network, registrant));
    }

    /** Writes what is known anew, whole. {@code If-Match} with the version that was seen: 412 when somebody was faster. */
    @PUT
    @Path("{registrant}")
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<RegistrantView>> change(
            @PathParam("network") String network,
            @PathParam("registrant") String registrant,
            RegistrantCommand command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Violations violations = new Violations();
        Facts facts = required(command).facts(violations);
        Personal personal = command.personal(violations);
        violations.throwIfAny();
        return answer(keepRoster.change(callers.get(), network, registrant, facts, personal, IfMatch.version(ifMatch)));
    }

    /** @param on the day, not after today */
    record DayCommand(String on) {
        LocalDate day(Violations violations) {
            if (on == null) violations.add("on", "missing");
            return Days.day("on", on);
        }
    }

    /** Wants to be registered. */
    @POST
    @Path("{registrant}/application")
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<RegistrantView>> apply(
            @PathParam("network") String network, @PathParam("registrant") String registrant, DayCommand command) {
        Violations violations = new Violations();
        LocalDate on = required(command).day(violations);
        violations.throwIfAny();
        return answer(keepRoster.apply(callers.get(), network, registrant, on));
    }

    /** @param on the day of the meeting */
    record DecisionCommand(Boolean accepted, String on) {}

    /** The meeting has decided. */
    @POST
    @Path("{registrant}/decision")
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<RegistrantView>> decide(
            @PathParam("network") String network, @PathParam("registrant") String registrant, DecisionCommand command) {
        Violations violations = new Violations();
        if (required(command).accepted() == null) violations.add("accepted", "missing");
        LocalDate on = new DayCommand(command.on()).day(violations);
        violations.throwIfAny();
        return answer(keepRoster.decide(callers.get(), network, registrant, command.accepted(), on));
    }

    /** Something that was due was done. */
    @POST
    @Path("{registrant}/duties/{duty}")
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<RegistrantView>> done(
            @PathParam("network") String network,
            @PathParam("registrant") String registrant,
            @PathParam("duty") String duty,
            DayCommand command) {
        Violations violations = new Violations();
        Duty.Kind kind = violations.oneOf("duty", duty, Duty.Kind.class);
        LocalDate on = required(command).day(violations);
        violations.throwIfAny();
        return answer(keepRoster.done(callers.get(), network, registrant, kind, on));
    }

    record EndCommand(String why) {}

    /** Is not on the roster any more. */
    @POST
    @Path("{registrant}/end")
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<RegistrantView>> end(
            @PathParam("network") String network, @PathParam("registrant") String registrant, EndCommand command) {
        Violations violations = new Violations();
        String named = required(command).why();
        Registrant.Ending why = violations.oneOf("why", named == null ? "" : named, Registrant.Ending.class);
        violations.throwIfAny();
        return answer(keepRoster.end(callers.get(), network, registrant, why));
    }

    /**
     * @param network who may see them; left out: {@code facility} may
     * @param scope PROFILE, PLAN or ALL
     * @param endsAt left out: until it is revoked
     */
    record ConsentCommand(String network, String facility, String scope, String endsAt) {}

    /** The person lets somebody see what is known of them. */
    @POST
    @Path("{registrant}/consents")
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<RegistrantView>> consent(
            @PathParam("network") String network, @PathParam("registrant") String registrant, ConsentCommand command) {
        Violations violations = new Violations();
        ConsentCommand given = required(command);
        String toNetwork = violations.line("network", given.network(), ID);
        String toFacility = violations.line("facility", given.facility(), ID);
        if ((toNetwork == null) == (toFacility == null)) violations.add("facility", "one-of-both");
        Consent.Scope scope =
                violations.oneOf("scope", given.scope() == null ? "" : given.scope(), Consent.Scope.class);
        Instant ends = Days.moment("endsAt", given.endsAt());
        violations.throwIfAny();
        return answer(keepRoster.consent(callers.get(), network, registrant, toNetwork, toFacility, scope, ends));
    }

    /** From now on they do not. */
    @DELETE
    @Path("{registrant}/consents/{consent}")
    @May(Permission.KEEP_ROSTER)
    public Uni<RestResponse<RegistrantView>> revoke(
            @PathParam("network") String network,
            @PathParam("registrant") String registrant,
            @PathParam("consent") String consent) {
        return answer(keepRoster.revoke(callers.get(), network, registrant, consent));
    }

    /**
     * @param from the first night; left out: tonight
     * @param nights left out: one
     * @param situation what happened, up to 2,000 characters
     * @param practice {@code true}: a drill, which touches no vacancy and no statistic
     */
    record EmergencyCommand(String from, Integer nights, String situation, Boolean practice) {}

    /** Which case was opened. */
    record OpenedView(String id, String network) {}

    /** Opens a case with all that is known of them. {@code Idempotency-Key}: the same opens one. */
    @POST
    @Path("{registrant}/cases")
    @May(Permission.PLACE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<OpenedView>> openCase(
            @PathParam("network") String network,
            @PathParam("registrant") String registrant,
            EmergencyCommand command,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        Violations violations = new Violations();
        LocalDate tonight = Policy.DEFAULT.tonight(clock.instant());
        LocalDate from = required(command).from() == null ? tonight : Days.day("from", command.from());
        if (from.isBefore(tonight.minusDays(1)) || from.isAfter(tonight.plusDays(MOST_NIGHTS - 1)))
            violations.add("from", "night-not-between", from, tonight, tonight.plusDays(MOST_NIGHTS - 1));
        violations.range("nights", command.nights(), 1, MOST_NIGHTS);
        String situation = violations.text("situation", command.situation(), SITUATION);
        String key = violations.line("Idempotency-Key", idempotencyKey, LONGEST_KEY);
        violations.throwIfAny();
        int nights = command.nights() == null ? 1 : command.nights();
        Emergency emergency = new Emergency(from, nights, Boolean.TRUE.equals(command.practice()), situation);
        return openFromRoster
                .open(callers.get(), network, registrant, emergency, key)
                .map(opened -> {
                    String id = opened.kept().id();
                    URI location = URI.create("/api/networks/" + network + "/cases/" + id);
                    return RestResponse.ResponseBuilder.<OpenedView>created(location)
                            .entity(new OpenedView(id, network))
                            .build();
                });
    }

    private static <T> T required(T command) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
        return command;
    }

    private static Uni<RestResponse<RegistrantView>> answer(Uni<Whole> done) {
        return done.map(whole -> RestResponse.ResponseBuilder.ok(RegistrantView.of(whole))
                .header(HttpHeaders.ETAG, tag(whole))
                .build());
    }

    private static String tag(Whole whole) {
        return "\"" + whole.registrant().version() + "\"";
    }
}
