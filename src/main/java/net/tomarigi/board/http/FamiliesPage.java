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
import java.util.Optional;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.board.BoardView;
import net.tomarigi.board.Boards;
import net.tomarigi.network.Function;
import net.tomarigi.network.KeepSettings;
import net.tomarigi.network.Settings;
import net.tomarigi.network.Settings.Families;
import net.tomarigi.network.Settings.Registration;
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
    private final Words words;

    FamiliesPage(Template families, NetworkPages pages, Boards boards, KeepSettings settings, Words words) {
        this.families = families;
        this.pages = pages;
        this.boards = boards;
        this.settings = settings;
        this.words = words;
    }

    /**
     * What stands on the page.
     *
     * @param registration the key of a sentence
     * @param otherLanguage in which the page can be read too
     */
    record Told(String network, String name, Families families, String registration, String otherLanguage) {
        /** The telephone number as a link has it. */
        public String dialled() {
            return families.phone() == null ? null : families.phone().replaceAll("[^\\d+#*]", "");
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> get(
            @PathParam("network") String network,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        PageFrame page = PageFrame.of(words, lang, acceptLanguage).saying();
        Optional<BoardView> board = boards.findView(network);
        if (board.isEmpty()) return Uni.createFrom().item(pages.missing(page, "wall.unknown"));
        return settings.find(network).map(found -> {
            if (found.families() == null || !settings.isOn(found, Function.FAMILIES))
                return pages.missing(page, "families.not-yet");
            return page.answer(
                            Response.Status.OK,
                            families.data("page", page).data("told", told(network, board.get(), found, page.lang())))
                    .build();
        });
    }

    private static Told told(String network, BoardView board, Settings settings, String language) {
        return new Told(
                network,
                board.name(),
                settings.families(),
                sentence(settings.registration()),
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
