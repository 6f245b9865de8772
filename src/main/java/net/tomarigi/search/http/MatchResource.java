package net.tomarigi.search.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.board.Boards;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Words;
import net.tomarigi.search.KeepIndex;
import net.tomarigi.search.RankBeds;

/** The crisis path: who can take this person, why, and what would have to give. */
@Path("/api/networks/{network}/matches")
@Produces(MediaType.APPLICATION_JSON)
class MatchResource {
    private final RankBeds rankBeds;
    private final KeepIndex index;
    private final Boards boards;
    private final CurrentCaller callers;
    private final Words words;

    MatchResource(RankBeds rankBeds, KeepIndex index, Boards boards, CurrentCaller callers, Words words) {
        this.rankBeds = rankBeds;
        this.index = index;
        this.boards = boards;
        this.callers = callers;
        this.words = words;
    }

    /** Ranks the beds that can take a person, and says what would have to give. Changes nothing. */
    @POST
    @May(Permission.MATCH)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<MatchView> match(
            @PathParam("network") String network,
            MatchCommand command,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
        return rankBeds.rank(callers.get(), network, command.toSought()).map(matches -> new MatchWriter(
                        matches, index, boards, new Sentences(words, Words.choose(acceptLanguage)))
                .view());
    }
}
