package net.tomarigi.report.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.IfMatch;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.platform.Words;
import net.tomarigi.report.Account;
import net.tomarigi.report.FiscalYear;
import net.tomarigi.report.KeepAccount;
import net.tomarigi.report.Written;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The yearly account of a network; docs/report.md defines every figure. */
@Path("/api/networks/{network}/account")
@Produces(MediaType.APPLICATION_JSON)
class AccountResource {
    private final KeepAccount keepAccount;
    private final CurrentCaller callers;
    private final Words words;

    AccountResource(KeepAccount keepAccount, CurrentCaller callers, Words words) {
        this.keepAccount = keepAccount;
        this.callers = callers;
        this.words = words;
    }

    /** Newest first, the present one among them. */
    record YearsView(List<Integer> years) {}

    @GET
    @May(Permission.READ_ACCOUNT)
    @Operation(operationId = "listAccountYears", summary = "The fiscal years of which there is an account")
    public Uni<YearsView> listYears(@PathParam("network") String network) {
        return keepAccount.listYears(callers.get(), network).map(YearsView::new);
    }

    /**
     * @param variant {@code published}: small numbers are hidden, and what is for the office alone is left out;
     *     {@code internal}, as when it is left out: everything
     */
    @GET
    @Path("{year}")
    @May(Permission.READ_ACCOUNT)
    @Operation(operationId = "findAccount", summary = "All figures of a fiscal year (April to March)")
    public Uni<RestResponse<AccountView>> find(
            @PathParam("network") String network,
            @PathParam("year") String year,
            @QueryParam("variant") String variant,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return account(network, year, variant)
                .map(account -> RestResponse.ResponseBuilder.ok(AccountView.of(account, words(lang, acceptLanguage)))
                        .header(HttpHeaders.ETAG, "\"" + account.written().version() + "\"")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .build());
    }

    /**
     * The same as a file.
     *
     * @param format {@code xlsx}, {@code csv} or {@code pdf}
     */
    @GET
    @Path("{year}/export")
    @Produces({Format.XLSX_TYPE, Format.CSV_TYPE, Format.PDF_TYPE})
    @May(Permission.READ_ACCOUNT)
    @Operation(operationId = "exportAccount", summary = "The account of a year as XLSX, CSV or PDF")
    public Uni<RestResponse<Object>> export(
            @PathParam("network") String network,
            @PathParam("year") String year,
            @QueryParam("format") String format,
            @QueryParam("variant") String variant,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String seen) {
        Format as = format(format);
        return account(network, year, variant)
                // Pages are drawn and sheets packed where nobody else has to wait for them.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(account -> {
                    AccountWords said = words(lang, acceptLanguage);
                    String tag = ContentTag.of(account, as, said.language());
                    if (tag.equals(seen))
                        return RestResponse.ResponseBuilder.<Object>create(RestResponse.Status.NOT_MODIFIED)
                                .header(HttpHeaders.ETAG, tag)
                                .build();
                    return RestResponse.ResponseBuilder.<Object>ok(body(as, as.write(account, said)))
                            .type(as.type())
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    "attachment; filename=\"" + name(account, as) + "\"")
                            .header(HttpHeaders.ETAG, tag)
                            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                            .build();
                });
    }

    /** Writes the words and the threshold anew, whole. {@code If-Match} with the version that was seen. */
    @PUT
    @Path("{year}")
    @May(Permission.KEEP_ACCOUNT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "writeAccount",
            summary = "What the office writes to a year, and from which count on it is published")
    public Uni<RestResponse<WrittenView>> write(
            @PathParam("network") String network,
            @PathParam("year") String year,
            WrittenCommand command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
        return keepAccount
                .write(callers.get(), network, year(year), command.toWritten(), IfMatch.version(ifMatch))
                .map(WrittenView::of);
    }

    /** From now on the figures of this year, which is over, stay as they are. */
    @PUT
    @Path("{year}/closing")
    @May(Permission.KEEP_ACCOUNT)
    @Operation(operationId = "closeAccount", summary = "Keeps the figures of a year as they stand")
    public Uni<RestResponse<WrittenView>> close(
            @PathParam("network") String network,
            @PathParam("year") String year,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return keepAccount
                .close(callers.get(), network, year(year), IfMatch.version(ifMatch))
                .map(WrittenView::of);
    }

    /** The figures are counted anew from now on. */
    @DELETE
    @Path("{year}/closing")
    @May(Permission.KEEP_ACCOUNT)
    @Operation(operationId = "reopenAccount", summary = "Counts the figures of a year anew")
    public Uni<RestResponse<WrittenView>> reopen(
            @PathParam("network") String network,
            @PathParam("year") String year,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return keepAccount
                .reopen(callers.get(), network, year(year), IfMatch.version(ifMatch))
                .map(WrittenView::of);
    }

    /** What stands after a change. */
    record WrittenView(long version, int threshold, boolean closed) {
        static RestResponse<WrittenView> of(Written written) {
            return RestResponse.ResponseBuilder.ok(
                            new WrittenView(written.version(), written.threshold(), written.isClosed()))
                    .header(HttpHeaders.ETAG, "\"" + written.version() + "\"")
                    .build();
        }
    }

    private Uni<Account> account(String network, String year, String variant) {
        return keepAccount.find(callers.get(), network, year(year), isPublished(variant));
    }

    private AccountWords words(String lang, String acceptLanguage) {
        return new AccountWords(words, Words.choose(lang == null ? acceptLanguage : lang));
    }

    private static FiscalYear year(String year) {
        Violations violations = new Violations();
        int number = violations.number("year", year, FiscalYear.FIRST, FiscalYear.FIRST, FiscalYear.LAST);
        violations.throwIfAny();
        return new FiscalYear(number);
    }

    private static boolean isPublished(String variant) {
        if (variant == null || variant.isBlank()) return false;
        Violations violations = new Violations();
        Variant chosen = violations.oneOf("variant", variant, Variant.class);
        violations.throwIfAny();
        return chosen == Variant.published;
    }

    /** As an address says it. */
    @SuppressWarnings("java:S115")
    enum Variant {
        internal,
        published
    }

    /** Text goes out as text: bytes of a text type would be taken for any object. */
    private static Object body(Format format, byte[] file) {
        return format == Format.CSV ? new String(file, StandardCharsets.UTF_8) : file;
    }

    private static Format format(String format) {
        Violations violations = new Violations();
        if (format == null) violations.add("format", "missing");
        Format chosen = format == null ? null : Format.find(format);
        if (format != null && chosen == null)
            violations.add("format", "not-one-of", Violations.quote(format), "xlsx, csv, pdf");
        violations.throwIfAny();
        return chosen;
    }

    private static String name(Account account, Format format) {
        return "tomarigi-" + account.network() + "-" + account.year().year() + "-"
                + (account.isPublished() ? "published" : "internal") + "."
                + format.name().toLowerCase(Locale.ROOT);
    }
}
