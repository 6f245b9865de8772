package net.tomarigi.reserve.http;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.IfMatch;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.platform.Words;
import net.tomarigi.reserve.Agreement;
import net.tomarigi.reserve.KeepReserved;
import net.tomarigi.reserve.Spoken;
import net.tomarigi.reserve.http.ReservedView.AccountView;
import net.tomarigi.reserve.http.ReservedView.AgreementView;
import net.tomarigi.reserve.http.ReservedView.AgreementsView;
import net.tomarigi.reserve.http.ReservedView.CalendarView;
import net.tomarigi.reserve.http.ReservedView.NightsView;
import org.jboss.resteasy.reactive.RestResponse;

/** Beds that stand empty for a network's emergencies: what was agreed, each night, and each month's account. */
@Path("/api/networks/{network}/reserved")
@Produces(MediaType.APPLICATION_JSON)
class ReservedResource {
    private static final int LONGEST_KEY = 64;
    private static final int ID = 100;
    private static final int REASON = 500;
    private static final int MOST_CORRECTED = 10_000_000;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final KeepReserved keepReserved;
    private final CurrentCaller callers;
    private final Words words;

    ReservedResource(KeepReserved keepReserved, CurrentCaller callers, Words words) {
        this.keepReserved = keepReserved;
        this.callers = callers;
        this.words = words;
    }

    /** Which beds stand empty for the network's coordinators, for 60 nights from tonight; no board says so. */
    @GET
    @May(Permission.READ_RESERVED)
    public Uni<ReservedView> listAhead(@PathParam("network") String network) {
        return keepReserved.listAhead(callers.get(), network).map(ReservedView::of);
    }

    /** What was agreed, the last to end first; at most 500. */
    @GET
    @Path("agreements")
    @May(Permission.KEEP_RESERVED)
    public Uni<AgreementsView> listAgreements(@PathParam("network") String network) {
        return keepReserved
                .listAgreements(callers.get(), network)
                .map(all ->
                        new AgreementsView(all.stream().map(AgreementView::of).toList()));
    }

    /** Agrees with a facility about a bed. {@code Idempotency-Key}: the same makes one agreement. */
    @POST
    @Path("agreements")
    @May(Permission.KEEP_RESERVED)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<AgreementView>> agree(
            @PathParam("network") String network,
            AgreementCommand command,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        String key = key(idempotencyKey);
        return keepReserved
                .agree(callers.get(), network, required(command).terms(), key)
                .map(made -> RestResponse.ResponseBuilder.<AgreementView>created(
                                URI.create("/api/networks/" + network + "/reserved/agreements/" + made.id()))
                        .entity(AgreementView.of(made))
                        .header(HttpHeaders.ETAG, tag(made))
                        .build());
    }

    /** Other terms for the same bed. {@code If-Match} with the version that was seen: 412 when somebody was faster. */
    @PUT
    @Path("agreements/{agreement}")
    @May(Permission.KEEP_RESERVED)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<AgreementView>> change(
            @PathParam("network") String network,
            @PathParam("agreement") String agreement,
            AgreementCommand command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return keepReserved
                .change(callers.get(), network, agreement, required(command).terms(), IfMatch.version(ifMatch))
                .map(made -> RestResponse.ResponseBuilder.ok(AgreementView.of(made))
                        .header(HttpHeaders.ETAG, tag(made))
                        .build());
    }

    /** @param decision RELEASED, DECLINED or KEPT */
    record DecisionCommand(String decision) {}

    /** Lets a night go, refuses to, or takes it back; what stands already stays as it is. */
    @PUT
    @Path("agreements/{agreement}/nights/{night}")
    @May(Permission.KEEP_RESERVED)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Void> decide(
            @PathParam("network") String network,
            @PathParam("agreement") String agreement,
            @PathParam("night") String night,
            DecisionCommand command) {
        Violations violations = new Violations();
        LocalDate which = violations.requiredDay("night", night);
        String said = required(command).decision();
        Spoken.State decision = violations.oneOf("decision", said == null ? "" : said, Spoken.State.class);
        if (decision == Spoken.State.ASKED) violations.add("decision", "not-one-of", said, "RELEASED, DECLINED, KEPT");
        violations.throwIfAny();
        return keepReserved.decide(callers.get(), network, agreement, which, decision);
    }

