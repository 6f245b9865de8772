package net.tomarigi.placement;

import java.time.Instant;
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
        List<Stay> stays) {}
