package net.tomarigi.network;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import net.tomarigi.access.Caller;

/** Where settings are kept, and what was decided before. */
public interface NetworkSettings {
    /** Empty without such a network. */
    Uni<Optional<Settings>> find(String network);

    /**
     * What is so already stays as it is, with its version.
     *
     * @param seen the version that the change was made from; null: any
     * @return empty without such a network. Fails with a problem 412 when somebody else has changed it meanwhile
     */
    Uni<Optional<Settings>> put(Caller caller, String network, Settings settings, Long seen);

    /** Newest first, at most {@link Rule#AT_ONCE}. */
    Uni<List<Rule>> listRules(String network, Rule.Position before);
}
