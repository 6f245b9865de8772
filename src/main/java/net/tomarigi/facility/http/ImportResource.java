package net.tomarigi.facility.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
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
import net.tomarigi.access.Caller;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
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
import net.tomarigi.platform.ProblemView;
import net.tomarigi.platform.Problems;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.platform.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The national list of short-stay facilities, uploaded. */
@May(Permission.IMPORT)
@Path("/api/facilities/import")
class ImportResource {
    private final ImportFacilities importFacilities;
    private final Background background;
    private final CurrentCaller callers;
    private final Words words;

    ImportResource(ImportFacilities importFacilities, Background background, CurrentCaller callers, Words words) {
        this.importFacilities = importFacilities;
        this.background = background;
        this.callers = callers;
        this.words = words;
    }

    /**
     * Takes over WAM NET's open data for service 24. A file that is broken anywhere changes nothing; a row that cannot be is
     * rejected and said. On a worker thread, because the file is read as it comes in.
     *
     * @param city keeps one municipality, as the file writes it
     * @param preview only says what would come of it
     */
    @POST
    @Blocking
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importList",
            summary = "Takes over the national list of facilities",
            description = "With preview=true nothing is changed, and the answer says what would come of it."
                    + " Accept: application/x-ndjson has the progress told, a line for every 500 facilities written:"
                    + " {\"progress\":{\"written\",\"of\"}}, and in the end {\"imported\":{…}} or {\"problem\":{…}}.")
    public Uni<ImportedView> importList(
            @QueryParam("city") String city,
            @QueryParam("preview") String preview,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            InputStream body)
            throws IOException {
        boolean onlyPreview = isPreview(preview);
        NationalList list = read(body, city);
        Locale language = Words.choose(acceptLanguage);
        Caller caller = callers.get();
        return background
                .run(() -> onlyPreview
                        ? importFacilities.preview(caller, list)
                        : importFacilities.run(caller, list, (count, of) -> {}))
                .map(outcome -> ImportedView.of(imported(outcome), language, words));
    }

    /**
     * The same, telling its progress. A file that cannot be used is refused as usual; what goes wrong afterwards is the last
     * line. The import goes on when the caller hangs up: half of it would be nobody's wish.
     */
    @POST
    @Blocking
    @Consumes("text/csv")
    @Produces("application/x-ndjson")
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Multi<ProgressLine> importListTellingProgress(
            @QueryParam("city") String city,
            @QueryParam("preview") String preview,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            InputStream body)
            throws IOException {
        boolean onlyPreview = isPreview(preview);
        NationalList list = read(body, city);
        Locale language = Words.choose(acceptLanguage);
        Caller caller = callers.get();
        return Multi.createFrom().emitter(lines -> background
                .run(() -> onlyPreview
                        ? importFacilities.preview(caller, list)
                        : importFacilities.run(caller, list, (count, of) -> lines.emit(ProgressLine.of(count, of))))
                .map(outcome -> outcome instanceof Refused refused
                        ? ProgressLine.of(ProblemView.of(refused.problem(), language, words))
                        : ProgressLine.of(ImportedView.of((Imported) outcome, language, words)))
                .onFailure()
                .recoverWithItem(failure -> ProgressLine.of(ProblemView.of(Problems.of(failure), language, words)))
                .subscribe()
                .with(last -> {
                    lines.emit(last);
                    lines.complete();
                }));
    }

    private static boolean isPreview(String preview) {
        Violations violations = new Violations();
        Boolean wanted = violations.yesOrNo("preview", preview);
        violations.throwIfAny();
        return Boolean.TRUE.equals(wanted);
    }

    private static NationalList read(InputStream body, String named) throws IOException {
        String city = named == null || named.isBlank() ? null : named.strip();
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

    /** A line of the answer that tells progress; one of its parts is there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProgressLine(ProgressView progress, ImportedView imported, ProblemView problem) {
        static ProgressLine of(int written, int of) {
            return new ProgressLine(new ProgressView(written, of), null, null);
        }

        static ProgressLine of(ImportedView imported) {
            return new ProgressLine(null, imported, null);
        }

        static ProgressLine of(ProblemView problem) {
            return new ProgressLine(null, null, problem);
        }
    }

    /** Of the facilities that change, how many are written; none is there for good before the end. */
    record ProgressView(int written, int of) {}

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
