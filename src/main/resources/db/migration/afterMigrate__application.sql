-- After every start: who works with the tables may, whoever that is by now. What a table must refuse, its policies refuse.
-- Nodes that start at the same moment do this one after another.
select pg_advisory_xact_lock(hashtextextended('tomarigi: after migrate', 0));
grant usage on schema public to "${application}";
do $$
declare one text;
begin
    for one in select tablename from pg_tables
        where schemaname = 'public' and tableowner = current_user and tablename <> 'flyway_schema_history'
    loop
        execute format('grant select, insert, update, delete on %I to "${application}"', one);
    end loop;
    for one in select sequencename from pg_sequences where schemaname = 'public' and sequenceowner = current_user loop
        execute format('grant usage on sequence %I to "${application}"', one);
    end loop;
    -- By which a node that may not migrate sees whether somebody has.
    if to_regclass('flyway_schema_history') is not null then
        grant select on flyway_schema_history to "${application}";
    end if;
    grant execute on function audit_lock, audit_begin, audit_count, audit_append, audit_purge to "${application}";
    -- The trail is appended to by those functions alone. Where one role does both, it needs for them what it owns.
    if current_user <> '${application}' then
        revoke insert, update, delete on audit, audit_head from "${application}";
    end if;
end $$;
