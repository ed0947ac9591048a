-- The warehouse: facts, what a sync remembers, and figures. Every tenant table is under row security
-- from its first day; roles that load and read own nothing.

-- Roles belong to the cluster, not to this database, so another database may have made them.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['xeropulse_loader', 'xeropulse_reader'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
    exception when duplicate_object or unique_violation then
      null; -- another database of this cluster made it this moment
    end;
    if not pg_has_role(current_user, wanted, 'member') then
      execute format('grant %I to %I', wanted, current_user);
    end if;
  end loop;
end
$$;

grant usage on schema xeropulse to xeropulse_loader, xeropulse_reader;

-- ---------------------------------------------------------------- what a sync remembers

create table organization (
  organization_id uuid primary key,
  fence bigint not null default 0
);
comment on table organization is 'One row a tenant; its fence grows with every sync session, so that a process that lost its turn writes nothing.';

-- The second lock: until its transaction ends, the session of this fence is the only writer.
create function xeropulse.hold_turn(wanted bigint) returns bigint
language plpgsql as $$
begin
  perform from xeropulse.organization
  where organization_id = nullif(current_setting('xeropulse.organization_id', true), '')::uuid and fence = wanted
  for no key update;
  if not found then
    raise exception 'a newer session has the turn' using errcode = 'XP001';
  end if;
  return wanted;
end
$$;
revoke all on function xeropulse.hold_turn(bigint) from public;
grant execute on function xeropulse.hold_turn(bigint) to xeropulse_loader;

create table sync_session (
  organization_id uuid not null,
  session_id uuid not null,
  trigger text not null,
  fence bigint not null,
  status text not null check (status in ('running', 'completed', 'partial', 'failed', 'suspended', 'not_entitled', 'skipped')),
  started_at timestamptz not null,
  finished_at timestamptz,
  error text,
  primary key (organization_id, session_id)
);

create table sync_session_entity (
  organization_id uuid not null,
  session_id uuid not null,
  source text not null,
  entity text not null,
  status text not null,
  fetched bigint not null,
  inserted bigint not null,
  updated bigint not null,
  unchanged bigint not null,
  quarantined bigint not null,
  calls bigint not null,
  bytes bigint not null,
  error text,
  primary key (organization_id, session_id, source, entity),
  foreign key (organization_id, session_id) references sync_session,
  check (fetched = inserted + updated + unchanged + quarantined)
);

create table watermark (
  organization_id uuid not null,
  source text not null,
  entity text not null,
  newest timestamptz not null,
  primary key (organization_id, source, entity)
);

create table quarantine (
  organization_id uuid not null,
  source text not null,
  entity text not null,
  record_key text not null,
  source_id text,
  rule text not null,
  reason text not null,
  raw_text text not null,
  first_seen_at timestamptz not null,
  primary key (organization_id, source, entity, record_key)
);
comment on column quarantine.record_key is 'The source id, or a hash of the raw text of a record that has none.';

-- ---------------------------------------------------------------- Xero

create table organization_profile (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  name text not null,
  base_currency text not null,
  country_code text,
  timezone text,
  financial_year_end_month integer not null,
  financial_year_end_day integer not null,
  period_lock_date date,
  end_of_year_lock_date date,
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
);

create table account (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  code text,
  name text not null,
  account_type text not null,
  account_class text,
  status text not null,
  tax_type text,
  currency text,
  system_account text,
  source_updated_at timestamptz,
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
);

create table contact (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  name text not null,
  status text not null,
  account_number text,
  merged_into text,
  source_updated_at timestamptz,
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
);

create table financial_data (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  kind text not null,
  basis text not null check (basis in ('accrual', 'cash')),
  direction text not null check (direction in ('in', 'out', 'unknown')),
  source_type text not null,
  status text not null,
  source_status text not null,
  in_the_books boolean not null generated always as (status not in ('draft', 'submitted', 'voided', 'deleted')) stored,
  document_number text,
  reference text,
  contact_id text,
  contact_name text,
  account_id text,
  document_id text,
  transaction_date date not null,
  due_date date,
  currency text not null,
  currency_rate numeric(20, 10) not null check (currency_rate > 0),
  sub_total numeric(19, 4),
  total_tax numeric(19, 4),
  total numeric(19, 4) not null,
  base_total numeric(19, 4) not null,
  amount_due numeric(19, 4),
  source_updated_at timestamptz,
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
) with (fillfactor = 90);
comment on table financial_data is 'One row a source document (basis accrual) or cash movement (basis cash); revenue is counted from one basis, never both.';
comment on column financial_data.in_the_books is 'Indexed in place of the status: it stays when an invoice is paid, so that such a change touches no index (the room on each page is for it).';
create index financial_data_by_kind on financial_data (organization_id, kind, transaction_date) include (in_the_books, base_total);
create index financial_data_by_document on financial_data (organization_id, document_id) where document_id is not null;

create table financial_line (
  organization_id uuid not null,
  source text not null,
  parent_id text not null,
  line_no integer not null,
  source_id text,
  description text,
  account_code text,
  tax_type text,
  quantity numeric(19, 4),
  unit_amount numeric(19, 4),
  tax_amount numeric(19, 4),
  line_amount numeric(19, 4),
  primary key (organization_id, source, parent_id, line_no),
  foreign key (organization_id, source, parent_id) references financial_data on delete cascade
);

create table financial_allocation (
  organization_id uuid not null,
  source text not null,
  parent_id text not null,
  line_no integer not null,
  kind text not null,
  counterpart_id text not null,
  allocation_date date not null,
  amount numeric(19, 4) not null,
  primary key (organization_id, source, parent_id, line_no),
  foreign key (organization_id, source, parent_id) references financial_data on delete cascade
);
create index financial_allocation_by_counterpart on financial_allocation (organization_id, counterpart_id);

-- ---------------------------------------------------------------- Xero Practice Manager

create table staff (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  name text not null,
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
);

create table task (like staff including all);
create table category (like staff including all);

create table client (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  name text not null,
  archived boolean not null,
  deleted boolean not null,
  account_manager_id text,
  job_manager_id text,
  export_code text,
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
);

create table job (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  name text not null,
  state text not null,
  client_id text,
  client_name text,
  category text,
  manager_id text,
  partner_id text,
  start_date date,
  due_date date,
  completed_date date,
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
);
create index job_by_client on job (organization_id, client_id);

create table job_assignment (
  organization_id uuid not null,
  source text not null,
  parent_id text not null,
  line_no integer not null,
  staff_id text not null,
  primary key (organization_id, source, parent_id, line_no),
  foreign key (organization_id, source, parent_id) references job on delete cascade
);

create table time_entry (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  job_id text not null,
  staff_id text not null,
  task_id text,
  entry_date date not null,
  minutes integer not null,
  billable boolean not null,
  invoice_line_id text,
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
);
create index time_entry_by_job on time_entry (organization_id, job_id);
create index time_entry_by_invoice_line on time_entry (organization_id, invoice_line_id) where invoice_line_id is not null;

create table job_cost (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  job_id text not null,
  cost_date date not null,
  description text not null,
  code text,
  quantity numeric(19, 4) not null,
  unit_cost numeric(19, 4) not null,
  unit_price numeric(19, 4) not null,
  billable boolean not null,
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
);
create index job_cost_by_job on job_cost (organization_id, job_id);

create table job_invoice (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  invoice_number text not null,
  invoice_type text not null,
  status text not null,
  touches_wip boolean not null,
  job_text text,
  client_id text,
  invoice_date date not null,
  due_date date,
  amount numeric(19, 4) not null,
  amount_tax numeric(19, 4) not null,
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
);

create table job_invoice_line (
  organization_id uuid not null,
  source text not null,
  parent_id text not null,
  line_no integer not null,
  source_id text,
  kind text not null check (kind in ('task', 'cost')),
  job_id text,
  description text,
  code text,
  quantity numeric(19, 4),
  unit_price numeric(19, 4),
  amount numeric(19, 4) not null,
  primary key (organization_id, source, parent_id, line_no),
  foreign key (organization_id, source, parent_id) references job_invoice on delete cascade
);
create index job_invoice_line_by_id on job_invoice_line (organization_id, source_id) where source_id is not null;

-- ---------------------------------------------------------------- what the practice keeps itself

create table rate_card (
  organization_id uuid not null,
  line_no integer not null,
  staff_id text,
  task_id text,
  hourly_rate numeric(19, 4) not null check (hourly_rate >= 0),
  valid_from date,
  valid_to date,
  primary key (organization_id, line_no)
);

create table team_member (
  organization_id uuid not null,
  staff_id text not null,
  team text not null,
  primary key (organization_id, staff_id)
);

-- ---------------------------------------------------------------- figures

create table project_wip (
  organization_id uuid not null,
  as_at date not null,
  job_id text not null,
  client_name text,
  time_amount numeric(19, 4) not null,
  cost_amount numeric(19, 4) not null,
  interim_amount numeric(19, 4) not null,
  unpriced_minutes bigint not null,
  gross_0_30 numeric(19, 4) not null,
  gross_31_60 numeric(19, 4) not null,
  gross_61_90 numeric(19, 4) not null,
  gross_91 numeric(19, 4) not null,
  net_0_30 numeric(19, 4) not null,
  net_31_60 numeric(19, 4) not null,
  net_61_90 numeric(19, 4) not null,
  net_91 numeric(19, 4) not null,
  net_credit numeric(19, 4) not null,
  primary key (organization_id, as_at, job_id),
  check (gross_0_30 + gross_31_60 + gross_61_90 + gross_91 = time_amount + cost_amount),
  check (net_0_30 + net_31_60 + net_61_90 + net_91 + net_credit = time_amount + cost_amount - interim_amount)
);
comment on column project_wip.job_id is 'The job number; empty for interims of no job.';

-- ---------------------------------------------------------------- row security

do $$
declare
  tenant_table text;
begin
  for tenant_table in
    select c.relname
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
    where c.relnamespace = 'xeropulse'::regnamespace and c.relkind = 'r'
  loop
    execute format('alter table xeropulse.%I enable row level security', tenant_table);
    execute format('alter table xeropulse.%I force row level security', tenant_table);
    -- An unset or emptied setting is null, and null equals nothing: no organization, no rows.
    execute format(
      'create policy organization_isolation on xeropulse.%I
         using (organization_id = nullif(current_setting(''xeropulse.organization_id'', true), '''')::uuid)
         with check (organization_id = nullif(current_setting(''xeropulse.organization_id'', true), '''')::uuid)',
      tenant_table);
    execute format('grant select, insert, update, delete on xeropulse.%I to xeropulse_loader', tenant_table);
    execute format('grant select on xeropulse.%I to xeropulse_reader', tenant_table);
  end loop;
end
$$;
