package net.tomarigi.trial;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import net.tomarigi.access.Caller;

/** Where trial stays and their places are kept. */
public interface Trials {
    /** Trials that are listed. */
    int MOST_LISTED = 500;

    /**
     * Adds a place. Fails with a problem 404 where the network has no such facility or it no such bed.
     *
     * @param place without its id
     * @param key the same of the same caller adds one; null: as often as it comes
     */
    Uni<TrialPlace> addPlace(Caller caller, TrialPlace place, String key);

    /** Writes a place anew; whose bed it is stays. Fails with a problem 404, 409 or 412. */
    Uni<TrialPlace> changePlace(Caller caller, TrialPlace place, Long seen);

    /** All of a network, by name. */
    Uni<List<TrialPlace>> listPlaces(String network);

    /**
     * Asks for a trial. Fails with a problem 404 where there is no such place or nobody like that on the roster, 409 where
     * the place cannot be used then.
     */
    Uni<Trial> ask(Caller caller, String network, Wanted wanted, String key);

    /** What is asked for. */
    record Wanted(String place, String registrant, LocalDate from, int nights, String purpose, String companions) {}

    /**
     * Changes a trial in one transaction that holds its place. Fails with a problem 404, 412 when it changed since, with
     * whatever the command throws, and 409 when its nights are to be taken and are not free: no room in the flat, the bed kept
     * for somebody else, or reserved for emergencies.
     *
     * @param seen the version that the change was made from; null: any
     */
    Uni<Trial> change(
            Caller caller,
            String network,
            String id,
            Long seen,
            String what,
            BiFunction<Trial, TrialPlace, Trial> command);

    /**
     * What is due first, first; then the newest.
     *
     * @param registrant null: of everybody
     * @param dueBefore only those for which something should have been done before that day; null: all
     */
    Uni<List<Trial>> list(Caller caller, String network, String registrant, LocalDate dueBefore);

    /** Facilities that know somebody: they took place in a trial there, or stayed there in an emergency; at most 50. */
    Uni<List<String>> listFamiliar(Caller caller, String network, String registrant);
}
