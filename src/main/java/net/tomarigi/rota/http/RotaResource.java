package net.tomarigi.rota.http;

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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.tomarigi.access.Caller;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.network.Policy;
import net.tomarigi.platform.IfMatch;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.rota.KeepCalendars;
import net.tomarigi.rota.KeepRota;
import net.tomarigi.rota.Rota;
import net.tomarigi.rota.Rotas.Standing;
import net.tomarigi.rota.WhoAnswers;
import net.tomarigi.rota.http.RotaView.NowView;
import net.tomarigi.rota.http.RotaView.ShiftsView;
import org.jboss.resteasy.reactive.RestResponse;

/** Who answers a network's emergency phone, as planned and as it is. */
@Path("/api/networks/{network}/rota")
@Produces(MediaType.APPLICATION_JSON)
class RotaResource {
    private static final int MOST_DAYS = 92;
    private static final int USUAL_DAYS = 28;

    private final KeepRota keepRota;
    private final KeepCalendars keepCalendars;
    private final WhoAnswers whoAnswers;
    private final CurrentCaller callers;
    private final Clock clock;

    RotaResource(
            KeepRota keepRota, KeepCalendars keepCalendars, WhoAnswers whoAnswers, CurrentCaller callers, Clock clock) {
        this.keepRota = keepRota;
        this.keepCalendars = keepCalendars;
        this.whoAnswers = whoAnswers;
        this.callers = callers;
        this.clock = clock;
    }

    /** Version 0 while nobody has planned anything. */
    @GET
    @May(Permission.READ_ROTA)
    public Uni<RestResponse<RotaView>> find(@PathParam("network") String network) {
        Caller caller = callers.get();
        return answer(keepRota.find(caller, network), network, caller);
    }

    /** Writes the plan anew, whole. {@code If-Match} with the version that was seen: 412 when somebody was faster. */
    @PUT
    @May(Permission.KEEP_ROTA)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<RotaView>> put(
            @PathParam("network") String network,
            RotaCommand command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Caller caller = callers.get();
        return answer(
                keepRota.put(caller, network, required(command).plan(), IfMatch.version(ifMatch)), network, caller);
    }

    /** Who would answer in the next 28 days, and when nobody would; nothing is kept. */
    @POST
    @Path("preview")
    @May(Permission.KEEP_ROTA)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ShiftsView> preview(@PathParam("network") String network, RotaCommand command) {
        return keepRota.tryOut(callers.get(), network, required(command).plan())
                .map(standing -> shifts(standing, clock.instant(), today().plusDays(USUAL_DAYS)));
    }

    /** Who answers now, who if they do not, and who then; from this node's memory, at most 20 seconds old. */
    @GET
    @Path("now")
    @May(Permission.READ_ROTA)
    public Uni<NowView> now(@PathParam("network") String network) {
        Caller caller = callers.get();
        return whoAnswers.now(network).map(answer -> NowView.of(answer, caller));
    }

    /**
     * @param from the first day, as 2026-11-20; left out: today
     * @param days 1 to 92; left out: 28
     */
    @GET
    @Path("shifts")
    @May(Permission.READ_ROTA)
    public Uni<ShiftsView> listShifts(
            @PathParam("network") String network, @QueryParam("from") String from, @QueryParam("days") String days) {
        Violations violations = new Violations();
        LocalDate first = RotaTimes.day(violations, "from", from == null || from.isBlank() ? null : from);
        int count = violations.number("days", days, USUAL_DAYS, 1, MOST_DAYS);
        violations.throwIfAny();
        LocalDate begin = first == null ? today() : first;
        return keepRota.find(callers.get(), network)
                .map(standing -> shifts(standing, start(begin), begin.plusDays(count)));
    }

    private static ShiftsView shifts(Standing standing, Instant from, LocalDate until) {
        Rota rota = standing.rota();
        LocalDate first = LocalDate.ofInstant(from, Policy.TOKYO);
        return new ShiftsView(
                from,
                start(until),
                rota.shifts(from, start(until)),
                rota.gaps(from, start(until)),
                first.datesUntil(until)
                        .filter(standing.plan().calendar()::isHoliday)
                        .toList());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Policy.TOKYO);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Policy.TOKYO).toInstant();
    }

    private Uni<RestResponse<RotaView>> answer(Uni<Standing> found, String network, Caller caller) {
        return found.flatMap(
                standing -> keepCalendars.list(caller, network).map(calendars -> RestResponse.ResponseBuilder.ok(
                                RotaView.of(standing, calendars, caller))
                        .header(HttpHeaders.ETAG, "\"" + standing.plan().version() + "\"")
                        .build()));
    }

    static <T> T required(T command) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
        return command;
    }
}