    /** Each agreement's nights of a month: what became of them, who decided and when. */
    @GET
    @Path("months/{month}/nights")
    @May(Permission.KEEP_RESERVED)
    public Uni<CalendarView> listNights(@PathParam("network") String network, @PathParam("month") String month) {
        YearMonth of = month(month);
        return keepReserved
                .listNights(callers.get(), network, of)
                .map(all -> new CalendarView(all.stream()
                        .map(one ->
                                NightsView.of(one, of.atDay(1), of.plusMonths(1).atDay(1)))
                        .toList()));
    }

    /** What the month costs: as it was settled, else as it is counted now. */
    @GET
    @Path("months/{month}")
    @May(Permission.KEEP_RESERVED)
    public Uni<AccountView> account(@PathParam("network") String network, @PathParam("month") String month) {
        return keepReserved.account(callers.get(), network, month(month)).map(AccountView::of);
    }

    /** The same as a sheet: CSV with a byte order mark, in the caller's language. */
    @GET
    @Path("months/{month}/sheet")
    @May(Permission.KEEP_RESERVED)
    @Produces("text/csv")
    public Uni<Response> sheet(
            @PathParam("network") String network,
            @PathParam("month") String month,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        YearMonth of = month(month);
        AccountSheet sheet = new AccountSheet(words, Words.choose(acceptLanguage));
        return keepReserved.account(callers.get(), network, of).map(account -> Response.ok(sheet.write(account))
                .type(AccountSheet.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"reserved-" + of + ".csv\"")
                .build());
    }

    /** Settles a month that is over; what is found out later is a correction. */
    @POST
    @Path("months/{month}/settle")
    @May(Permission.KEEP_RESERVED)
    public Uni<AccountView> settle(@PathParam("network") String network, @PathParam("month") String month) {
        return keepReserved.settle(callers.get(), network, month(month)).map(AccountView::of);
    }

    /**
     * @param yen more, or less than 0: less
     * @param reason up to 500 characters; of no person
     */
    record CorrectionCommand(String facility, Integer yen, String reason) {}

    /** Adds an entry to a month that was settled. {@code Idempotency-Key}: the same adds one. */
    @POST
    @Path("months/{month}/corrections")
    @May(Permission.KEEP_RESERVED)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<AccountView> correct(
            @PathParam("network") String network,
            @PathParam("month") String month,
            CorrectionCommand command,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        YearMonth of = month(month);
        Violations violations = new Violations();
        String facility = violations.requiredLine("facility", required(command).facility(), ID);
        if (command.yen() == null || command.yen() == 0) violations.add("yen", "missing");
        violations.range("yen", command.yen(), -MOST_CORRECTED, MOST_CORRECTED);
        String reason = violations.requiredLine("reason", command.reason(), REASON);
        violations.throwIfAny();
        return keepReserved
                .correct(callers.get(), network, of, facility, command.yen(), reason, key(idempotencyKey))
                .map(AccountView::of);
    }

    private static YearMonth month(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) return month;
        } catch (DateTimeException e) {
            // as one that nobody means
        }
        Violations violations = new Violations();
        violations.add("month", "not-a-month", Violations.quote(text));
        throw Problem.meaningless(violations.list()).asException();
    }

    private static String key(String header) {
        Violations violations = new Violations();
        String key = violations.line("Idempotency-Key", header, LONGEST_KEY);
        violations.throwIfAny();
        return key;
    }

    private static <T> T required(T command) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
        return command;
    }

    private static String tag(Agreement agreement) {
        return "\"" + agreement.version() + "\"";
    }
}
