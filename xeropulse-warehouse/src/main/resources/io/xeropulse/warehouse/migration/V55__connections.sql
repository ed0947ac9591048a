-- Which tenants of Xero an organization is connected to, and through which consent.

create table connection (
  organization_id uuid not null,
  connection_id text not null,
  grant_id uuid not null,
  tenant_id text not null,
  tenant_type text not null,
  tenant_name text not null,
  auth_event_id text,
  created_at timestamptz,
  updated_at timestamptz,
  state text not null check (state in ('connected', 'gone')),
  seen_at timestamptz not null,
  primary key (organization_id, connection_id)
);
comment on table connection is 'One row a tenant that was ever connected; gone once the consent does not reach it any more.';
comment on column connection.grant_id is 'The consent in grant_token, which may reach other organizations too and so is nobody''s row to refer to.';
comment on column connection.created_at is 'By Xero''s clock, as updated_at.';
create index connection_of_grant on connection (organization_id, grant_id);
create index connection_of_tenant on connection (organization_id, tenant_id);
select ${schema}.protect('${schema}.connection');
