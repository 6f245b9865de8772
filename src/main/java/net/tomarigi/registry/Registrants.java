package net.tomarigi.registry;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import net.tomarigi.access.Caller;
import net.tomarigi.registry.Registrant.State;

/** Where the roster is kept. */
public interface Registrants {
    /** People on one roster. */
    int MOST = 20_000;

    /** Those that are listed at once. */
    int AT_ONCE = 200;

    /** Somebody with what happened and who may see them. */
    record Whole(Registrant registrant, List<Entry> entries, List<Consent> consents) {}

    /**
     * Of whom a list is.
     *
     * @param state null: of everybody who is on the roster
     * @param risk null: any
     * @param districts in one of them; empty: any
     * @param isOverdue only those for whom something should have been done before today
     * @param words parts of the name, its reading or the address; null: any
     * @param after where the list before ended; null: from its beginning
     */
    record Wanted(State state, Risk risk, List<String> districts, boolean isOverdue, String words, String after) {}

    /**
     * What is due first, first.
     *
     * @param next where the list goes on; null: it ends here
     */
    record Listed(List<Registrant> registrants, String next) {}

    /** @param key the same of the same caller adds one person; null: as often as it comes */
    Uni<Whole> propose(Caller caller, String network, Facts facts, Personal personal, Intervals intervals, String key);

    /**
     * Changes somebody in one transaction that holds their row. Fails with a problem 404 where there is nobody, 412 when they
     * changed since, and with whatever the command throws; then nothing is changed.
     *
     * @param seen the version that the change was made from; null: any
     */
    Uni<Whole> change(
            Caller caller, String network, String id, Long seen, Intervals intervals, Consumer<RegistrantFile> command);

    /** Empty when there is nobody here; that it was read is kept. */
    Uni<Optional<Whole>> find(Caller caller, String network, String id);

    Uni<Listed> list(Caller caller, String network, Wanted wanted);

    /** Names of people on the roster by their ids; who is not on it is left out. */
    Uni<Map<String, String>> names(Caller caller, String network, Collection<String> ids);

    /** Lets somebody see them; fails with a problem 409 when there are {@link Consent#MOST}. */
    Uni<Whole> consent(
            Caller caller,
            String network,
            String id,
            String toNetwork,
            String toFacility,
            Consent.Scope scope,
            Instant ends);

    /** From now on they do not. */
    Uni<Whole> revoke(Caller caller, String network, String id, String consent);

    /** Those whom a facility may see, by the scope of their consent: what is beyond it is left out. */
    Uni<List<Shared>> listShared(Caller caller, String facility);

    /** Somebody, as far as a consent goes. */
    record Shared(Registrant registrant, Consent consent) {}
}
