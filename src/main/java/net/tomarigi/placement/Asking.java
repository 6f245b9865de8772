package net.tomarigi.placement;

import java.time.Duration;
import java.util.List;

/**
 * Facilities that are to be asked: all at once, or some and then the next.
 *
 * @param whom in the order in which they are asked, each once
 * @param patience how long each has for its answer; null: as long as the network gives them
 * @param moves the stay that a yes ends where it begins; null: none
 * @param atOnce how many at a time; null: all
 * @param every how long until the next are asked, unless those before have all answered; null with {@code atOnce}
 */
public record Asking(List<Wanted> whom, Duration patience, String moves, Integer atOnce, Duration every) {
    public Asking {
        whom = List.copyOf(whom);
    }
}
