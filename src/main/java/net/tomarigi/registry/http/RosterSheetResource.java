package net.tomarigi.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.tomarigi.access.Caller;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violations;
import net.tomarigi.platform.Words;
import net.tomarigi.registry.ImportRoster;
import net.tomarigi.registry.RosterSheets.Applied;
import net.tomarigi.registry.SheetPlan;
import net.tomarigi.registry.SheetPlan.Difference;
import net.tomarigi.registry.SheetPlan.Rejected;
import net.tomarigi.registry.SheetPlan.Step;
import net.tomarigi.registry.sheet.RosterSheet;
import net.tomarigi.registry.sheet.UnreadableSheet;
import org.jboss.resteasy.reactive.RestResponse;

/** The roster as a spreadsheet. What is in a file is kept nowhere: it is sent for a preview, and once more to be taken over. */
@Path("/api/networks/{network}/registrants/sheet")
class RosterSheetResource {
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_DIGEST = 64;
    private static final int LONGEST_CELL = 200;

    private final ImportRoster importRoster;
    private final Background background;
    private final CurrentCaller callers;
    private final Words words;

    RosterSheetResource(ImportRoster importRoster, Background background, CurrentCaller callers, Words words) {
        this.importRoster = importRoster;
        this.background = background;
        this.callers = callers;
        this.words = words;
    }

    /** Everybody who is on the roster, as a sheet that can be read again: CSV in UTF-8 with a byte-order mark. */
    @GET
    @Produces(CSV)
    @May(Permission.EXPORT_ROSTER)
    public Uni<RestResponse<String>> export(@PathParam("network") String network) {
        return importRoster.export(callers.get(), network).map(people -> file("roster.csv", RosterSheet.write(people)));
    }

    /** The same with its headings alone, to be filled in. */
    @GET
    @Path("template")
    @Produces(CSV)
    @May(Permission.READ_ROSTER)
    public RestResponse<String> template(@PathParam("network") String network) {
        return file("roster-template.csv", RosterSheet.write(List.of()));
    }

    private static RestResponse<String> file(String name, String sheet) {
        return RestResponse.ResponseBuilder.ok(sheet)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    /**
     * What a file would change, and nothing is changed: CSV in UTF-8 or Windows-31J, or XLSX; at most 5,000 rows, 4 MB. The
     * ETag says exactly this change.
     */
    @POST
    @Path("preview")
    @Blocking
    @Consumes({"text/csv", XLSX, MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.APPLICATION_JSON)
    @May(Permission.KEEP_ROSTER)
    public Uni<RestResponse<PlanView>> preview(
            @PathParam("network") String network,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            InputStream body)
            throws IOException {
        RosterSheet.Read read = read(body);
        Locale language = Words.choose(acceptLanguage);
        Caller caller = callers.get();
        return background
                .run(() -> importRoster.preview(caller, network, read.rows()))
                .map(plan -> RestResponse.ResponseBuilder.ok(PlanView.of(plan, read.ignored(), language, words))
                        .header(HttpHeaders.ETAG, "\"" + plan.digest() + "\"")
                        .build());
    }

    /**
     * Does what the preview of the same file said, all of it or nothing. {@code If-Match} with the preview's ETag: 412 when
     * the roster or the file is another since. {@code Idempotency-Key}: the same is done once.
     */
    @POST
    @Blocking
    @Consumes({"text/csv", XLSX, MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.APPLICATION_JSON)
    @May(Permission.KEEP_ROSTER)
    public Uni<Applied> apply(
            @PathParam("network") String network,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            InputStream body)
            throws IOException {
        Violations violations = new Violations();
        String digest = violations.requiredLine(
                HttpHeaders.IF_MATCH, ifMatch == null ? null : ifMatch.replace("\"", ""), LONGEST_DIGEST);
        String key = violations.line("Idempotency-Key", idempotencyKey, LONGEST_KEY);
        violations.throwIfAny();
        RosterSheet.Read read = read(body);
        Caller caller = callers.get();
        return background.run(() -> importRoster.apply(caller, network, read.rows(), digest, key));
    }

    private static RosterSheet.Read read(InputStream body) throws IOException {
        try {
            return RosterSheet.read(body == null ? InputStream.nullInputStream() : body);
        } catch (UnreadableSheet e) {
            throw Problem.meaningless(List.of(e.violation())).asException();
        }
    }

    /**
     * @param ignored headings of columns that are not read
     * @param digest as the ETag
     */
    record PlanView(
            List<AddedView> added,
            List<ChangedView> changed,
            int unchanged,
            List<RejectedView> rejected,
            List<String> ignored,
            String digest) {
        static PlanView of(SheetPlan plan, List<String> ignored, Locale language, Words words) {
            return new PlanView(
                    plan.steps().stream()
                            .filter(Step::isNew)
                            .map(step -> new AddedView(
                                    step.line(),
                                    step.personal().name(),
                                    step.facts().district()))
                            .toList(),
                    plan.steps().stream()
                            .filter(Step::isChange)
                            .map(ChangedView::of)
                            .toList(),
                    (int) plan.steps().stream()
                            .filter(step -> !step.isNew() && !step.isChange())
                            .count(),
                    plan.rejected().stream()
                            .map(one -> RejectedView.of(one, language, words))
                            .toList(),
                    ignored,
                    plan.digest());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AddedView(int line, String name, String district) {}

    /** @param registrant who it is on the roster */
    record ChangedView(int line, String registrant, String name, List<DifferenceView> differences) {
        static ChangedView of(Step step) {
            return new ChangedView(
                    step.line(),
                    step.before().id(),
                    step.before().personal().name(),
                    step.differences().stream().map(DifferenceView::of).toList());
        }
    }

    /** Each up to 200 characters; left out: nothing stands there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferenceView(String column, String before, String after) {
        static DifferenceView of(Difference one) {
            return new DifferenceView(one.column().heading(), cut(one.before()), cut(one.after()));
        }

        private static String cut(String text) {
            if (text == null || text.codePointCount(0, text.length()) <= LONGEST_CELL) return text;
            return text.substring(0, text.offsetByCodePoints(0, LONGEST_CELL - 1)) + "…";
        }
    }

    /** @param reason in the reader's language: each column with what is wrong in it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RejectedView(int line, String name, String reason) {
        static RejectedView of(Rejected one, Locale language, Words words) {
            String reason = one.reasons().stream()
                    .map(each -> (each.field().isEmpty() ? "" : each.field() + ": ")
                            + words.say(
                                    language,
                                    "problems",
                                    each.word(),
                                    each.values().toArray()))
                    .collect(Collectors.joining(" "));
            return new RejectedView(one.line(), one.name() == null ? null : Violations.quote(one.name()), reason);
        }
    }
}
