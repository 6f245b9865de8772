package net.tomarigi.registry;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import net.tomarigi.access.Caller;

/** Where a whole roster is read and written at once. Both work on all of it, so no event loop waits for that. */
public interface RosterSheets {
    /**
     * What came of a sheet.
     *
     * @param added people who were not on the roster
     */
    record Applied(int added, int changed, int unchanged, int rejected) {}

    /** @param planning reads the whole roster, also those who are no longer on it */
    Uni<SheetPlan> plan(Caller caller, String network, Function<List<Registrant>, SheetPlan> planning);

    /**
     * Does what the plan says, all of it or nothing. Fails with a problem 412 when the plan is no longer the one that was
     * seen, 409 when a key stands for another one, or the roster would be too long.
     *
     * @param digest of the plan that was seen
     * @param key the same of the same caller is done once
     */
    Uni<Applied> apply(
            Caller caller,
            String network,
            String digest,
            String key,
            Intervals intervals,
            Function<List<Registrant>, SheetPlan> planning);

    /** Everybody who is on it, in the order of their readings and names; that it was taken out is kept. */
    Uni<List<Registrant>> listAll(Caller caller, String network);
}
