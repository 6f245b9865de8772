package net.tomarigi.facility.http;

import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Kind;
import net.tomarigi.facility.Wanted;
import net.tomarigi.platform.Violations;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What is wanted of the public list, as an address says it; what is left out does not matter. */
class WantedQuery {
    private static final int USUAL_ON_PAGE = 50;

    @QueryParam("network")
    @Parameter(description = "The facilities of this network alone.")
    String network;

    @QueryParam("disability")
    @Parameter(
            description = "Takes this; several: all of them.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Disability.class))
    List<String> disabilities;

    @QueryParam("children")
    @Parameter(schema = @Schema(type = SchemaType.BOOLEAN))
    String children;

    @QueryParam("care")
    @Parameter(
            description = "Gives this, be it by day only; several: all of them.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Care.class))
    List<String> care;

    @QueryParam("kind")
    @Parameter(schema = @Schema(implementation = Kind.class))
    String kind;

    @QueryParam("notStated")
    @Parameter(
            description = "true: those too that do not say whether they take all this, after the others.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String notStated;

    @QueryParam("sort")
    @Parameter(schema = @Schema(implementation = Wanted.Order.class, defaultValue = "NAME"))
    String sort;

    @QueryParam("page")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "1"))
    String page;

    @QueryParam("size")
    @Parameter(
            description = "Facilities on a page.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "50"))
    String size;

    /** @throws net.tomarigi.platform.ProblemException naming everything that is wrong */
    Wanted check() {
        Violations violations = new Violations();
        Boolean children = violations.yesOrNo("children", this.children);
        Boolean notStated = violations.yesOrNo("notStated", this.notStated);
        Wanted wanted = new Wanted(
                network == null || network.isBlank() ? null : network,
                all(violations, "disability", disabilities, Disability.class),
                children,
                all(violations, "care", care, Care.class),
                isLeftOut(kind) ? null : violations.oneOf("kind", kind, Kind.class),
                Boolean.TRUE.equals(notStated),
                order(violations),
                violations.number("page", page, 1, 1, Wanted.LAST_PAGE),
                violations.number("size", size, USUAL_ON_PAGE, 1, Wanted.MOST_ON_PAGE));
        violations.throwIfAny();
        return wanted;
    }

    private Wanted.Order order(Violations violations) {
        return isLeftOut(sort) ? Wanted.Order.NAME : violations.oneOf("sort", sort, Wanted.Order.class);
    }

    private static boolean isLeftOut(String text) {
        return text == null || text.isBlank();
    }

    private static <E extends Enum<E>> Set<E> all(
            Violations violations, String field, List<String> names, Class<E> type) {
        Set<E> all = EnumSet.noneOf(type);
        for (String name : names) {
            E constant = isLeftOut(name) ? null : violations.oneOf(field, name, type);
            if (constant != null) all.add(constant);
        }
        return all;
    }
}
