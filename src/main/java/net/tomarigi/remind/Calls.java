package net.tomarigi.remind;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.tomarigi.access.Caller;
import net.tomarigi.network.Policy;
import net.tomarigi.network.Reminders;

/** Where it is kept who was called upon, and what came of it. Time is the database's. */
public interface Calls {
    /** Facilities that are looked at, and listed, at once. */
    int MOST = 5_000;

    /** A facility that may have gone quiet, with the rules of its network. */
    record Candidate(String network, String facility, Policy policy, Reminders rules, WhenToRemind.Known known) {}

    /**
     * What is to be done for one of them.
     *
     * @param useful how long it may be told
     */
    record Todo(String network, String facility, WhenToRemind.Step step, Duration useful) {}

    /** When something is to be decided, and of whom. */
    record Round(Instant now, List<Candidate> candidates) {}

    /**
     * Lets {@code decide} say what is to be done, and does it, in one transaction that no other node runs beside it. Answers of
     * facilities are taken in before.
     *
     * @return how many were reminded; 0 when another node is at it
     */
    Uni<Integer> remind(Function<Round, List<Todo>> decide);

    /** Notes who has answered a roll call since it was last asked, and ends those whose time is over. */
    Uni<Void> settle();

    /** Who of a network may be reminded, and was: the longest silent first. */
    Uni<List<QuietFacility>> listQuiet(Caller caller, String network);

    /**
     * Starts one and calls all facilities.
     *
     * @param id the same starts one, however often it comes
     * @return it, or the one that lives already, which has another id
     */
    Uni<RollCall> start(Caller caller, String network, String id, RollCall.Kind kind, String note, Duration lasts);

    /** Ends it; one that is over stays as it is. Empty when there is none. */
    Uni<Optional<RollCall>> end(Caller caller, String network, String id);

    /** With its facilities. */
    record Whole(RollCall rollCall, List<Called> facilities) {}

    Uni<Optional<Whole>> find(String network, String id);

    /** A roll call with how it was answered. */
    record Summary(RollCall rollCall, Answers answers) {}

    /** Newest first, at most 100. */
    Uni<List<Summary>> list(String network);

    /** A roll call to which a facility still owes an answer. */
    record Owed(RollCall rollCall, String networkName) {}

    Uni<List<Owed>> listOwed(String facility);
}
