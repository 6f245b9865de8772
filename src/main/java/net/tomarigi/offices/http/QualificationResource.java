package net.tomarigi.offices.http;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.offices.KeepQualifications;
import net.tomarigi.offices.Qualifications.Owner;
import net.tomarigi.offices.http.QualificationView.QualificationsView;
import net.tomarigi.platform.Words;
import org.jboss.resteasy.reactive.RestResponse;

/** What the staff of a facility are qualified for, kept by itself. */
@Path("/api/facilities/{facility}/qualifications")
@Produces(MediaType.APPLICATION_JSON)
class QualificationResource {
    private final KeepQualifications keepQualifications;
    private final QualificationAnswers answers;
    private final CurrentCaller callers;
    private final Words words;

    QualificationResource(
            KeepQualifications keepQualifications, QualificationAnswers answers, CurrentCaller callers, Words words) {
        this.keepQualifications = keepQualifications;
        this.answers = answers;
        this.callers = callers;
        this.words = words;
    }

    /**
     * What ends first, first; and the care that the facility claims without anybody who is qualified for it. Who has which
     * qualification is for the facility and its officers alone.
     */
    @GET
    @May(Permission.READ_QUALIFICATIONS)
    public Uni<QualificationsView> list(
            @PathParam("facility") String facility, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        ClaimWords sentences = new ClaimWords(words, Words.choose(acceptLanguage));
        return keepQualifications
                .list(callers.get(), facility)
                .map(found -> new QualificationsView(
                        found.name(),
                        found.today(),
                        found.isKept(),
                        found.qualifications().stream()
                                .map(one -> QualificationView.of(one, found.today()))
                                .toList(),
                        sentences.all(found.notBacked())));
    }

    /** {@code Idempotency-Key}: the same adds one. */
    @POST
    @May(Permission.KEEP_QUALIFICATIONS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<QualificationView>> add(
            @PathParam("facility") String facility,
            QualificationCommand command,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        return answers.added(
                command,
                idempotencyKey,
                (said, key) -> keepQualifications.add(callers.get(), Owner.facility(facility), said, key));
    }

    /** Writes it anew, whole. {@code If-Match} with the version that was seen: 412 when somebody was faster. */
    @PUT
    @Path("{qualification}")
    @May(Permission.KEEP_QUALIFICATIONS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<QualificationView>> change(
            @PathParam("facility") String facility,
            @PathParam("qualification") String qualification,
            QualificationCommand command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answers.changed(
                command,
                ifMatch,
                (said, seen) ->
                        keepQualifications.change(callers.get(), Owner.facility(facility), qualification, said, seen));
    }

    /** Nobody has it any more. {@code If-Match} as above. */
    @DELETE
    @Path("{qualification}")
    @May(Permission.KEEP_QUALIFICATIONS)
    public Uni<Void> remove(
            @PathParam("facility") String facility,
            @PathParam("qualification") String qualification,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return keepQualifications.remove(
                callers.get(), Owner.facility(facility), qualification, QualificationAnswers.seen(ifMatch));
    }
}
