-- When and how each organization is synced: one place for all nodes.

create table organization_settings (
  organization_id uuid primary key,
  zone text not null,
  working_days smallint[] not null check (cardinality(working_days) > 0),
  holidays date[] not null,
  opens time not null,
  closes time not null check (closes > opens),
  interval_minutes integer not null check (interval_minutes > 0),
  proved boolean not null,
  base_currency text check (base_currency ~ '^[A-Z]{3}$'),
  changed_at timestamptz not null
);
comment on table organization_settings is 'One row an organization that is opened: those without one are not synced.';
comment on column organization_settings.working_days is 'ISO 8601: 1 is Monday.';
comment on column organization_settings.base_currency is 'What the host states; null to take what the sources say.';

-- A node has to see all that it runs; nobody else sees the table at all.
alter table organization_settings enable row level security;
alter table organization_settings force row level security;
create policy running on organization_settings to xeropulse_loader using (true) with check (true);
grant select, insert, update, delete on organization_settings to xeropulse_loader;
