-- The warehouse: facts, what a sync remembers, and figures. Every tenant table is under row security
-- from its first day; roles that load and read own nothing.

-- Roles belong to the cluster, not to this database, so another database may have made them.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['xeropulse_loader', 'xeropulse_reader', 'xeropulse_scoped_reader'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
    exception when duplicate_object or unique_violation then
      null; -- another database of this cluster made it this moment
    end;
    -- Since PostgreSQL 16 who creates a role may grant it, but not take it on before it is granted.
    if not pg_has_role(current_user, wanted,
        case when current_setting('server_version_num')::integer < 160000 then 'member' else 'set' end) then
      execute format('grant %I to %I', wanted, current_user);
    end if;
  end loop;
end
$$;

grant usage on schema ${schema} to xeropulse_loader, xeropulse_reader, xeropulse_scoped_reader;

-- ---------------------------------------------------------------- what a sync remembers

create table organization (
  organization_id uuid primary key,
  fence bigint not null default 0
);
comment on table organization is 'One row a tenant; its fence grows with every sync session, so that a process that lost its turn writes nothing.';

-- The second lock: until its transaction ends, the session of this fence is the only writer.
create function ${schema}.hold_turn(wanted bigint) returns bigint
language plpgsql as $$
begin
  perform from ${schema}.organization
  where organization_id = nullif(current_setting('xeropulse.organization_id', true), '')::uuid and fence = wanted
  for no key update;
  if not found then
    raise exception 'a newer session has the turn' using errcode = 'XP001';
  end if;
  return wanted;
end
$$;
revoke all on function ${schema}.hold_turn(bigint) from public;
grant execute on function ${schema}.hold_turn(bigint) to xeropulse_loader;

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
  last_seen_at timestamptz not null,
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
) ${by_organization};
comment on table financial_data is 'One row a source document (basis accrual) or cash movement (basis cash); revenue is counted from one basis, never both.';
comment on column financial_data.in_the_books is 'Indexed in place of the status: it stays when an invoice is paid, so that such a change touches no index (the room on each page is for it).';
create index financial_data_by_kind on financial_data (kind, organization_id, transaction_date) include (in_the_books, base_total);
comment on index financial_data_by_kind is 'Does not begin with the organization: of one that the statistics do not know yet they expect no rows, so that every line''s foreign key would be checked by reading all of them.';
create index financial_data_by_document on financial_data (organization_id, document_id) where document_id is not null;

create table financial_line (
  organization_id uuid not null,
  source text not null,
  parent_id text not null,
  line_no integer not null,
  contact_id text,
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
) ${by_organization};

create table financial_allocation (
  organization_id uuid not null,
  source text not null,
  parent_id text not null,
  line_no integer not null,
  contact_id text,
  kind text not null,
  counterpart_id text not null,
  allocation_date date not null,
  amount numeric(19, 4) not null,
  primary key (organization_id, source, parent_id, line_no),
  foreign key (organization_id, source, parent_id) references financial_data on delete cascade
) ${by_organization};
comment on column financial_allocation.contact_id is 'The document''s, for row security; so has financial_line.';
create index financial_allocation_by_counterpart on financial_allocation (counterpart_id, organization_id);
comment on index financial_allocation_by_counterpart is 'Does not begin with the organization, for the reason of financial_data_by_kind.';

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
create index job_by_client on job (client_id, organization_id);

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
) ${by_organization};
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
  client_id text,
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
comment on column job_invoice_line.client_id is 'The invoice''s, for row security.';
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

-- Who sees what is decided by settings of the transaction; these functions read them. Their bodies are
-- bound when they are made, so that nobody's search path puts something else in their place.

create function ${schema}.claim(name text) returns text
  language sql stable parallel safe
  return coalesce(
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> name,
    nullif(current_setting('request.jwt.claims', true), '')::jsonb -> 'app_metadata' ->> name);
comment on function ${schema}.claim is 'A claim of the token that PostgREST verified; what users may write themselves (user_metadata) is none.';

create function ${schema}.bound_organization() returns uuid
  language sql stable parallel safe
  return coalesce(substring(session_user from '^xeropulse_org_(.*)$'), ${schema}.claim('organization_id'))::uuid;
comment on function ${schema}.bound_organization is 'The only organization that this login, by its name, or this request, by its token, may see; null for one that is trusted to name any.';

create function ${schema}.scope() returns text
  language sql stable parallel safe
  return coalesce(nullif(current_setting('xeropulse.scope', true), ''), ${schema}.claim('xeropulse_scope'));
