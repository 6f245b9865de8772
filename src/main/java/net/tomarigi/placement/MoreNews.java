package net.tomarigi.placement;

import io.smallrye.mutiny.Multi;

/**
 * What else is told on the streams that the pages of a network's desk and of a facility have open: the name of what has
 * changed. Whoever is slow misses some, and reads the newest state anyway.
 */
public interface MoreNews {
    Multi<String> ofNetwork(String network);

    Multi<String> ofFacility(String facility);
}
