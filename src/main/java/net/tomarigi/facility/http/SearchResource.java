package net.tomarigi.facility.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.facility.Finding;
import net.tomarigi.facility.Findings;
import net.tomarigi.facility.Findings.Found;
import net.tomarigi.facility.Sought;
import net.tomarigi.platform.Violations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Finds facilities and networks as somebody types. */
@May(Permission.EVERYBODY)
@Path("/api/search")
@Produces(MediaType.APPLICATION_JSON)
class SearchResource {
    private static final int USUAL_RESULTS = 10;

    private final Findings findings;

    SearchResource(Findings findings) {
        this.findings = findings;
    }

    @GET
    @Operation(
            operationId = "search",
            summary = "Facilities and networks by name, reading, 事業所番号, corporation or place",
            description =
                    "Full and half width, hiragana and katakana, capitals, blanks and brackets make no difference."
                            + " Several words: all of them must be met. The best first: names that begin so, names that contain it,"
                            + " readings, then corporations and places; networks before facilities where they are equal.")
    public Uni<FoundView> search(
            @Parameter(description = "What is sought: 1 to 100 characters, at most 8 words.", required = true)
                    @QueryParam("q")
                    String q,
            @Parameter(
                            description = "Most results.",
                            schema = @Schema(minimum = "1", maximum = "50", defaultValue = "10"))
                    @QueryParam("limit")
                    String limit) {
        Violations violations = new Violations();
        String phrase = violations.requiredLine("q", q, Sought.LONGEST);
        List<String> words = phrase == null ? List.of() : Sought.words(phrase);
        if (words.size() > Sought.MOST_WORDS) violations.add("q", "too-many-words", Sought.MOST_WORDS);
        int most = violations.number("limit", limit, USUAL_RESULTS, 1, Sought.MOST_RESULTS);
        violations.throwIfAny();
        return findings.list(new Sought(phrase, words, most)).map(found -> FoundView.of(phrase, found));
    }

    /** @param more there are others, which the limit left out */
    record FoundView(String query, List<Finding> results, boolean more) {
        static FoundView of(String query, Found found) {
            return new FoundView(query, found.findings(), found.more());
        }
    }
}
