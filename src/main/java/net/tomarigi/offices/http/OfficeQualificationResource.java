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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.network.Policy;
import net.tomarigi.offices.KeepQualifications;
import net.tomarigi.offices.Qualifications.Owner;
import net.tomarigi.offices.http.QualificationView.QualificationsView;
import org.jboss.resteasy.reactive.RestResponse;

/** The same of an office in the register, kept by the network's officers. */
@Path("/api/networks/{network}/register/{entry}/qualifications")
@Produces(MediaType.APPLICATION_JSON)
class OfficeQualificationResource {
    private final KeepQualifications keepQualifications;
    private final QualificationAnswers answers;
    private final CurrentCaller callers;
    private final Clock clock;

    OfficeQualificationResource(
            KeepQualifications keepQualifications, QualificationAnswers answers, CurrentCaller callers, Clock clock) {
        this.keepQualifications = keepQualifications;
        this.answers = answers;
        this.callers = callers;
        this.clock = clock;
    }

    /** What ends first, first. 409 for a facility, which keeps its own. */
    @GET
    @May(Permission.READ_REGISTER)
    public Uni<QualificationsView> list(@PathParam("network") String network, @PathParam("entry") String entry) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Policy.TOKYO);
        boolean isKept = callers.get().mayInNetwork(Permission.KEEP_REGISTER, network);
        return keepQualifications
                .list(callers.get(), network, entry)
                .map(all -> new QualificationsView(
                        null,
                        today,
                        isKept,
                        all.stream()
                                .map(one -> QualificationView.of(one, today))
                                .toList(),
                        List.of()));
    }

    /** {@code Idempotency-Key}: the same adds one. */
    @POST
    @May(Permission.KEEP_REGISTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<QualificationView>> add(
            @PathParam("network") String network,
            @PathParam("entry") String entry,
            QualificationCommand command,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        return answers.added(
                command,
                idempotencyKey,
                (said, key) -> keepQualifications.add(callers.get(), Owner.office(network, entry), said, key));
    }

    /** Writes it anew, whole. {@code If-Match} with the version that was seen: 412 when somebody was faster. */
    @PUT
    @Path("{qualification}")
    @May(Permission.KEEP_REGISTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<QualificationView>> change(
            @PathParam("network") String network,
            @PathParam("entry") String entry,
            @PathParam("qualification") String qualification,
            QualificationCommand command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answers.changed(
                command,
                ifMatch,
                (said, seen) -> keepQualifications.change(
                        callers.get(), Owner.office(network, entry), qualification, said, seen));
    }

    /** Nobody has it any more. {@code If-Match} as above. */
    @DELETE
    @Path("{qualification}")
    @May(Permission.KEEP_REGISTER)
    public Uni<Void> remove(
            @PathParam("network") String network,
            @PathParam("entry") String entry,
            @PathParam("qualification") String qualification,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return keepQualifications.remove(
                callers.get(), Owner.office(network, entry), qualification, QualificationAnswers.seen(ifMatch));
    }
}
