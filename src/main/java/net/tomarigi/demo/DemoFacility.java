package net.tomarigi.demo;

import java.util.List;
import java.util.Objects;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.Profile;

/**
 * A made-up facility as {@code demo/facilities.json} tells it.
 *
 * @param open a line for each bed, one character a night from tonight; null when it never said anything
 * @param hoursAgo when it said so
 * @param pace how often it speaks from then on; left out: {@link Pace#LIVELY}
 */
record DemoFacility(
        String id, String district, Profile profile, List<Bed> beds, List<String> open, Integer hoursAgo, Pace pace) {
    DemoFacility {
        Objects.requireNonNull(profile);
        if (pace == null) pace = Pace.LIVELY;
        if (open != null && open.size() != beds.size())
            throw new IllegalArgumentException(id + " has " + beds.size() + " beds and speaks of " + open.size());
    }
}