comment on function ${schema}.scope is 'Which of the organization''s rows a scoped reader sees: everything, team, own-clients, own-records; all else, and null, is nothing.';

create function ${schema}.in_scope(kind text) returns jsonb
  language sql stable parallel safe
  return case
    when current_setting('xeropulse.scope', true) in ('team', 'own-clients', 'own-records')
    then nullif(current_setting('xeropulse.scope_' || kind, true), '')::jsonb
  end;
comment on function ${schema}.in_scope is 'The clients, jobs or staff of a narrow scope as keys of an object, where ${schema}.enter() has worked them out.';

-- Works out for the rest of the transaction which rows a narrow scope covers: a person's jobs are those
-- that they manage, are partner of or are assigned to; their clients those of their jobs and those that
-- they look after. It takes nothing, so it gives nobody more than the settings or the claims do.
create function ${schema}.enter() returns void
language plpgsql set search_path = pg_catalog as $$
declare
  named constant uuid := coalesce(
    nullif(current_setting('xeropulse.organization_id', true), '')::uuid, ${schema}.bound_organization());
  narrow constant text := ${schema}.scope();
  chosen text[];
  staff_ids text[] := '{}';
  job_ids text[];
  client_ids text[];
begin
  if named is null or narrow is null or narrow not in ('team', 'own-clients', 'own-records') then
    return;
  end if;
  chosen := array(
    select jsonb_array_elements_text(coalesce(
      nullif(current_setting('xeropulse.scope_values', true), ''), ${schema}.claim('xeropulse_scope_values'))::jsonb));
  perform set_config('xeropulse.scope', 'everything', true);
  if narrow = 'team' then
    staff_ids := array(
      select m.staff_id from ${schema}.team_member m
      where m.organization_id = named and m.team = any (chosen));
  elsif narrow = 'own-records' then
    staff_ids := chosen;
  end if;
  job_ids := array(
    select j.source_id from ${schema}.job j
    where j.organization_id = named
      and (j.manager_id = any (staff_ids) or j.partner_id = any (staff_ids)
        or narrow = 'own-clients' and j.client_id = any (chosen))
    union
    select a.parent_id from ${schema}.job_assignment a
    where a.organization_id = named and a.staff_id = any (staff_ids));
  client_ids := case when narrow = 'own-clients' then chosen else array(
    select j.client_id from ${schema}.job j
    where j.organization_id = named and j.source_id = any (job_ids) and j.client_id is not null
    union
    select c.source_id from ${schema}.client c
    where c.organization_id = named
      and (c.account_manager_id = any (staff_ids) or c.job_manager_id = any (staff_ids))) end;
  perform set_config('xeropulse.scope_staff', jsonb_object(staff_ids, staff_ids)::text, true);
  perform set_config('xeropulse.scope_jobs', jsonb_object(job_ids, job_ids)::text, true);
  perform set_config('xeropulse.scope_clients', jsonb_object(client_ids, client_ids)::text, true);
  perform set_config('xeropulse.scope', narrow, true);
end
$$;

revoke all on function ${schema}.claim(text), ${schema}.bound_organization(), ${schema}.scope(),
  ${schema}.in_scope(text), ${schema}.enter() from public;
grant execute on function ${schema}.claim(text), ${schema}.bound_organization()
  to xeropulse_loader, xeropulse_reader, xeropulse_scoped_reader;
grant execute on function ${schema}.scope() to xeropulse_reader, xeropulse_scoped_reader;
grant execute on function ${schema}.in_scope(text), ${schema}.enter() to xeropulse_scoped_reader;

-- In a schema of one organization's own no table takes another's row, whoever writes it.
create function ${schema}.keep_to_organization(tenant_table regclass) returns void
language plpgsql as $$
begin
  if '${organization}' <> '' then
    execute format(
      'alter table %s add constraint of_one_organization check (organization_id = ''${organization}'')', tenant_table);
  end if;
end
$$;
revoke all on function ${schema}.keep_to_organization(regclass) from public;

-- Puts a tenant table under row security and grants it. A scoped reader sees the rows whose named column
-- (client, job, staff) is in a narrow scope, all rows of a shared table such as the chart of
-- accounts, and none of a table of which nothing is said.
create function ${schema}.protect(
  tenant_table regclass, client text default null, job text default null, staff text default null,
  shared boolean default false) returns void
