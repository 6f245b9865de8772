package net.tomarigi.placement;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.tomarigi.access.Caller;

/** Where cases are kept. Only here are stays written. */
public interface Cases {
    /** What is done with a case whose row is locked. */
    interface Command {
        /**
         * @param beds of the facilities that were named, and of all whose beds the case keeps
         * @param now by the database's clock
         */
        void apply(CaseFile file, Map<String, BedsOf> beds, Instant now);
    }

    /** Which command it is, so that it is done once. Null key: as often as it comes. */
    record Once(String key, String digest) {
        public static final Once NO_KEY = new Once(null, null);
    }

    /** A case with what happened in it. */
    record Whole(KeptCase kept, List<Entry> entries, Instant now) {}

    /** An ask as its facility sees it; of whom it is only after its yes. */
    record Asked(
            String network, boolean practice, Ask ask, Looking looking, Told told, List<Stay> stays, Instant now) {}

    /**
     * @param sight of whoever opens it: what elderly care opens is offered to all coordinators
     * @param origin with the district in which they live; null: nobody knows
     * @param key the same of the same caller opens one case; null: as often as it comes
     */
    Uni<Whole> open(
            Caller caller,
            Sight sight,
            String network,
            boolean practice,
            Looking looking,
            Told told,
            Origin origin,
            String key);

    /**
     * Changes a case in one transaction that holds its row and those of the facilities. Fails with a problem 404 where there
     * is no such case, and with whatever the command throws; then nothing is changed.
     *
     * @param facilities whose beds the command needs
     */
    Uni<Whole> change(
            Caller caller, String network, String id, Collection<String> facilities, Once once, Command command);

    /** The same, without facilities, with a case that somebody sees: 404 with any other. */
    Uni<Whole> changeSeen(Sight sight, Caller caller, String network, String id, Once once, Command command);

    /** The same with a case that this network has, or that is offered to it: so that it is accepted, or not. */
    Uni<Whole> changeOffered(Caller caller, String network, String id, Command command);

    /** A network's own, or one that is offered to it. Fails with a problem 410 that names the network to which it went. */
    Uni<Optional<Whole>> find(Caller caller, String network, String id);

    /** The same, if somebody sees it. */
    Uni<Optional<Whole>> find(Sight sight, String network, String id);

    /**
     * Those that are open or offered to it, then the last of its others; newest first, without what happened in them.
     *
     * @param most of the first
     * @param closed at most, of the others
     */
    Uni<List<Whole>> list(Sight sight, String network, int most, int closed);

    /** What a facility is asked, and was lately; newest first. */
    Uni<List<Asked>> listAsks(String facility, int most);

    /** Which case an ask belongs to. */
    Uni<Optional<Place>> findAsk(String facility, String ask);

    /** @param network of the case */
    record Place(String network, String id) {}

    /**
     * An answer to an ask that was no drill; a no by time is none.
     *
     * @param ask its id
     */
    record Learnt(Instant at, String ask, String network, String facility, boolean isYes) {
        /** That are learnt in one look: more would keep an event loop busy. */
        public static final int AT_ONCE = 500;

        static final Learnt NOTHING = new Learnt(Instant.EPOCH, "", null, null, false);
    }

    /** Those after {@code last}, in their order, at most {@link Learnt#AT_ONCE}. */
    Uni<List<Learnt>> listAnswers(Learnt last);

    /**
     * Nights that facilities took people for in the last 90 days, drills left out: twice as much where the behaviour is severe
     * (10 or more of 24), and where the support level is 5 or 6.
     */
    Uni<Map<String, Double>> sumCarried();

    /** Cases in which a time is over, by the database's clock. */
    Uni<List<Place>> listDue(int most);
}
