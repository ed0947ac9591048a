-- What a complete reading of a source no longer sent: out of the figures, never out of sight.

-- Puts a tenant table under row security and grants it, as the first migration did for its tables.
create function xeropulse.protect(tenant_table regclass) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format(
    'create policy organization_isolation on %s
       using (organization_id = nullif(current_setting(''xeropulse.organization_id'', true), '''')::uuid)
       with check (organization_id = nullif(current_setting(''xeropulse.organization_id'', true), '''')::uuid)',
    tenant_table);
  execute format('grant select, insert, update, delete on %s to xeropulse_loader', tenant_table);
  execute format('grant select on %s to xeropulse_reader', tenant_table);
end
$$;
revoke all on function xeropulse.protect(regclass) from public;

create table removed_fact (
  organization_id uuid not null,
  session_id uuid not null,
  source text not null,
  entity text not null,
  source_id text not null,
  removed_at timestamptz not null,
  fact jsonb not null,
  primary key (organization_id, session_id, source, entity, source_id)
);
comment on column removed_fact.fact is 'The row as it was.';
create index removed_fact_by_id on removed_fact (organization_id, source, entity, source_id);
select xeropulse.protect('xeropulse.removed_fact');
