package net.tomarigi.placement;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.tomarigi.outbox.Event;

/**
 * A case changed: whoever shows it reads it again. Identifiers only, since what a case is about is nobody's business who does
 * not read it.
 *
 * @param facilities that are, or were, asked
 * @param elderlyCare elderly care sees it, or did until now
 */
public record CaseChanged(String network, String id, long version, List<String> facilities, boolean elderlyCare) {
    /** CloudEvents type of this event. */
    public static final String TYPE = "net.tomarigi.case-changed.v1";

    /** To every network that shows the case, or showed it until now. */
    public static List<Event> events(KeptCase before, KeptCase after) {
        List<String> facilities =
                after.asks().stream().map(Ask::facility).distinct().toList();
        Set<String> networks = new TreeSet<>();
        for (KeptCase one : before == null ? List.of(after) : List.of(before, after)) {
            networks.add(one.network());
            HandOver offered = one.notes().handOver();
            if (offered != null && offered.network() != null) networks.add(offered.network());
        }
        boolean elderlyCare = before != null && isSeenByElderlyCare(before) || isSeenByElderlyCare(after);
        return networks.stream()
                .map(network -> new Event(
                        network,
                        after.id(),
                        TYPE,
                        new CaseChanged(network, after.id(), after.version(), facilities, elderlyCare)))
                .toList();
    }

    private static boolean isSeenByElderlyCare(KeptCase one) {
        WithElderlyCare with = one.notes().ofElderlyCare();
        return with.openedBy() != null || with.share() != null;
    }
}
