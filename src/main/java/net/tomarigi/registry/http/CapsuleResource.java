package net.tomarigi.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.IfMatch;
import net.tomarigi.registry.Capsules.Sheet;
import net.tomarigi.registry.KeepCapsules;
import net.tomarigi.registry.QrCode;
import org.jboss.resteasy.reactive.RestResponse;

/** The code on the sheet of somebody's emergency capsule. */
@Path("/api/networks/{network}/registrants/{registrant}/capsule")
@Produces(MediaType.APPLICATION_JSON)
class CapsuleResource {
    private final KeepCapsules keepCapsules;
    private final CurrentCaller callers;

    CapsuleResource(KeepCapsules keepCapsules, CurrentCaller callers) {
        this.keepCapsules = keepCapsules;
        this.callers = callers;
    }

    /**
     * The sheet that leads to somebody now.
     *
     * @param version 0: nobody has made a code yet, and the rest is left out
     * @param address what the code says: it names nobody, and its secret stands behind the #, which no server is told
     * @param code to be drawn
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CapsuleView(long version, Instant issuedAt, String issuedBy, String address, QrCode code) {
        static final CapsuleView NONE = new CapsuleView(0, null, null, null, null);

        static CapsuleView of(Sheet sheet, UriInfo here) {
            String address = here.getBaseUri() + "capsule#" + sheet.token();
            return new CapsuleView(sheet.version(), sheet.issuedAt(), sheet.issuedBy(), address, QrCode.of(address));
        }

        /** Whoever has the address has the secret. */
        @Override
        public String toString() {
            return "CapsuleView " + version;
        }
    }

    /** The code on the newest sheet; version 0 while there is none. */
    @GET
    @May(Permission.READ_ROSTER)
    public Uni<RestResponse<CapsuleView>> find(
            @PathParam("network") String network,
            @PathParam("registrant") String registrant,
            @Context UriInfo address) {
        return keepCapsules
                .find(callers.get(), network, registrant)
                .map(found -> tagged(
                        found.map(sheet -> CapsuleView.of(sheet, address)).orElse(CapsuleView.NONE)));
    }

    /**
     * Makes a code, or a new one: sheets that were printed before lead nowhere from then on. {@code If-Match} with the version
     * that was seen: 412 when somebody was faster.
     */
    @POST
    @May(Permission.KEEP_ROSTER)
    @Consumes(MediaType.WILDCARD)
    public Uni<RestResponse<CapsuleView>> renew(
            @PathParam("network") String network,
            @PathParam("registrant") String registrant,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context UriInfo address) {
        return keepCapsules
                .renew(callers.get(), network, registrant, IfMatch.version(ifMatch))
                .map(sheet -> tagged(CapsuleView.of(sheet, address)));
    }

    private static RestResponse<CapsuleView> tagged(CapsuleView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, "\"" + view.version() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
