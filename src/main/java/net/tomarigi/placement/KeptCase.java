package net.tomarigi.placement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A case as it is kept. */
public record KeptCase(
        String id,
        String network,
        boolean practice,
        CaseState state,
        String owner,
        Instant dueAt,
        Instant openedAt,
        Instant closedAt,
        long version,
        Looking looking,
        CaseNotes notes,
        Told told,
        int seq,
        List<Ask> asks,
        List<Stay> stays) {
    private static final Comparator<Ask> AS_ASKED =
            Comparator.comparing(Ask::askedAt).thenComparing(Ask::id);
    private static final Comparator<Stay> BY_NIGHT =
            Comparator.comparing(Stay::from).thenComparing(Stay::id);

    /** As whoever reads it next finds it: under its new version, with all in its order. */
    public KeptCase written(long newVersion) {
        return new KeptCase(
                id,
                network,
                practice,
                state,
                owner,
                dueAt,
                openedAt,
                closedAt,
                newVersion,
                looking,
                notes,
                told,
                seq,
                asks.stream().sorted(AS_ASKED).toList(),
                stays.stream().sorted(BY_NIGHT).toList());
    }
}
