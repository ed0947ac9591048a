-- What a payment's bank account moved by its own word; and what was read before this was kept is read
-- again: its lists have no watermark any more, so that the next sync reads them whole.

alter table financial_data add column bank_amount numeric(19, 4);
comment on column financial_data.bank_amount is 'What the bank account moved, in its own currency; base_total is the amount at the record''s rate. Null where the source does not say, and of what was read before this column was there.';

do $$
declare
  remembered text;
begin
  foreach remembered in array array['watermark', 'backfill'] loop
    execute format('alter table ${schema}.%s no force row level security', remembered);
    execute format(
      'delete from ${schema}.%s where source = ''xero'' and entity in (''invoices'', ''credit_notes'',
        ''overpayments'', ''prepayments'', ''payments'', ''bank_transactions'', ''manual_journals'') %s',
      remembered, case remembered when 'backfill' then 'and not complete' else '' end);
    execute format('alter table ${schema}.%s force row level security', remembered);
  end loop;
end
$$;

-- A record that only says more than it did is no change in a closed period.
create or replace function ${schema}.watch_closed_periods_on_update() returns trigger
language plpgsql as $$
declare
  more constant text[] := array['content_hash', 'line_tax', 'bank_amount'];
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
  where least(o.transaction_date, n.transaction_date) <= p.lock_date
    and not (o.line_tax is null and o.bank_amount is null
      and (n.line_tax is not null or n.basis = 'cash')
      and o.source_updated_at is not distinct from n.source_updated_at
      and to_jsonb(o) - more = to_jsonb(n) - more);
  return null;
end
$$;
