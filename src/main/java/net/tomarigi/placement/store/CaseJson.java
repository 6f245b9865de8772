package net.tomarigi.placement.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.tomarigi.facility.BedNights;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.placement.Answer;
import net.tomarigi.placement.Ask;
import net.tomarigi.placement.BedsOf;
import net.tomarigi.placement.CaseRows;
import net.tomarigi.placement.CaseRows.AskData;
import net.tomarigi.placement.CaseRows.CaseData;
import net.tomarigi.placement.CaseRows.StayData;
import net.tomarigi.placement.CaseState;
import net.tomarigi.placement.Cases.Whole;
import net.tomarigi.placement.Entry;
import net.tomarigi.placement.KeptCase;
import net.tomarigi.placement.Procedure;
import net.tomarigi.placement.Stay;
import net.tomarigi.placement.Told;
import net.tomarigi.sealing.Sealer;

/** A case as PostgreSQL writes it: one JSON text with its asks, its stays and what happened in it. */
final class CaseJson {
    static final String ASK = """
            json_build_object('id', a.id, 'facility', a.facility_id, 'state', a.state, 'askedAt', a.asked_at,
                'deadlineAt', a.deadline_at, 'data', a.data, 'words', a.words)""";

    static final String STAY = """
            json_build_object('id', s.id, 'facility', s.facility_id, 'bed', s.bed_id, 'from', lower(s.nights),
                'count', upper(s.nights) - lower(s.nights), 'state', s.state, 'expiresAt', s.expires_at, 'data', s.data)""";

    private static final String WHOLE = """
            select cast(json_build_object('now', clock_timestamp(), 'id', c.id, 'network', c.network_id,
                'practice', c.practice, 'state', c.state, 'owner', c.owner, 'dueAt', c.due_at, 'openedAt', c.opened_at,
                'closedAt', c.closed_at, 'version', c.version, 'data', c.data, 'person', c.person,
                'asks', (select json_agg(%s order by a.asked_at, a.id) from ask a where a.case_id = c.id),
                'stays', (select json_agg(%s order by lower(s.nights), s.id) from stay s where s.case_id = c.id),
                'entries', %s, 'procedure', %s) as text)
            from %s c
            """;

    /** To be followed by a condition on {@code c}. */
    static final String SELECT =
            WHOLE.formatted(ASK, STAY, """
            (select json_agg(json_build_object('seq', e.seq, 'at', e.at, 'who', e.who, 'kind', e.kind, 'data', e.data)
                order by e.seq) from case_entry e where e.case_id = c.id)""", """
            (select %s from procedure_of_network p where p.network_id = c.network_id)""".formatted(PostgresProcedures.PROCEDURE), "emergency_case");

    /**
     * What a network has, and what is offered to it, without what happened and what its network does then: first those that are
     * open, then those that were opened last of those that are closed.
     */
    static final String LISTED =
            WHOLE.formatted(ASK, STAY, "null", "null", """
            (
                (select * from emergency_case
                 where closed_at is null and (network_id = :network or offered_network = :network)
                 order by opened_at desc limit :most)
                union all
                (select * from emergency_case
                 where closed_at is not null and network_id = :network
                 order by opened_at desc limit :closed)
            )""") + "order by c.closed_at is not null, c.opened_at desc";

    /** Of a facility: its beds with what is taken of them. */
    static final String BEDS = """
            select cast(json_build_object('facility', f.id, 'beds', coalesce((
                select json_agg(json_build_object('bed', b.id, 'version', coalesce(v.version, 0),
                    'nights', json_build_object('from', coalesce(v.nights_from, current_date), 'open', coalesce(v.open, '0')),
                    'taken', nights_taken(b.facility_id, b.id)) order by b.ordinal, b.id)
                from bed b left join vacancy v on v.facility_id = b.facility_id and v.bed_id = b.id
                where b.facility_id = f.id), '[]')) as text)
            from facility f where f.id in (select jsonb_array_elements_text(cast(cast(:facilities as text) as jsonb)))
            """;

    /** However many there ever were, no more are read than are told. */
    static final String FACILITY_ASKS = """
            select cast(json_build_object('now', clock_timestamp(), 'network', c.network_id, 'practice', c.practice,
                'case', c.id, 'data', c.data, 'person', case when a.state in ('YES', 'YES_BUT') then c.person end,
                'ask', %s,
                'stays', (select json_agg(%s) from stay s where s.case_id = c.id and s.facility_id = a.facility_id)) as text)
            from (
                (select * from ask where facility_id = :facility and state = 'WAITING' order by asked_at desc limit :most)
                union all
                (select * from ask where facility_id = :facility and state <> 'WAITING' order by asked_at desc limit :most)
            ) a join emergency_case c on c.id = a.case_id
            order by (a.state = 'WAITING') desc, a.asked_at desc limit :most
            """.formatted(ASK, STAY);

