package net.tomarigi.network.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.network.Duties;
import net.tomarigi.network.ElderlyCare;
import net.tomarigi.network.KeepSettings;
import net.tomarigi.network.NetworkFunction;
import net.tomarigi.network.Reminders;
import net.tomarigi.network.Rule;
import net.tomarigi.network.Settings;
import net.tomarigi.platform.IfMatch;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.ProblemException;
import net.tomarigi.platform.Violation;
import org.jboss.resteasy.reactive.RestResponse;

/** How a network works, and how it worked before. */
@Path("/api/networks/{network}")
@Produces(MediaType.APPLICATION_JSON)
class SettingsResource {
    /** Nothing is decided later. */
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final KeepSettings keepSettings;
    private final CurrentCaller callers;

    SettingsResource(KeepSettings keepSettings, CurrentCaller callers) {
        this.keepSettings = keepSettings;
        this.callers = callers;
    }

    /**
     * As {@link Settings}.
     *
     * @param off what the network does not use today
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SettingsView(
            Settings.Registration registration,
            List<Settings.District> districts,
            Settings.Families families,
            Reminders reminders,
            Duties duties,
            ElderlyCare elderlyCare,
            Map<NetworkFunction, Settings.Use> functions,
            List<NetworkFunction> off,
            long version) {
        static SettingsView of(Settings settings, List<NetworkFunction> off) {
            return new SettingsView(
                    settings.registration(),
                    settings.districts(),
                    settings.families(),
                    settings.reminders(),
                    settings.duties(),
                    settings.elderlyCare(),
                    settings.functions(),
                    off,
                    settings.version());
        }
    }

    /** Version 0 while nobody has written any: then everything is as usual. */
    @GET
    @Path("settings")
    @May(Permission.EVERYBODY)
    public Uni<RestResponse<SettingsView>> find(@PathParam("network") String network) {
        return keepSettings.find(network).map(this::tagged);
    }

    /** Writes them anew, whole. {@code If-Match} with the version that was seen: 412 when somebody was faster. */
    @PUT
    @Path("settings")
    @May(Permission.EDIT_NETWORK)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<SettingsView>> put(
            @PathParam("network") String network,
            SettingsCommand command,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
        return keepSettings
                .put(callers.get(), network, command.settings(), IfMatch.version(ifMatch))
                .map(this::tagged);
    }

    /**
     * What the network decided about itself, newest first: its board's rules, its procedure, its settings, each whole and
     * since when it stood.
     *
     * @param next where the answer before said that the list goes on
     */
    @GET
    @Path("rules")
    @May(Permission.READ_CASES)
    public Uni<RulesView> listRules(@PathParam("network") String network, @QueryParam("next") String next) {
        return keepSettings.listRules(callers.get(), network, position(next)).map(RulesView::of);
    }

    /** @param next for the older ones; null: there are none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RulesView(List<Rule> rules, String next) {
        static RulesView of(List<Rule> rules) {
            if (rules.size() < Rule.AT_ONCE) return new RulesView(rules, null);
            Rule last = rules.get(rules.size() - 1);
            return new RulesView(rules, last.since() + "_" + last.part() + "_" + last.version());
        }
    }

    private static Rule.Position position(String next) {
        if (next == null || next.isBlank()) return null;
        String[] parts = next.split("_", 3);
        try {
            Instant since = Instant.parse(parts[0]);
            if (since.isAfter(LAST) || since.isBefore(Instant.EPOCH)) throw notAPosition();
            return new Rule.Position(since, Rule.Part.valueOf(parts[1]), Long.parseLong(parts[2]));
        } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw notAPosition();
        }
    }

    private static ProblemException notAPosition() {
        return Problem.meaningless(List.of(Violation.of("next", "not-a-position")))
                .asException();
    }

    private RestResponse<SettingsView> tagged(Settings settings) {
        List<NetworkFunction> off = Arrays.stream(NetworkFunction.values())
                .filter(function -> !keepSettings.isOn(settings, function))
                .toList();
        return RestResponse.ResponseBuilder.ok(SettingsView.of(settings, off))
                .header(HttpHeaders.ETAG, "\"" + settings.version() + "\"")
                .build();
    }
}
