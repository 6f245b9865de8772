package net.tomarigi.facility;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A facility's place in one network: what it is, its beds in the order its staff gave them, and its district there.
 *
 * @param member false once it has left the network; the rest is then empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Standing(boolean member, String district, Profile profile, List<Bed> beds) {
    public static final Standing GONE = new Standing(false, null, null, List.of());
}
