package net.tomarigi.facility.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.CareHours;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Kind;
import net.tomarigi.facility.Profile;
import net.tomarigi.facility.PublicEntries;
import net.tomarigi.facility.PublicEntries.PublicEntry;
import net.tomarigi.facility.PublicEntries.PublicPage;
import net.tomarigi.facility.Sex;
import net.tomarigi.facility.Siting;
import net.tomarigi.facility.Wanted;
import net.tomarigi.facility.http.FacilityView.LevelsView;
import net.tomarigi.network.Networks;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The list that families may see: who takes whom, and whom to call. No vacancies, nothing personal. */
@May(Permission.EVERYBODY)
@Path("/api")
class PublicListResource {
    private final PublicEntries entries;
    private final Networks networks;
    private final Words words;

    PublicListResource(PublicEntries entries, Networks networks, Words words) {
        this.entries = entries;
        this.networks = networks;
        this.words = words;
    }

    @GET
    @Path("/facilities")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listPublicEntries",
            summary = "The public list of facilities, a page of it",
            description = "What facilities are and take, without vacancies. What a facility does not state is left out;"
                    + " notStated counts those that do not say whether they take what is wanted.")
    public Uni<PublicPageView> list(@BeanParam WantedQuery query) {
        Wanted wanted = query.check();
        return page(wanted).map(page -> PublicPageView.of(page, wanted));
    }

    @GET
    @Path("/facilities.csv")
    @Produces(PublicSheet.MEDIA_TYPE)
    @Operation(
            operationId = "downloadPublicList",
            summary = "The public list of facilities as CSV for spreadsheets",
            description =
                    "All pages, at most 20,000 facilities; UTF-8 with a byte-order mark, words in the language asked"
                            + " for.")
    public Uni<RestResponse<String>> sheet(
            @BeanParam WantedQuery query,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        Locale language = Words.choose(lang == null ? acceptLanguage : lang);
        return page(query.check().all())
                // Thousands of rows are put together where nobody else has to wait for them.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(page -> RestResponse.ResponseBuilder.ok(new PublicSheet(words, language).write(page.entries()))
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tomarigi-facilities.csv\"")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .build());
    }

    private Uni<PublicPage> page(Wanted wanted) {
        if (wanted.network() == null) return entries.list(wanted);
        return networks.find(wanted.network())
                .invoke(found -> {
                    if (found.isEmpty())
                        throw Problem.notFound("network", wanted.network()).asException();
                })
                .flatMap(found -> entries.list(wanted));
    }

    /**
     * @param total on all pages
     * @param notStated those that do not say whether they take what is wanted, shown or not
     */
    record PublicPageView(int total, int notStated, int page, int size, List<PublicEntryView> facilities) {
        static PublicPageView of(PublicPage page, Wanted wanted) {
            return new PublicPageView(
                    page.total(),
                    page.notStated(),
                    wanted.page(),
                    wanted.size(),
                    page.entries().stream().map(PublicEntryView::of).toList());
        }
    }

    /** @param stated false when it does not say whether it takes what is wanted */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublicEntryView(
            String id,
            boolean stated,
            String name,
            String nameKana,
            String number,
            String corporation,
            String municipality,
            String address,
            String phone,
            String url,
            Kind kind,
            Siting siting,
            Set<Disability> disabilities,
            Boolean children,
            Boolean adults,
            LevelsView supportLevels,
            Integer maxBehaviour,
            Map<Care, CareHours> care,
            Set<Sex> sexes,
            Boolean wheelchair,
            Boolean transport) {
        static PublicEntryView of(PublicEntry entry) {
            Profile profile = entry.profile();
            return new PublicEntryView(
                    entry.id(),
                    entry.stated(),
                    profile.name(),
                    profile.nameKana(),
                    profile.number(),
                    profile.corporation(),
                    profile.municipality(),
                    profile.address(),
                    profile.phone(),
                    profile.url(),
                    profile.kind(),
                    profile.siting(),
                    profile.disabilities(),
                    profile.children(),
                    profile.adults(),
                    LevelsView.of(profile),
                    profile.maxBehaviour(),
                    profile.care(),
                    profile.sexes(),
                    profile.wheelchair(),
                    profile.transport());
        }
    }
}
