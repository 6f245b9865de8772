package net.tomarigi.facility;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import net.tomarigi.network.Network;

/** All facilities. What is decided of them is decided while their rows are locked, so per facility all is serial. */
public interface Facilities {
    Uni<Optional<Facility>> find(String id);

    /** Those of one network, by their reading. */
    Uni<List<Facility>> list(String network);

    /** What the national list last said, by facility; those that it does not know are left out. */
    Uni<Map<String, Listing>> listListings(Collection<String> ids);

    /** Which of {@code ids} are facilities. */
    Uni<Set<String>> listKnown(Collection<String> ids);

    /**
     * Locks those of {@code ids} that exist, asks {@code decision} with each by its id, stores what it decided, and tells
     * the networks concerned after the commit. Changes nothing when {@code decision} throws.
     */
    <T> Uni<T> change(Collection<String> ids, Function<Map<String, Facility>, Decision<T>> decision);

    /**
     * The same for thousands at once, all or none; empty, with nothing changed, while another such change runs anywhere.
     *
     * @param progress hears how many are written so far
     */
    <T> Uni<Optional<T>> changeMany(
            Collection<String> ids, Function<Map<String, Facility>, Decision<T>> decision, IntConsumer progress);

    /**
     * What shall be.
     *
     * @param networks to be made where they are not there yet
     * @param facilities new, or made from one that was given; those that are left out stay as they are
     */
    record Decision<T>(T answer, List<Network> networks, List<Facility> facilities) {
        public static <T> Decision<T> nothing(T answer) {
            return new Decision<>(answer, List.of(), List.of());
        }

        public static <T> Decision<T> of(T answer, Facility facility) {
            return new Decision<>(answer, List.of(), List.of(facility));
        }
    }
}
