create or replace function ${schema}.watch_closed_periods_on_update() returns trigger
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
alter table ${schema}.financial_data drop column bank_amount;
