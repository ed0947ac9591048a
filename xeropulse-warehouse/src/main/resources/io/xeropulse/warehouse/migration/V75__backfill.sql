-- How far the first reading of each dated list is, so that whatever stops it, the next sync goes on there.

create table backfill (
  organization_id uuid not null,
  source text not null,
  entity text not null,
  window_start date,
  window_end date,
  windows_done integer not null,
  windows_expected integer not null,
  position timestamptz,
  began_at timestamptz,
  newest timestamptz,
  complete boolean not null,
  primary key (organization_id, source, entity)
);
comment on table backfill is 'The first reading of a dated list, in windows of document dates, newest first; written with the page it belongs to.';
comment on column backfill.window_start is 'First day of the window being read; null for everything before its end.';
comment on column backfill.window_end is 'The day after its last; null for everything from its start on.';
comment on column backfill.windows_expected is 'How many windows there are at most.';
comment on column backfill.position is 'Newest change loaded of the window, in the order of changes; null at its beginning.';
comment on column backfill.began_at is 'When its first page was read, by the source''s clock.';
comment on column backfill.newest is 'Newest change loaded that is no later than the beginning: the watermark once all windows were read.';
comment on column backfill.complete is 'Whether all windows were read, and after them what changed since it began.';
select ${schema}.protect('${schema}.backfill');

-- The first load of an organization is its history, not a change of it; a backfill is part of the first
-- load, even if a sync of other lists or of chosen records is completed meanwhile.
create or replace function ${schema}.watch_closed_periods_on_insert() returns trigger
language plpgsql as $$
begin
  insert into ${schema}.closed_period_change
    (organization_id, session_id, source, source_id, lock_date, date_after, base_total_after, status_after)
  select n.organization_id,
    (select s.session_id from ${schema}.sync_session s
     where s.organization_id = n.organization_id and s.status = 'running' order by s.fence desc limit 1),
    n.source, n.source_id, p.lock_date, n.transaction_date, n.base_total, n.status
  from new_rows n
  join (
    select organization_id, greatest(period_lock_date, end_of_year_lock_date) as lock_date
    from ${schema}.organization_profile) p on p.organization_id = n.organization_id
  where n.transaction_date <= p.lock_date
    and exists (
      select from ${schema}.sync_session s
      where s.organization_id = n.organization_id and s.status = 'completed')
    and not exists (
      select from ${schema}.backfill b where b.organization_id = n.organization_id and not b.complete);
  return null;
end
$$;
