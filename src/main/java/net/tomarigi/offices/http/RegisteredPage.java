package net.tomarigi.offices.http;

import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.offices.BaseFunction;
import net.tomarigi.offices.KeepRegister;
import net.tomarigi.offices.KeepRegister.Registered;
import net.tomarigi.offices.http.RegisteredView.FunctionView;
import net.tomarigi.offices.http.RegisteredView.OfficeView;
import net.tomarigi.platform.NetworkNames;
import net.tomarigi.platform.Violations;
import net.tomarigi.platform.Words;
import net.tomarigi.platform.http.NetworkPages;
import net.tomarigi.platform.http.PageFrame;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who is registered for which of the five functions, for everybody. Needs no script: choosing is a form. */
@May(Permission.EVERYBODY)
@Path("/registered/{network}")
class RegisteredPage {
    private static final int LONGEST_DISTRICT = 50;

    private final Template registered;
    private final NetworkPages pages;
    private final NetworkNames names;
    private final KeepRegister keepRegister;
    private final Words words;

    RegisteredPage(
            Template registered, NetworkPages pages, NetworkNames names, KeepRegister keepRegister, Words words) {
        this.registered = registered;
        this.pages = pages;
        this.names = names;
        this.keepRegister = keepRegister;
        this.words = words;
    }

    /**
     * What stands on the page.
     *
     * @param query of the addresses of the same choice
     * @param otherLanguage in which the page can be read too
     */
    record Told(
            String network,
            String name,
            List<Choice> functions,
            List<Choice> districts,
            List<Line> lines,
            String query,
            String otherLanguage) {}

    /** Of a field to choose from. */
    record Choice(String value, String name, boolean chosen) {}

    /**
     * One who is registered.
     *
     * @param dialled the telephone number as a link has it
     */
    record Line(OfficeView office, String kind, String dialled, List<String> functions) {}

    /** What cannot be chosen chooses nothing: a family is shown all rather than an error. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> get(
            @PathParam("network") String network,
            @QueryParam("function") String function,
            @QueryParam("district") String district,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        PageFrame page = PageFrame.of(words, lang, acceptLanguage);
        Optional<String> name = names.findName(network);
        if (name.isEmpty()) return Uni.createFrom().item(pages.missing(page, "wall.unknown"));
        BaseFunction one = Stream.of(BaseFunction.values())
                .filter(each -> each.name().equals(function))
                .findFirst()
                .orElse(null);
        return keepRegister
                .listRegistered(network, one, district(district), null)
                .map(found -> page.answer(
                                Response.Status.OK,
                                registered
                                        .data("page", page)
                                        .data("told", told(network, name.get(), one, district(district), found, page)))
                        .build());
    }

    private static String district(String text) {
        if (text == null || text.isBlank()) return null;
        return text.length() > LONGEST_DISTRICT || !Violations.isPlain(text) ? null : text.strip();
    }

    private static Told told(
            String network, String name, BaseFunction function, String district, Registered found, PageFrame page) {
        return new Told(
                network,
                name,
                Stream.of(BaseFunction.values())
                        .map(one -> new Choice(one.name(), functionName(one, page), one == function))
                        .toList(),
                found.districts().stream()
                        .map(one -> new Choice(one, one, one.equals(district)))
                        .toList(),
                RegisteredView.of(found).offices().stream()
                        .map(office -> line(office, page))
                        .toList(),
                "lang=" + page.lang() + (function == null ? "" : "&function=" + function)
                        + (district == null ? "" : "&district=" + URLEncoder.encode(district, StandardCharsets.UTF_8)),
                page.lang().equals("ja") ? "en" : "ja");
    }

    private static Line line(OfficeView office, PageFrame page) {
        return new Line(
                office,
                kindName(office, page),
                office.phone() == null ? null : office.phone().replaceAll("[^\\d+#*]", ""),
                office.functions().stream().map(one -> function(one, page)).toList());
    }

    private static String function(FunctionView one, PageFrame page) {
        String name = functionName(one.function(), page);
        String since = inWords(one.since(), page);
        if (one.until() != null)
            return page.say(
                    "registered.since-until", name, since, inWords(one.until().minusDays(1), page));
        return page.say(one.coming() ? "registered.coming" : "registered.since", name, since);
    }

    private static String inWords(LocalDate day, PageFrame page) {
        Locale language = page.lang().equals("en") ? Locale.UK : Locale.JAPAN;
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(day);
    }

    private static String functionName(BaseFunction one, PageFrame page) {
        return switch (one) {
            case CONSULTATION -> page.say("base.CONSULTATION");
            case EMERGENCY -> page.say("base.EMERGENCY");
            case TRIAL -> page.say("base.TRIAL");
            case TRAINING -> page.say("base.TRAINING");
            case COMMUNITY -> page.say("base.COMMUNITY");
        };
    }

    private static String kindName(OfficeView office, PageFrame page) {
        return page.say(
                switch (office.kind()) {
                    case FACILITY -> office.beds() ? "office.FACILITY" : "office.TEAM";
                    case CORE_CENTRE -> "office.CORE_CENTRE";
                    case CONSULTATION -> "office.CONSULTATION";
                    case HOME_HELP -> "office.HOME_HELP";
                    case VISITING_NURSE -> "office.VISITING_NURSE";
                    case CARE_MANAGER -> "office.CARE_MANAGER";
                    case DAY_SERVICE -> "office.DAY_SERVICE";
                    case GROUP_HOME -> "office.GROUP_HOME";
                    case INDEPENDENT_LIVING -> "office.INDEPENDENT_LIVING";
                    case MEDICAL -> "office.MEDICAL";
                    case OTHER -> "office.OTHER";
                });
    }
}
