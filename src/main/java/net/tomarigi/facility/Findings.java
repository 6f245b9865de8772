package net.tomarigi.facility;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What can be found by name, reading, 事業所番号, corporation or place: all facilities and all networks. */
public interface Findings {
    /** The best first: whose name begins so, whose name has it, whose reading, then corporation and place. */
    Uni<Found> list(Sought sought);

    /** @param more there are others, which the limit left out */
    record Found(List<Finding> findings, boolean more) {}
}