language plpgsql as $$
declare
  scoped text := '(select ${schema}.scope() = ''everything'')';
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  perform ${schema}.keep_to_organization(tenant_table);

  -- Whether somebody reads or writes at all is a matter of grants. Which rows is said by restrictive
  -- policies, so that no policy that a host adds opens what they close. They apply in the order of their
  -- names: the organization comes first, and so chooses the rows by an index instead of filtering them.
  execute format('create policy granted on %s using (true)', tenant_table);

  -- An unset or emptied setting is null, and null equals nothing: no organization, no rows. Whoever is
  -- bound to one organization and names another sees nothing; that is asked once a statement.
  execute format(
    'create policy organization_isolation on %s as restrictive using (
       organization_id = coalesce(
         nullif(current_setting(''xeropulse.organization_id'', true), '''')::uuid, ${schema}.bound_organization())
       and (select coalesce(${schema}.bound_organization() =
         nullif(current_setting(''xeropulse.organization_id'', true), '''')::uuid, true)))',
    tenant_table);

  if shared then
    scoped := '(select ${schema}.scope() in (''everything'', ''team'', ''own-clients'', ''own-records''))';
  end if;
  if client is not null then
    scoped := scoped || format(' or (select ${schema}.in_scope(''clients'')) ? %I', client);
  end if;
  if job is not null then
    scoped := scoped || format(' or (select ${schema}.in_scope(''jobs'')) ? %I', job);
  end if;
  if staff is not null then
    scoped := scoped || format(' or (select ${schema}.in_scope(''staff'')) ? %I', staff);
  end if;
  execute format(
    'create policy within_scope on %s as restrictive for select to xeropulse_scoped_reader using (%s)',
    tenant_table, scoped);

  execute format('grant select, insert, update, delete on %s to xeropulse_loader', tenant_table);
  execute format('grant select on %s to xeropulse_reader, xeropulse_scoped_reader', tenant_table);
end
$$;
revoke all on function ${schema}.protect(regclass, text, text, text, boolean) from public;

-- The large tables may be partitioned by a hash of the organization, whose rows then lie in one partition
-- of each. Nobody is granted a partition itself: rows are reached through the table, under its policies.
do $$
declare
  large text;
  room text;
begin
  if ${partitions} = 0 then
    alter table financial_data set (fillfactor = 90);
  end if;
  foreach large in array array['financial_data', 'financial_line', 'financial_allocation', 'time_entry'] loop
    room := case large when 'financial_data' then 'with (fillfactor = 90)' else '' end;
    for part in 0 .. ${partitions} - 1 loop
      execute format('create table ${schema}.%1$s_%2$s partition of ${schema}.%1$s
        for values with (modulus ${partitions}, remainder %2$s) %3$s', large, part, room);
      execute format('alter table ${schema}.%s_%s enable row level security', large, part);
      execute format('alter table ${schema}.%s_%s force row level security', large, part);
    end loop;
  end loop;
end
$$;

do $$
begin
  perform ${schema}.protect('${schema}.organization');
  perform ${schema}.protect('${schema}.sync_session');
  perform ${schema}.protect('${schema}.sync_session_entity');
  perform ${schema}.protect('${schema}.watermark');
  perform ${schema}.protect('${schema}.quarantine');
  perform ${schema}.protect('${schema}.organization_profile', shared => true);
  perform ${schema}.protect('${schema}.account', shared => true);
  perform ${schema}.protect('${schema}.contact', client => 'source_id');
  perform ${schema}.protect('${schema}.financial_data', client => 'contact_id');
  perform ${schema}.protect('${schema}.financial_line', client => 'contact_id');
  perform ${schema}.protect('${schema}.financial_allocation', client => 'contact_id');
  perform ${schema}.protect('${schema}.staff', shared => true);
  perform ${schema}.protect('${schema}.task', shared => true);
  perform ${schema}.protect('${schema}.category', shared => true);
  perform ${schema}.protect('${schema}.client', client => 'source_id');
  perform ${schema}.protect('${schema}.job', job => 'source_id');
  perform ${schema}.protect('${schema}.job_assignment', job => 'parent_id');
  perform ${schema}.protect('${schema}.time_entry', job => 'job_id', staff => 'staff_id');
  perform ${schema}.protect('${schema}.job_cost', job => 'job_id');
  perform ${schema}.protect('${schema}.job_invoice', client => 'client_id');
  perform ${schema}.protect('${schema}.job_invoice_line', client => 'client_id');
  perform ${schema}.protect('${schema}.rate_card');
  perform ${schema}.protect('${schema}.team_member', shared => true);
  perform ${schema}.protect('${schema}.project_wip', job => 'job_id');
end
$$;
