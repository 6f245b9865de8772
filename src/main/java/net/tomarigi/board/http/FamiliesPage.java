package net.tomarigi.board.http;

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
import java.util.List;
import java.util.Optional;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.board.BoardView;
import net.tomarigi.board.Boards;
import net.tomarigi.network.KeepSettings;
import net.tomarigi.network.NetworkFunction;
import net.tomarigi.network.Settings;
import net.tomarigi.network.Settings.Families;
import net.tomarigi.network.Settings.Registration;
import net.tomarigi.offices.BaseFunction;
import net.tomarigi.offices.Entry;
import net.tomarigi.offices.KeepRegister;
import net.tomarigi.platform.Words;
import net.tomarigi.platform.http.NetworkPages;
import net.tomarigi.platform.http.PageFrame;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a family reads: whom to call now, who helps, and what cannot be promised. Needs no script. */
@May(Permission.EVERYBODY)
@Path("/families/{network}")
class FamiliesPage {
    private final Template families;
    private final NetworkPages pages;
    private final Boards boards;
    private final KeepSettings settings;
    private final KeepRegister register;
    private final Words words;

    FamiliesPage(
            Template families,
            NetworkPages pages,
            Boards boards,
            KeepSettings settings,
            KeepRegister register,
            Words words) {
        this.families = families;
        this.pages = pages;
        this.boards = boards;
        this.settings = settings;
        this.register = register;
        this.words = words;
    }

    /**
     * What stands on the page.
     *
     * @param registration the key of a sentence
     * @param offices who is registered for emergencies without having beds: they come, or help by telephone
     * @param otherLanguage in which the page can be read too
     */
    record Told(
            String network,
            String name,
            Families families,
            String registration,
            List<Called> offices,
            String otherLanguage) {
        /** The telephone number as a link has it. */
        public String dialled() {
            return dialledAs(families.phone());
        }
    }

    /** Somebody with a telephone. */
    record Called(String name, String phone, String hours) {
        public String dialled() {
            return dialledAs(phone);
        }
    }

    private static String dialledAs(String phone) {
        return phone == null ? null : phone.replaceAll("[^\\d+#*]", "");
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> get(
            @PathParam("network") String network,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        PageFrame page = PageFrame.of(words, lang, acceptLanguage);
        Optional<BoardView> board = boards.findView(network);
        if (board.isEmpty()) return Uni.createFrom().item(pages.missing(page, "wall.unknown"));
        return settings.find(network).flatMap(found -> {
            if (found.families() == null || !settings.isOn(found, NetworkFunction.FAMILIES))
                return Uni.createFrom().item(pages.missing(page, "families.not-yet"));
            return offices(network, found).map(offices -> page.answer(
                            Response.Status.OK,
                            families.data("page", page)
                                    .data("told", told(network, board.get(), found, offices, page.lang())))
                    .build());
        });
    }

    private Uni<List<Called>> offices(String network, Settings rules) {
        if (!rules.families().showsFacilities() || !settings.isOn(rules, NetworkFunction.OFFICES))
            return Uni.createFrom().item(List.of());
        return register.listRegistered(network, BaseFunction.EMERGENCY, null, null)
                .map(registered -> registered.entries().stream()
                        .filter(entry -> !entry.hasBeds())
                        .filter(entry -> entry.standing(BaseFunction.EMERGENCY)
                                .on(registered.on())
                                .isPresent())
                        .map(Entry::office)
                        .map(office -> new Called(office.name(), office.phone(), office.hours()))
                        .toList());
    }

    private static Told told(
            String network, BoardView board, Settings settings, List<Called> offices, String language) {
        return new Told(
                network,
                board.name(),
                settings.families(),
                sentence(settings.registration()),
                offices,
                language.equals("ja") ? "en" : "ja");
    }

    private static String sentence(Registration registration) {
        return switch (registration) {
            case REQUIRED -> "families.registration.REQUIRED";
            case OPTIONAL -> "families.registration.OPTIONAL";
            case OFF -> "families.registration.OFF";
        };
    }
}
