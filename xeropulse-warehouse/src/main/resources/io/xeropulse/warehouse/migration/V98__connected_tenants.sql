-- Whose tenant a source tells of: one place for all nodes, whichever schema the connections lie in.
-- Written with the connections; no release had these before.

create table connected_tenant (
  tenant_id text not null,
  organization uuid not null,
  primary key (tenant_id, organization)
);
comment on table connected_tenant is 'One row a tenant that an organization is connected to now; in the home schema alone.';
create index connected_tenant_of_organization on connected_tenant (organization);

-- A node has to route what comes for any of them; nobody else sees the table at all.
alter table connected_tenant enable row level security;
alter table connected_tenant force row level security;
-- What it writes is of the organization that its transaction is for.
create policy routing on connected_tenant for select to xeropulse_loader using (true);
create policy connecting on connected_tenant for insert to xeropulse_loader
  with check (organization = nullif(current_setting('xeropulse.organization_id', true), '')::uuid);
create policy disconnecting on connected_tenant for delete to xeropulse_loader
  using (organization = nullif(current_setting('xeropulse.organization_id', true), '')::uuid);
grant select, insert, delete on connected_tenant to xeropulse_loader;
