-- How organizations offer dashboards to their people, and who opened them. Only xeropulse_access writes;
-- old accesses are forgotten by the role that loads.

create table dashboard (
  organization_id uuid not null,
  dashboard_id text not null,
  name text not null,
  metabase_id integer not null check (metabase_id > 0),
  description text not null,
  refresh_minutes integer not null check (refresh_minutes > 0),
  required_data text[] not null,
  allowed_roles text[] not null,
  primary key (organization_id, dashboard_id),
  unique (organization_id, metabase_id)
);
comment on table dashboard is 'A dashboard as an organization offers it; one without rows offers what the policy allows.';
comment on column dashboard.required_data is 'Names of the entities that it needs.';
comment on column dashboard.allowed_roles is 'To whom it is offered; a role that the policy refuses stays refused.';
select ${schema}.protect('${schema}.dashboard');
revoke insert, update, delete on dashboard from xeropulse_loader;
grant select, insert, update, delete on dashboard to xeropulse_access;

create table dashboard_access (
  organization_id uuid not null,
  access_no bigint generated always as identity,
  user_id text not null,
  dashboard_id text not null,
  accessed_at timestamptz not null,
  primary key (organization_id, access_no)
);
comment on table dashboard_access is 'A link to a dashboard that was handed out, in the transaction of its audit entry; what was refused is in the audit log alone.';
comment on column dashboard_access.user_id is 'Kept though that person may be gone.';
create index dashboard_access_by_time on dashboard_access (organization_id, accessed_at);
select ${schema}.protect('${schema}.dashboard_access');
-- Who opened what is for administrators, through xeropulse_access, not for whoever reads figures.
revoke all on dashboard_access from xeropulse_reader, xeropulse_scoped_reader;
revoke insert, update on dashboard_access from xeropulse_loader;
grant select, insert on dashboard_access to xeropulse_access;
