package net.tomarigi.placement.http;

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

/** All cases of a network on one page, as they are gone through at the monthly meeting. */
@May(Permission.EVERYBODY)
@Path("/cases/{network}")
class CasesPage {
    private final Template caselist;
    private final Template missing;
    private final Boards boards;
    private final Words words;

    CasesPage(Template caselist, Template missing, Boards boards, Words words) {
        this.caselist = caselist;
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
        PageFrame page = PageFrame.of(words, lang, acceptLanguage).saying("case", "cases", "desk", "inbox", "ways");
        Optional<BoardView> board = boards.findView(network);
        // A node that is still loading cannot say that there is no such network.
        if (board.isEmpty() && boards.isReady())
            return page.answer(
                            Response.Status.NOT_FOUND,
                            missing.data("page", page).data("sentence", page.say("wall.unknown")))
                    .build();
        return page.answer(
                        Response.Status.OK,
                        caselist.data("page", page)
                                .data("network", network)
                                .data("name", board.map(BoardView::name).orElse(network)))
                .build();
    }
}
