grant select on ${schema}.sync_request, ${schema}.sync_request_record to xeropulse_reader, xeropulse_scoped_reader;
drop trigger number_closed_period_change on ${schema}.closed_period_change;
drop function ${schema}.number_closed_period_change();
comment on column ${schema}.closed_period_change.change_no is null;
alter table ${schema}.closed_period_change alter column change_no add generated always as identity;
alter table ${schema}.closed_period_change no force row level security;
select setval(pg_get_serial_sequence('${schema}.closed_period_change', 'change_no'),
  (select coalesce(max(change_no), 0) + 1 from ${schema}.closed_period_change), false);
alter table ${schema}.closed_period_change force row level security;
