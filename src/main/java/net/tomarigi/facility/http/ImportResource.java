package net.tomarigi.facility.http;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import net.tomarigi.facility.ImportFacilities;
import net.tomarigi.facility.ImportOutcome;
import net.tomarigi.facility.ImportOutcome.Imported;
import net.tomarigi.facility.ImportOutcome.NothingUsable;
import net.tomarigi.facility.ImportOutcome.Refused;
import net.tomarigi.facility.NationalList;
import net.tomarigi.facility.RejectedRow;
import net.tomarigi.facility.wamnet.WamNetFile;
import net.tomarigi.facility.wamnet.WamNetFile.Reading.Readable;
import net.tomarigi.facility.wamnet.WamNetFile.Reading.Unreadable;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Words;

/** The national list of short-stay facilities, uploaded. */
@Path("/api/facilities/import")
@Produces(MediaType.APPLICATION_JSON)
class ImportResource {
    private final ImportFacilities importFacilities;
    private final Background background;
    private final Words words;

    ImportResource(ImportFacilities importFacilities, Background background, Words words) {
        this.importFacilities = importFacilities;
        this.background = background;
        this.words = words;
    }

    /**
     * Takes over WAM NET's open data for service 24. A file that is broken anywhere changes nothing; a row that cannot be is
     * rejected and said. On a worker thread, because the file is read as it comes in.
     *
     * @param city keeps one municipality, as the file writes it
     */
    @POST
    @Blocking
    @Consumes("text/csv")
    public Uni<ImportedView> importList(
            @QueryParam("city") String city,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            InputStream body)
            throws IOException {
        NationalList list = read(body, city == null || city.isBlank() ? null : city.strip());
        Locale language = Words.choose(acceptLanguage);
        return background
                .run(() -> importFacilities.run(list, (count, of) -> {}))
                .map(outcome -> ImportedView.of(imported(outcome), language, words));
    }

    private static NationalList read(InputStream body, String city) throws IOException {
        WamNetFile.Reading reading = WamNetFile.read(body, city);
        if (reading instanceof Unreadable unreadable) throw refused(unreadable.violation());
        NationalList list = ((Readable) reading).list();
        if (city != null && list.read() == 0) throw refused(Violation.of("city", "no-such-city", city));
        return list;
    }

    private static RuntimeException refused(Violation violation) {
        return new NothingUsable(List.of(violation)).problem().asException();
    }

    private static Imported imported(ImportOutcome outcome) {
        if (outcome instanceof Refused refused) throw refused.problem().asException();
        return (Imported) outcome;
    }

    /**
     * @param sharedNumbers rows taken over whose 事業所番号 another row has too
     * @param withoutPlaces rows taken over whose 定員 is blank; they have no beds yet
     * @param zeroPlaces rows taken over whose 定員 is 0; they have no beds yet
     */
    record ImportedView(
            int read,
            int created,
            int updated,
            int unchanged,
            List<RejectedView> rejected,
            int sharedNumbers,
            int withoutPlaces,
            int zeroPlaces) {
        static ImportedView of(Imported imported, Locale language, Words words) {
            NationalList list = imported.list();
            return new ImportedView(
                    list.read(),
                    imported.created(),
                    imported.updated(),
                    imported.unchanged(),
                    list.rejected().stream()
                            .map(row -> RejectedView.of(row, language, words))
                            .toList(),
                    list.sharedNumbers(),
                    list.withoutPlaces(),
                    list.zeroPlaces());
        }
    }

    record RejectedView(int line, String facility, String reason) {
        static RejectedView of(RejectedRow row, Locale language, Words words) {
            return new RejectedView(row.line(), row.facility(), row.reason(language, words));
        }
    }
}
