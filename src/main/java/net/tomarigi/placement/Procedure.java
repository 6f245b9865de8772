package net.tomarigi.placement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a network does when an emergency comes.
 *
 * @param definition what counts as one, in the network's words, up to 2,000 characters; null: it has not said
 * @param steps that each case walks through, in their order, at most 30
 * @param next accounts to whom a case is offered that nobody moves in time, one after the other, at most 10; after them all
 *     of the network's coordinators
 * @param version 0: nobody has written one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Procedure(String definition, List<Step> steps, Deadlines deadlines, List<String> next, long version) {
    /** Of a network that has said nothing. */
    public static final Procedure NONE = new Procedure(null, List.of(), Deadlines.DEFAULT, List.of(), 0);

    public static final int MOST_STEPS = 30;
    public static final int MOST_NEXT = 10;

    public Procedure {
        steps = steps == null ? List.of() : List.copyOf(steps);
        deadlines = deadlines == null ? Deadlines.DEFAULT : deadlines;
        next = next == null ? List.of() : List.copyOf(next);
    }

    /**
     * @param id stays the same when its words change: a case remembers it
     * @param words up to 200 characters
     */
    public record Step(String id, String words) {}
}
