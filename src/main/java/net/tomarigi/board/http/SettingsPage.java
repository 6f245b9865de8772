package net.tomarigi.board.http;

import io.quarkus.qute.Template;
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
import net.tomarigi.platform.Words;
import net.tomarigi.platform.http.PageFrame;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How a network works, on a page for its officers: a frame, which the API fills for those who may write. */
@May(Permission.EVERYBODY)
@Path("/settings/{network}")
class SettingsPage {
    private final Template settings;
    private final Template missing;
    private final Boards boards;
    private final Words words;

    SettingsPage(Template settings, Template missing, Boards boards, Words words) {
        this.settings = settings;
        this.missing = missing;
        this.boards = boards;
        this.words = words;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response get(
            @PathParam("network") String network,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        PageFrame page = PageFrame.of(words, lang, acceptLanguage)
                .saying("case", "people", "procedure", "profile", "roster", "settings", "ways");
        Optional<BoardView> board = boards.findView(network);
        // A node that is still loading cannot say that there is no such network.
        if (board.isEmpty() && boards.isReady())
            return page.answer(
                            Response.Status.NOT_FOUND,
                            missing.data("page", page).data("sentence", page.say("wall.unknown")))
                    .build();
        return page.answer(
                        Response.Status.OK,
                        settings.data("page", page)
                                .data("network", network)
                                .data("name", board.map(BoardView::name).orElse(network)))
                .build();
    }
}