    static final String DUE = """
            select distinct c.network_id || '/' || c.id from emergency_case c
            left join ask a on a.case_id = c.id and a.state = 'WAITING' and a.deadline_at <= clock_timestamp()
            left join stay s on s.case_id = c.id and s.state = 'HELD' and s.expires_at <= clock_timestamp()
            where c.closed_at is null and (c.due_at <= clock_timestamp() or c.next_at <= clock_timestamp() or a.id is not null or s.id is not null)
            """;

    static final String ANSWERS = """
            select cast(json_build_object('at', a.answered_at, 'ask', a.id, 'network', c.network_id,
                'facility', a.facility_id, 'isYes', a.state in ('YES', 'YES_BUT')) as text)
            from ask a join emergency_case c on c.id = a.case_id
            where (a.answered_at, a.id) > (cast(cast(:at as text) as timestamptz), :ask)
                and a.answered_at < clock_timestamp() - interval '20 seconds'
                and a.state in ('YES', 'YES_BUT', 'NO') and not c.practice
            order by a.answered_at, a.id
            """;

    static final String CARRIED = """
            select cast(json_build_object('nights', coalesce(json_object_agg(facility_id, nights), '{}')) as text) from (
                select s.facility_id, sum((upper(s.nights) - lower(s.nights))
                    * (1 + cast(coalesce(cast(c.data #>> '{looking,need,behaviour}' as integer), 0) >= 10 as integer))
                    * (1 + cast(coalesce(cast(c.data #>> '{looking,need,supportLevel}' as integer), 0) >= 5 as integer))) nights
                from stay s join emergency_case c on c.id = s.case_id
                where s.state in ('AGREED', 'ENDED') and not s.practice
                    and lower(s.nights) > cast(clock_timestamp() at time zone 'Asia/Tokyo' as date) - 90
                group by s.facility_id) carried
            """;

    private CaseJson() {}

    record AskJson(
            String id,
            String facility,
            Ask.State state,
            Instant askedAt,
            Instant deadlineAt,
            AskData data,
            String words) {
        Ask toAsk(Sealer sealer) {
            Answer answer = data.answer();
            if (answer != null && words != null) answer = answer.with(sealer.open(words, CaseRows.WORDS + id));
            return new Ask(
                    id,
                    facility,
                    data.bed(),
                    data.from(),
                    data.nights(),
                    data.moves(),
                    state,
                    askedAt,
                    data.askedBy(),
                    deadlineAt,
                    answer,
                    data.closing());
        }
    }

    record StayJson(
            String id,
            String facility,
            String bed,
            LocalDate from,
            int count,
            Stay.State state,
            Instant expiresAt,
            StayData data) {
        Stay toStay() {
            return new Stay(id, data.ask(), facility, bed, from, count, state, expiresAt, data.madeAt(), data.by());
        }
    }

    record EntryJson(int seq, Instant at, String who, String kind, Map<String, Object> data) {
        Entry toEntry() {
            return new Entry(seq, at, who, kind, data);
        }
    }

    record CaseRow(
            Instant now,
            String id,
            String network,
            boolean practice,
            CaseState state,
            String owner,
            Instant dueAt,
            Instant openedAt,
            Instant closedAt,
            long version,
            CaseData data,
            String person,
            List<AskJson> asks,
            List<StayJson> stays,
            List<EntryJson> entries,
            Procedure procedure) {
        CaseRow {
            if (procedure == null) procedure = Procedure.NONE;
        }

        KeptCase toKept(Sealer sealer) {
            return new KeptCase(
                    id,
                    network,
                    practice,
                    state,
                    owner,
                    dueAt,
                    openedAt,
                    closedAt,
                    version,
                    data.looking(),
                    data.notes(),
                    told(sealer, id, person),
                    data.seq(),
                    asks == null
                            ? List.of()
                            : asks.stream().map(ask -> ask.toAsk(sealer)).toList(),
                    stays == null
                            ? List.of()
                            : stays.stream().map(StayJson::toStay).toList());
        }

        Whole toWhole(Sealer sealer) {
            return new Whole(
                    toKept(sealer),
                    entries == null
                            ? List.of()
                            : entries.stream().map(EntryJson::toEntry).toList(),
                    now);
        }
    }

    record BedsJson(String facility, List<BedNights> beds) {
        BedsOf toBeds() {
            return new BedsOf(facility, beds);
        }
    }

    static CaseRow read(String json) {
        return EventJson.readData(json, CaseRow.class);
    }

    static Told told(Sealer sealer, String id, String sealed) {
        return sealed == null
                ? new Told(null, null)
                : EventJson.readData(sealer.open(sealed, CaseRows.PERSON + id), Told.class);
    }
}
