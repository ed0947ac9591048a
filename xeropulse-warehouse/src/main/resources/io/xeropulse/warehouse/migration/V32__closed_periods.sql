-- A change dated on or before the lock date is an event of its own, with before and after. It is
-- watched here and not in the loader, so that no way of writing goes round it.

create table closed_period_change (
  organization_id uuid not null,
  change_no bigint generated always as identity,
  session_id uuid,
  source text not null,
  source_id text not null,
  lock_date date not null,
  date_before date,
  date_after date not null,
  base_total_before numeric(19, 4),
  base_total_after numeric(19, 4) not null,
  status_before text,
  status_after text not null,
  changed_at timestamptz not null default now(),
  primary key (organization_id, change_no)
);
comment on table closed_period_change is 'What changed in a closed period; if date, total and status are the same, its lines or texts changed.';
select ${schema}.protect('${schema}.closed_period_change');

create function ${schema}.watch_closed_periods_on_update() returns trigger
language plpgsql as $$
begin
  insert into ${schema}.closed_period_change
    (organization_id, session_id, source, source_id, lock_date, date_before, date_after,
     base_total_before, base_total_after, status_before, status_after)
  select n.organization_id,
    (select s.session_id from ${schema}.sync_session s
     where s.organization_id = n.organization_id and s.status = 'running' order by s.fence desc limit 1),
    n.source, n.source_id, p.lock_date, o.transaction_date, n.transaction_date,
    o.base_total, n.base_total, o.status, n.status
  from new_rows n
  join old_rows o using (organization_id, source, source_id)
  join (
    select organization_id, greatest(period_lock_date, end_of_year_lock_date) as lock_date
    from ${schema}.organization_profile) p on p.organization_id = n.organization_id
  where least(o.transaction_date, n.transaction_date) <= p.lock_date;
  return null;
end
$$;

-- The first load of an organization is its history, not a change of it.
create function ${schema}.watch_closed_periods_on_insert() returns trigger
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
      where s.organization_id = n.organization_id and s.status = 'completed');
  return null;
end
$$;

revoke all on function ${schema}.watch_closed_periods_on_update(), ${schema}.watch_closed_periods_on_insert() from public;

create trigger watch_closed_periods_on_update after update on financial_data
  referencing old table as old_rows new table as new_rows
  for each statement execute function ${schema}.watch_closed_periods_on_update();
create trigger watch_closed_periods_on_insert after insert on financial_data
  referencing new table as new_rows
  for each statement execute function ${schema}.watch_closed_periods_on_insert();
