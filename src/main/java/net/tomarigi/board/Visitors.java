package net.tomarigi.board;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.KnownCallers;
import net.tomarigi.access.Presented;

/**
 * Who stands before a board that is a route of its own. Whoever brings a token that this node knows is let in without a
 * store being asked; whoever brings one that is nobody's is told so, even where everybody may look.
 */
@Singleton // not behind a proxy: every read passes here
public class Visitors {
    private final KnownCallers callers;

    Visitors(KnownCallers callers) {
        this.callers = callers;
    }

    /**
     * Calls {@code enter} when the visitor may see the board, {@code refuse} with the reason when not.
     *
     * @param authorization the header of that name; null: none
     * @param cookies the header of that name; null: none
     */
    public void let(
            BoardView board, String authorization, String cookies, Consumer<Caller> enter, Consumer<Throwable> refuse) {
        Presented presented = Presented.in(authorization, cookies);
        Caller known = inMemory(presented);
        if (known != null) decide(board, known, enter, refuse);
        else
            callers.find(presented.token())
                    .map(found -> caller(found, presented))
                    .subscribe()
                    .with(caller -> decide(board, caller, enter, refuse), refuse);
    }

    /**
     * Whether the visitor may see the board, as far as memory can tell; {@link #let} tells the rest, and the reason.
     *
     * @param authorization the header of that name; null: none
     * @param cookies the header of that name; null: none
     */
    public boolean mayEnterAtOnce(BoardView board, String authorization, String cookies) {
        Caller known = inMemory(Presented.in(authorization, cookies));
        return known != null && board.isFor(known);
    }

    /** Null when only a store can tell. */
    private Caller inMemory(Presented presented) {
        return presented == null ? Caller.NOBODY : callers.findInMemory(presented.token());
    }

    private static Caller caller(Optional<Caller> found, Presented presented) {
        if (found.isEmpty() && !presented.byCookie()) throw Access.refusal(Caller.NOBODY);
        return found.orElse(Caller.NOBODY);
    }

    private static void decide(BoardView board, Caller caller, Consumer<Caller> enter, Consumer<Throwable> refuse) {
        if (board.isFor(caller)) enter.accept(caller);
        else refuse.accept(Access.refusal(caller));
    }
}
