-- Whose tenant a source tells of: one place for all nodes, whichever schema the connections lie in.

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
create policy routing on connected_tenant to xeropulse_loader using (true) with check (true);
grant select, insert, update, delete on connected_tenant to xeropulse_loader;
