package net.tomarigi.remind.store;

/** What {@link PostgresCalls} asks PostgreSQL. */
final class CallStatements {
    private CallStatements() {}

    /** Until the transaction ends; whoever does not get it leaves it to the node that did. */
    static final String ONE_NODE =
            "select pg_try_advisory_xact_lock(hashtextextended('tomarigi: ' || cast(:what as text), 0))";

    /** The first report after a call, whatever it says, is its answer. */
    private static final String ANSWERED = """
            update facility_call c set state = 'ANSWERED', answered_at = greatest(r.at, c.asked_at), answered_via = r.via
            from (select w.id, a.at, a.via from facility_call w cross join lateral (
                    select at, via from report where facility_id = w.facility_id and id > w.after_report
                    order by id limit 1) a
                  where w.state = 'WAITING' and w.roll_call_id is %s null limit 1000) r
            where c.id = r.id and c.state = 'WAITING'
            """;

    static final String ANSWERED_REMINDERS = ANSWERED.formatted("");

    static final String ANSWERED_ROLL_CALLS =
            "with answered as (" + ANSWERED.formatted("not") + " returning c.roll_call_id, c.facility_id), " + """
            changed as (
              update roll_call set version = version + 1 where id in (select roll_call_id from answered)
              returning id, network_id, version
            )
            select cast(coalesce(json_agg(json_build_object('network', network_id, 'id', id, 'version', version,
                'facilities', (select json_agg(facility_id) from answered where roll_call_id = changed.id))), '[]') as text)
            from changed
            """;

    /** Reminders of a network that a facility has not answered since it last did, or said anything. */
    private static final String UNANSWERED = """
             from facility_call c where c.facility_id = f.id and c.network_id = m.network_id and c.roll_call_id is null
               and c.state <> 'ANSWERED' and c.asked_at > f.attested_at
               and c.asked_at > coalesce((select max(x.asked_at) from facility_call x where x.facility_id = f.id
                 and x.network_id = m.network_id and x.roll_call_id is null and x.state = 'ANSWERED'), '-infinity')
            """;

    private static final String KNOWN = """
            'attestedAt', f.attested_at,
            'lastAt', (select max(c.asked_at) from facility_call c where c.facility_id = f.id and c.roll_call_id is null),
            'unanswered', (select count(*)\s""" + UNANSWERED + """
            ), 'officersKnow', exists (select\s""" + UNANSWERED + " and c.officers_told_at is not null)";

    /** Those to whom anybody listens, and whose word may be too old. */
    static final String CANDIDATES = "select cast(json_build_object('now', clock_timestamp(), 'candidates',"
            + " coalesce(json_agg(json_build_object('network', m.network_id, 'facility', f.id,"
            + " 'freshHours', m.fresh_hours, 'ageingHours', m.ageing_hours, 'rules', m.rules, " + KNOWN + """
            ) order by f.attested_at, f.id, m.network_id), '[]')) as text)
            from (
              select m.network_id, m.facility_id, n.fresh_hours, n.ageing_hours, s.data -> 'reminders' as rules
              from membership m
              join network n on n.id = m.network_id
              join facility f on f.id = m.facility_id
              left join network_settings s on s.network_id = m.network_id
              where f.attested_at < clock_timestamp()
                  - make_interval(hours => coalesce(cast(s.data -> 'reminders' ->> 'afterHours' as integer), n.ageing_hours))
                and coalesce(cast(s.data -> 'reminders' ->> 'on' as boolean), true)
                and coalesce(cast(s.data -> 'functions' -> 'REMINDERS' ->> 'on' as boolean), true)
                and coalesce(cast(s.data -> 'functions' -> 'REMINDERS' ->> 'from' as date)
                  <= cast(clock_timestamp() at time zone 'Asia/Tokyo' as date), true)
                and (exists (select from push_subscription p where p.facility_id = f.id)
                     or exists (select from mail_alert a where a.facility_id = f.id))
              order by f.attested_at limit :most
            ) m join facility f on f.id = m.facility_id
            """;

    private static final String DUE = " from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))"
            + " as t(network text, facility text, step text, useful double precision)";

    /** A reminder takes the place of the one before. */
    static final String OVERTAKEN = "update facility_call c set state = 'OVER'" + DUE + """
             where t.step = 'REMIND' and c.facility_id = t.facility and c.roll_call_id is null and c.state = 'WAITING'
            """;

    static final String REMIND = """
            insert into facility_call (id, network_id, facility_id, asked_at, until_at, attested_at, after_report)
            select cast(gen_random_uuid() as text), t.network, t.facility, clock_timestamp(),
              clock_timestamp() + make_interval(secs => t.useful), f.attested_at,
              coalesce((select max(r.id) from report r where r.facility_id = f.id), 0)
            """ + DUE + " join facility f on f.id = t.facility where t.step = 'REMIND'";

    /** Once for a facility, and with one letter a day; what a letter could not tell any more, the page shows. */
    static final String TELL_OFFICERS = "with silent as (select t.network, t.facility" + DUE + """
             where t.step = 'TELL_OFFICERS'
            ), told as (
              update facility_call c set officers_told_at = clock_timestamp() from silent s
              where c.facility_id = s.facility and c.network_id = s.network and c.roll_call_id is null
                and c.id = (select x.id from facility_call x where x.facility_id = s.facility and x.network_id = s.network
                  and x.roll_call_id is null order by x.asked_at desc limit 1)
              returning c.network_id
            )
            insert into network_letter (id, network_id, kind, day, until_at, first)
            select cast(gen_random_uuid() as text), network_id, 'SILENT',
              cast(clock_timestamp() at time zone 'Asia/Tokyo' as date), clock_timestamp() + interval '12 hours', count(*)
            from told group by network_id
            on conflict (network_id, kind, day) do nothing
            """;

