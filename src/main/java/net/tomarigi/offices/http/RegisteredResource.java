package net.tomarigi.offices.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.offices.BaseFunction;
import net.tomarigi.offices.KeepRegister;
import net.tomarigi.offices.KeepRegister.Registered;
import net.tomarigi.platform.Violations;
import net.tomarigi.platform.Words;
import org.jboss.resteasy.reactive.RestResponse;

/** Who is registered for which function: what everybody may know, and nobody's name. */
@May(Permission.EVERYBODY)
@Path("/api/networks/{network}")
class RegisteredResource {
    private static final int DISTRICT = 50;

    private final KeepRegister keepRegister;
    private final Words words;

    RegisteredResource(KeepRegister keepRegister, Words words) {
        this.keepRegister = keepRegister;
        this.words = words;
    }

    /**
     * At most 1,000.
     *
     * @param function CONSULTATION, EMERGENCY, TRIAL, TRAINING or COMMUNITY; left out: any
     * @param on the day, {@code 2026-11-20}; left out: today. Who is registered from a later day is listed too
     */
    @GET
    @Path("registered")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<RegisteredView> list(
            @PathParam("network") String network,
            @QueryParam("function") String function,
            @QueryParam("district") String district,
            @QueryParam("on") String on) {
        return registered(network, function, district, on).map(RegisteredView::of);
    }

    /** The same as CSV for spreadsheets: UTF-8 with a byte-order mark, words in the language asked for. */
    @GET
    @Path("registered.csv")
    @Produces(RegisteredSheet.MEDIA_TYPE)
    public Uni<RestResponse<String>> sheet(
            @PathParam("network") String network,
            @QueryParam("function") String function,
            @QueryParam("district") String district,
            @QueryParam("on") String on,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        RegisteredSheet sheet = new RegisteredSheet(words, Words.choose(lang == null ? acceptLanguage : lang));
        return registered(network, function, district, on)
                .map(RegisteredView::of)
                .map(found -> RestResponse.ResponseBuilder.ok(sheet.write(found))
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tomarigi-registered.csv\"")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .build());
    }

    private Uni<Registered> registered(String network, String function, String district, String on) {
        Violations violations = new Violations();
        BaseFunction one = function == null || function.isBlank()
                ? null
                : violations.oneOf("function", function, BaseFunction.class);
        String where = violations.line("district", district, DISTRICT);
        LocalDate day = Days.day("on", on);
        violations.throwIfAny();
        return keepRegister.listRegistered(network, one, where, day);
    }
}
