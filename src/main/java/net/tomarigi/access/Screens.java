package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The walls that were let into a network. */
public interface Screens {
    int MOST_OF_NETWORK = 200;
    int LONGEST_NAME = 60;

    /**
     * A wall.
     *
     * @param letInBy the name of whoever entered its code; null: not known to whoever asks
     * @param seenAt to the minute; null: never yet
     */
    record Screen(String id, String name, String letInBy, Instant letInAt, Instant seenAt) {}

    /** What became of an officer's wish to let a screen in. */
    sealed interface Entry {
        record LetIn(Screen screen) implements Entry {}

        /** No screen of this network waits with this code. */
        record NoSuchCode() implements Entry {}

        /** The network has as many as it may. */
        record Full() implements Entry {}
    }

    /** All of a network, the oldest first; empty when there is no such network. */
    Uni<Optional<List<Screen>>> list(Caller caller, String network);

    /** The screen that waits with this code gets a name and may read this network's board. */
    Uni<Entry> letIn(Caller caller, String network, String code, String name);

    /** False when the network has no such screen. */
    Uni<Boolean> rename(Caller caller, String network, String screen, String name);

    /** The screen is forgotten, and with it all by which it is known; false when the network has no such screen. */
    Uni<Boolean> end(Caller caller, String network, String screen);
}