    static final String QUIET = "select cast(coalesce(json_agg(json_build_object('facility', f.id, 'name', f.name,"
            + " 'phone', f.phone, 'district', m.district, " + KNOWN + """
            , 'devices', (select count(*) from push_subscription p where p.facility_id = f.id),
              'letters', (select count(*) from mail_alert a join account k on k.principal_id = a.principal_id
                          where a.facility_id = f.id and k.mail is not null),
              'reminders', (select json_agg(json_build_object('at', r.asked_at, 'pushed', r.pushed, 'mailed', r.mailed,
                  'trying', (select count(*) from notice n where n.call_id = r.id and n.kind = 'ASKED' and n.due_at is not null),
                  'answeredAt', r.answered_at) order by r.asked_at desc)
                from (select * from facility_call c where c.facility_id = f.id and c.network_id = m.network_id
                      and c.roll_call_id is null order by c.asked_at desc limit :few) r)
            ) order by f.attested_at nulls first, f.id), '[]') as text)
            from (select * from membership where network_id = :network limit :most) m join facility f on f.id = m.facility_id
            """;

    /** Nothing where one lives, or is there under this id. */
    static final String START = """
            insert into roll_call (id, network_id, kind, note, started_at, started_by, ends_at)
            select :id, :network, :kind, cast(:note as text), clock_timestamp(), :who,
              clock_timestamp() + make_interval(secs => :lasts)
            on conflict do nothing
            """;

    static final String CALL = """
            with called as (
              insert into facility_call (id, network_id, facility_id, roll_call_id, practice, asked_at, until_at, attested_at,
                after_report)
              select cast(gen_random_uuid() as text), m.network_id, m.facility_id, r.id, r.kind = 'PRACTICE', r.started_at,
                r.ends_at, f.attested_at, coalesce((select max(p.id) from report p where p.facility_id = f.id), 0)
              from roll_call r join membership m on m.network_id = r.network_id join facility f on f.id = m.facility_id
              where r.id = :id
              returning facility_id
            )
            select cast(coalesce(json_agg(facility_id), '[]') as text) from called
            """;

    private static final String ROLL_CALL = "json_build_object('id', r.id, 'network', r.network_id, 'kind', r.kind,"
            + " 'note', r.note, 'startedAt', r.started_at, 'startedBy', r.started_by, 'endsAt', r.ends_at,"
            + " 'endedAt', r.ended_at, 'endedBy', r.ended_by, 'version', r.version)";

    static final String LIVING = "select cast(" + ROLL_CALL + """
             as text) from roll_call r
            where r.network_id = :network and (r.id = :id or r.ended_at is null) order by (r.id = :id) desc limit 1
            """;

    static final String FIND =
            "select cast(" + ROLL_CALL + " as text) from roll_call r where r.network_id = :network and r.id = :id";

    static final String ENDING =
            "select network_id, id from roll_call where ended_at is null and ends_at <= clock_timestamp()";

    static final String END = """
            update roll_call set ended_at = clock_timestamp(), ended_by = :who, version = version + 1
            where id = :id and network_id = :network and ended_at is null returning version
            """;

    static final String OVER = """
            with over as (
              update facility_call set state = 'OVER' where roll_call_id = :id and state = 'WAITING' returning facility_id
            )
            select cast(coalesce(json_agg(facility_id), '[]') as text) from over
            """;

    static final String CALLED = """
            select cast(coalesce(json_agg(json_build_object('facility', f.id, 'name', f.name, 'phone', f.phone,
                'district', m.district, 'attestedAt', c.attested_at, 'answeredAt', c.answered_at, 'answeredVia', c.answered_via,
                'pushed', c.pushed, 'mailed', c.mailed, 'trying',
                (select count(*) from notice n where n.call_id = c.id and n.kind = 'ASKED' and n.due_at is not null))
                order by c.answered_at desc nulls first, f.name, f.id), '[]') as text)
            from facility_call c
            join facility f on f.id = c.facility_id
            left join membership m on m.facility_id = c.facility_id and m.network_id = c.network_id
            where c.roll_call_id = :id
            """;

    static final String LIST = "select cast(coalesce(json_agg(json_build_object('rollCall', " + ROLL_CALL + """
            , 'called', (select count(*) from facility_call c where c.roll_call_id = r.id),
              'seconds', (select json_agg(extract(epoch from c.answered_at - r.started_at)) from facility_call c
                          where c.roll_call_id = r.id and c.answered_at is not null)) order by r.started_at desc), '[]') as text)
            from (select * from roll_call where network_id = :network order by started_at desc limit 100) r
            """;

    static final String OWED = "select cast(coalesce(json_agg(json_build_object('rollCall', " + ROLL_CALL + """
            , 'networkName', n.name) order by r.started_at), '[]') as text)
            from facility_call c join roll_call r on r.id = c.roll_call_id join network n on n.id = r.network_id
            where c.facility_id = :facility and c.state = 'WAITING' and r.ended_at is null
            """;
}
