package net.tomarigi.vacancy.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.facility.TakenNights;
import net.tomarigi.platform.IfMatch;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.vacancy.Condition;
import net.tomarigi.vacancy.ReportCommand;
import net.tomarigi.vacancy.ReportHistory;
import net.tomarigi.vacancy.ReportOutcome;
import net.tomarigi.vacancy.ReportOutcome.Refused;
import net.tomarigi.vacancy.ReportOutcome.Reported;
import net.tomarigi.vacancy.ReportVacancy;
import net.tomarigi.vacancy.Reports.Said;
import net.tomarigi.vacancy.Source;
import net.tomarigi.vacancy.VacancyReport;
import org.jboss.resteasy.reactive.RestResponse;

/** The write path over REST. */
@Path("/api/facilities/{facility}")
@Produces(MediaType.APPLICATION_JSON)
class VacancyResource {
    private static final int MOST_KEY_LENGTH = 64;

    private final ReportVacancy reportVacancy;
    private final ReportHistory history;
    private final CurrentCaller callers;

    VacancyResource(ReportVacancy reportVacancy, ReportHistory history, CurrentCaller callers) {
        this.reportVacancy = reportVacancy;
        this.history = history;
        this.callers = callers;
    }

    /** Says for which nights beds can be given. Beds and nights that are not mentioned stay as they are. */
    @PUT
    @Path("/vacancies")
    @May(Permission.REPORT)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<ReportedView>> report(
            @PathParam("facility") String facility,
            ReportCommand command,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context HttpServerRequest request) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
        return answer(reportVacancy.report(
                facility, command.toReport(), condition(key, ifMatch, command.yieldsToNewer()), source(request)));
    }

    /**
     * Says that everything is as it stands.
     *
     * @param observedAt when staff saw it to be so, ISO 8601 with offset; left out: as it is sent
     * @param yieldToNewer refuses this (409, newer-word) where something was reported after {@code observedAt}
     */
    @POST
    @Path("/attestations")
    @May(Permission.REPORT)
    public Uni<RestResponse<ReportedView>> attest(
            @PathParam("facility") String facility,
            @QueryParam("observedAt") String observedAt,
            @QueryParam("yieldToNewer") @DefaultValue("false") boolean yieldToNewer,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context HttpServerRequest request) {
        VacancyReport attestation = ReportCommand.attestation(observedAt);
        if (yieldToNewer && observedAt == null)
            throw Problem.malformed(List.of(Violation.of("observedAt", "required")))
                    .asException();
        return answer(
                reportVacancy.report(facility, attestation, condition(key, ifMatch, yieldToNewer), source(request)));
    }

    /** Who said what, and when: the newest first, at most 200 at once; {@code before} is the id of the last one seen. */
    @GET
    @Path("/reports")
    @May(Permission.READ_REPORTS)
    public Uni<List<SaidView>> list(
            @PathParam("facility") String facility,
            @QueryParam("before") Long before,
            @QueryParam("limit") String limit) {
        Violations violations = new Violations();
        int most = violations.number("limit", limit, 50, 1, 200);
        violations.throwIfAny();
        return history.list(callers.get(), facility, before == null ? Long.MAX_VALUE : before, most)
                .map(found -> found
                        .orElseThrow(
                                () -> Problem.notFound("facility", facility).asException())
                        .stream()
                        .map(SaidView::of)
                        .toList());
    }

    private static Uni<RestResponse<ReportedView>> answer(Uni<ReportOutcome> outcome) {
        return outcome.map(result -> {
            if (result instanceof Refused refused) throw refused.problem().asException();
            Reported reported = (Reported) result;
            return RestResponse.ResponseBuilder.ok(ReportedView.of(reported))
                    .header(HttpHeaders.ETAG, "\"" + reported.version() + "\"")
                    .build();
        });
    }

    private Source source(HttpServerRequest request) {
        return new Source(
                callers.get(),
                Source.Via.REST,
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress());
    }

    private static Condition condition(String key, String ifMatch, boolean yieldsToNewer) {
        if (key != null && (key.isBlank() || key.length() > MOST_KEY_LENGTH))
            throw Problem.malformed(List.of(Violation.of("Idempotency-Key", "key-1-to-64")))
                    .asException();
        return new Condition(key, IfMatch.version(ifMatch), yieldsToNewer);
    }

    /** Without beds: the answer to an attestation. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportedView(String facility, long version, Instant attestedAt, List<BedView> beds) {
        static ReportedView of(Reported reported) {
            return new ReportedView(
                    reported.facility(),
                    reported.version(),
                    reported.attestedAt(),
                    reported.beds().isEmpty()
                            ? null
                            : reported.beds().stream()
                                    .map(bed -> new BedView(bed.bed(), bed.version(), bed.open(), bed.taken()))
                                    .toList());
        }
    }

    /** @param taken what is kept for somebody of the nights that were mentioned; left out when nothing is */
    record BedView(
            String bed,
            long version,
            String open,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TakenNights> taken) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SaidView(
            long id,
            Instant at,
            Instant observedAt,
            String kind,
            long version,
            String who,
            String via,
            @JsonRawValue String said) {
        static SaidView of(Said said) {
            return new SaidView(
                    said.id(),
                    said.at(),
                    said.observedAt(),
                    said.kind(),
                    said.version(),
                    said.who(),
                    said.via(),
                    said.said());
        }
    }
}
