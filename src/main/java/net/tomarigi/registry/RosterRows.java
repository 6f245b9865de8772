package net.tomarigi.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.sealing.Sealer;

/** People on the roster, and what happened with them, as rows of their tables; what is personal is sealed. */
public final class RosterRows {
    /** Where what is sealed stands; the id follows. */
    public static final String PERSONAL = "registrant.personal:";

    private RosterRows() {}

    /** What has no column of its own. */
    public record Data(Facts facts, List<Duty> duties) {}

    /** By the names of the columns. */
    public static Map<String, Object> of(Registrant one, Sealer sealer) {
        Duty next = one.next();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", one.id());
        row.put("network_id", one.network());
        row.put("state", one.state());
        row.put("applied_on", one.appliedOn());
        row.put("decided_on", one.decidedOn());
        row.put("ending", one.ending());
        row.put("next_due", next == null ? null : next.due());
        row.put("seq", one.seq());
        row.put("changed_at", one.changedAt());
        row.put("version", one.version());
        row.put("data", new Data(one.facts(), one.duties()));
        row.put("personal", sealer.seal(EventJson.writeData(one.personal()), PERSONAL + one.id()));
        return row;
    }

    public static Map<String, Object> of(String registrant, Entry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("registrant_id", registrant);
        row.put("seq", entry.seq());
        row.put("at", entry.at());
        row.put("who", entry.who());
        row.put("kind", entry.kind());
        row.put("data", entry.data());
        return row;
    }
}
