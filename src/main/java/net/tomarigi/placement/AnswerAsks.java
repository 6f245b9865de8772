package net.tomarigi.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.placement.Cases.Asked;
import net.tomarigi.placement.Cases.Once;
import net.tomarigi.platform.Problem;

/** What a facility is asked, and what it says. */
@ApplicationScoped
public class AnswerAsks {
    private static final int MOST_LISTED = 50;

    private final Access access;
    private final Cases cases;

    AnswerAsks(Access access, Cases cases) {
        this.access = access;
        this.cases = cases;
    }

    /** Those that wait first, then the last; of whom they are only where the answer was yes. */
    public Uni<List<Asked>> list(Caller caller, String facility) {
        return access.requireAtFacility(caller, Permission.ANSWER_ASKS, facility)
                .chain(() -> cases.listAsks(facility, MOST_LISTED));
    }

    /** @param once the same key of the same answer is one answer, however often it comes */
    public Uni<Asked> answer(Caller caller, String facility, String ask, Ask.State as, Answer answer, Once once) {
        return change(
                caller,
                facility,
                ask,
                once,
                (file, beds, now) ->
                        file.answer(ask, as, answer.said(now, caller.id(), false), beds.get(facility), now));
    }

    /**
     * Takes a yes back: the bed is free again, and whoever looks for one knows at once.
     *
     * @param answer a no with its reason
     */
    public Uni<Asked> revoke(Caller caller, String facility, String ask, Answer answer) {
        return change(
                caller,
                facility,
                ask,
                Once.NO_KEY,
                (file, beds, now) -> file.revoke(ask, answer.said(now, caller.id(), false), now));
    }

    private Uni<Asked> change(Caller caller, String facility, String ask, Once once, Cases.Command command) {
        return access.requireAtFacility(caller, Permission.ANSWER_ASKS, facility)
                .chain(() -> cases.findAsk(facility, ask))
                .flatMap(found -> {
                    Cases.Place place =
                            found.orElseThrow(() -> Problem.notFound("ask", ask).asException());
                    return cases.change(caller, place.network(), place.id(), List.of(facility), once, command);
                })
                .chain(() -> cases.listAsks(facility, MOST_LISTED))
                .map(all -> all.stream()
                        .filter(one -> one.ask().id().equals(ask))
                        .findFirst()
                        .orElseThrow());
    }
}
