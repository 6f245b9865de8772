package net.tomarigi.registry.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.registry.Consent;
import net.tomarigi.registry.Entry;
import net.tomarigi.registry.Personal;
import net.tomarigi.registry.Registrant;
import net.tomarigi.registry.Registrant.Ending;
import net.tomarigi.registry.Registrant.State;
import net.tomarigi.registry.Registrants.Whole;
import net.tomarigi.registry.RosterRows;
import net.tomarigi.registry.RosterRows.Data;
import net.tomarigi.sealing.Sealer;

/** People on the roster as PostgreSQL has them. */
final class RegistrantRows {
    /** Of {@code registrant r}: itself, without what happened. */
    static final String ROW = "json_build_object('id', r.id, 'network', r.network_id, 'state', r.state,"
            + " 'appliedOn', r.applied_on, 'decidedOn', r.decided_on, 'ending', r.ending, 'seq', r.seq,"
            + " 'changedAt', r.changed_at, 'version', r.version, 'data', r.data, 'personal', r.personal)";

    /** Of {@code consent c}. */
    static final String CONSENT = "json_build_object('id', c.id, 'network', c.network_id, 'facility', c.facility_id,"
            + " 'scope', c.scope, 'givenAt', c.given_at, 'endsAt', c.ends_at, 'revokedAt', c.revoked_at)";

    static final String WHOLE = "select cast(json_build_object('row', " + ROW + ", 'entries',"
            + " coalesce((select json_agg(json_build_object('seq', e.seq, 'at', e.at, 'who', e.who, 'kind', e.kind,"
            + " 'data', e.data) order by e.seq desc)"
            + " from (select * from registrant_entry where registrant_id = r.id order by seq desc limit 500) e), '[]'),"
            + " 'consents', coalesce((select json_agg(" + CONSENT + " order by c.given_at desc)"
            + " from consent c where c.person_id = r.id), '[]')) as text)"
            + " from registrant r where r.id = :id and r.network_id = :network";

    private final Sealer sealer;

    RegistrantRows(Sealer sealer) {
        this.sealer = sealer;
    }

    Registrant read(Row row) {
        return new Registrant(
                row.id(),
                row.network(),
                row.state(),
                row.appliedOn(),
                row.decidedOn(),
                row.ending(),
                row.data().facts(),
                EventJson.readData(sealer.open(row.personal(), RosterRows.PERSONAL + row.id()), Personal.class),
                row.data().duties(),
                row.seq(),
                row.changedAt(),
                row.version());
    }

    Whole readWhole(String json) {
        WholeRow whole = EventJson.readData(json, WholeRow.class);
        return new Whole(read(whole.row()), whole.entries(), whole.consents());
    }

    Map<String, Object> write(Registrant one) {
        return RosterRows.of(one, sealer);
    }

    static Map<String, Object> write(String registrant, Entry entry) {
        return RosterRows.of(registrant, entry);
    }

    record Row(
            String id,
            String network,
            State state,
            LocalDate appliedOn,
            LocalDate decidedOn,
            Ending ending,
            int seq,
            Instant changedAt,
            long version,
            Data data,
            String personal) {}

    record WholeRow(Row row, List<Entry> entries, List<Consent> consents) {}
}
