package net.tomarigi.placement;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import net.tomarigi.access.Caller;

/** Where procedures are kept. */
public interface Procedures {
    /** Empty without such a network. */
    Uni<Optional<Procedure>> find(String network);

    /**
     * @param seen the version that the change was made from; null: any
     * @return empty without such a network. Fails with a problem 412 when somebody else has changed it meanwhile
     */
    Uni<Optional<Procedure>> put(Caller caller, String network, Procedure procedure, Long seen);
}
