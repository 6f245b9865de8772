package net.tomarigi.placement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.tomarigi.outbox.Event;
import net.tomarigi.placement.Cases.Asked;

/**
 * A case changed: whoever shows it reads it again. Identifiers only leave this node, since what a case is about is nobody's
 * business who does not read it.
 *
 * @param facilities that are, or were, asked
 * @param elderlyCare elderly care sees it, or did until now
 * @param asked what facilities were asked just now, by facility: it spares them a question on the node on which it was written,
 *     and is in no event
 */
public record CaseChanged(
        String network,
        String id,
        long version,
        List<String> facilities,
        boolean elderlyCare,
        @JsonIgnore Map<String, Asked> asked) {
    /** CloudEvents type of this event. */
    public static final String TYPE = "net.tomarigi.case-changed.v1";

    public CaseChanged {
        asked = asked == null ? Map.of() : Map.copyOf(asked);
    }

    /**
     * To every network that shows the case, or showed it until now.
     *
     * @param before null: the case is new
     * @param now by the database's clock
     */
    public static List<Event> events(KeptCase before, KeptCase after, Instant now) {
        List<String> facilities =
                after.asks().stream().map(Ask::facility).distinct().toList();
        Set<String> networks = new TreeSet<>();
        for (KeptCase one : before == null ? List.of(after) : List.of(before, after)) {
            networks.add(one.network());
            HandOver offered = one.notes().handOver();
            if (offered != null && offered.network() != null) networks.add(offered.network());
        }
        boolean elderlyCare = before != null && isSeenByElderlyCare(before) || isSeenByElderlyCare(after);
        Map<String, Asked> asked = asked(before, after, now);
        return networks.stream()
                .map(network -> new Event(
                        network,
                        after.id(),
                        TYPE,
                        new CaseChanged(network, after.id(), after.version(), facilities, elderlyCare, asked)))
                .toList();
    }

    /** Of whom it is, it says nothing: no facility has said yes. */
    private static Map<String, Asked> asked(KeptCase before, KeptCase after, Instant now) {
        return after.asks().stream()
                .filter(ask ->
                        ask.isWaiting() && (before == null || !before.asks().contains(ask)))
                .map(ask -> new Asked(
                        after.network(),
                        after.practice(),
                        ask,
                        after.looking(),
                        new Told(null, null),
                        after.stays().stream()
                                .filter(stay -> stay.facility().equals(ask.facility()))
                                .toList(),
                        now))
                .collect(Collectors.toMap(asked -> asked.ask().facility(), Function.identity()));
    }

    private static boolean isSeenByElderlyCare(KeptCase one) {
        WithElderlyCare with = one.notes().ofElderlyCare();
        return with.openedBy() != null || with.share() != null;
    }
}
