package net.tomarigi.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.search.KnownNeed;

/**
 * What is known of somebody that names nobody.
 *
 * @param district of the network; null: none
 * @param justInCase holds a grant for short stays (支給決定) without using it
 * @param need as the matching engine takes it
 * @param lat null, with {@code lon}: nobody knows from where distances count
 * @param facilities agreed in advance, in the order in which they are to be asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Facts(
        String district,
        Set<Risk> risks,
        boolean justInCase,
        KnownNeed need,
        Double lat,
        Double lon,
        List<String> facilities) {
    public static final int MOST_FACILITIES = 10;

    public Facts {
        Set<Risk> all = EnumSet.noneOf(Risk.class);
        if (risks != null) all.addAll(risks);
        risks = Collections.unmodifiableSet(all);
        need = need == null ? KnownNeed.NOTHING : need;
        facilities = facilities == null ? List.of() : List.copyOf(facilities);
    }

    Facts in(String where) {
        return new Facts(where, risks, justInCase, need, lat, lon, facilities);
    }
}
