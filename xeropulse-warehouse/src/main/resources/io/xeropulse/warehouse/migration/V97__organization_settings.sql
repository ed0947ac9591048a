-- When and how each organization is synced: one place for all nodes.

create table organization_settings (
  organization_id uuid primary key,
  zone text not null,
  working_days text[] not null,
  holidays text[] not null,
  opens_second integer not null,
  closes_second integer not null,
  interval_minutes integer not null,
  proved boolean not null,
  base_currency text,
  changed_at timestamptz not null
);
comment on table organization_settings is 'One row an organization that is opened: those without one are not synced.';
comment on column organization_settings.holidays is 'ISO 8601 dates.';
comment on column organization_settings.opens_second is 'Of the day, on the clock in its zone.';
comment on column organization_settings.base_currency is 'What the host states; null to take what the sources say.';

select ${schema}.protect('${schema}.organization_settings');

create table open_organization (
  organization uuid primary key
);
comment on table open_organization is 'One row an organization that is opened, which has its settings beside.';

-- A node has to see all that it runs; nobody else sees the table at all.
alter table open_organization enable row level security;
alter table open_organization force row level security;
-- What it writes is of the organization that its transaction is for.
create policy running on open_organization for select to xeropulse_loader using (true);
create policy opening on open_organization for insert to xeropulse_loader
  with check (organization = nullif(current_setting('xeropulse.organization_id', true), '')::uuid);
create policy removing on open_organization for delete to xeropulse_loader
  using (organization = nullif(current_setting('xeropulse.organization_id', true), '')::uuid);
grant select, insert, delete on open_organization to xeropulse_loader;
