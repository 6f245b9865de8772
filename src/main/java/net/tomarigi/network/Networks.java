package net.tomarigi.network;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import net.tomarigi.access.Caller;

/** All networks. One that was made is never taken away again. */
public interface Networks {
    /** Three times the municipalities that Japan has. */
    int MOST = 5_000;

    /** By name. */
    Uni<List<Network>> list();

    Uni<Optional<Network>> find(String id);

    Uni<Integer> countFacilities(String id);

    /** Makes the network, or gives it this name and these rules; what is so already stays as it is. */
    Uni<PutOutcome> put(Caller caller, String id, String name, Policy policy);
}
