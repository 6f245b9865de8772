package net.tomarigi.board.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import net.tomarigi.access.Caller;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.board.BoardView;
import net.tomarigi.board.Boards;
import net.tomarigi.platform.Violations;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The list of networks, with what is open tonight; from memory, so it lives with the board and not with the networks. */
@May(Permission.EVERYBODY)
@Path("/api/networks")
@Produces(MediaType.APPLICATION_JSON)
class NetworkListResource {
    private final Boards boards;
    private final CurrentCaller callers;

    NetworkListResource(Boards boards, CurrentCaller callers) {
        this.boards = boards;
        this.callers = callers;
    }

    /**
     * All networks by name.
     *
     * @param limit no more than the first so many; left out: all
     */
    @GET
    public List<NetworkView> list(
            @QueryParam("limit") @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1")) String limit) {
        Violations violations = new Violations();
        int most = violations.number("limit", limit, Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        violations.throwIfAny();
        Caller caller = callers.get();
        return boards.listViews().stream()
                .map(board -> NetworkView.of(board, board.isFor(caller)))
                .sorted(Comparator.comparing(NetworkView::name, Collator.getInstance(Locale.JAPANESE))
                        .thenComparing(NetworkView::id))
                .limit(most)
                .toList();
    }

    /** @param openTonight left out for whoever may not see the board */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NetworkView(String id, String name, int facilities, Integer openTonight) {
        static NetworkView of(BoardView board, boolean isShown) {
            return new NetworkView(
                    board.network(), board.name(), board.facilities().size(), isShown ? board.openTonight() : null);
        }
    }
}
