-- When whose sync runs, shared by all nodes of a host.

create table scheduled_sync (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  last_turn boolean not null default false,
  primary key (task_name, task_instance)
);
comment on table scheduled_sync is 'One row an organization: db-scheduler''s table, by which nodes agree who syncs it next.';
comment on column scheduled_sync.task_instance is 'The organization.';
comment on column scheduled_sync.last_turn is 'Removed while its sync ran: no further one.';
create index scheduled_sync_due on scheduled_sync (execution_time);
create index scheduled_sync_heartbeat on scheduled_sync (last_heartbeat);

-- A node has to see every organization that is due; nobody else sees the table at all.
alter table scheduled_sync enable row level security;
alter table scheduled_sync force row level security;
create policy scheduling on scheduled_sync to xeropulse_loader using (true) with check (true);
grant select, insert, update, delete on scheduled_sync to xeropulse_loader;

create table sync_request (
  organization_id uuid not null,
  request_no bigint generated always as identity,
  trigger text not null check (trigger in ('scheduled', 'webhook', 'manual', 'start-up')),
  full_sync boolean not null,
  entities text[] not null,
  requested_at timestamptz not null,
  primary key (organization_id, request_no)
);
comment on table sync_request is 'A sync that somebody asked for and that has not run yet.';
comment on column sync_request.entities is 'The entities that the trigger names; empty for all.';
select ${schema}.protect('${schema}.sync_request');

create table sync_request_record (
  organization_id uuid not null,
  request_no bigint not null,
  entity text not null,
  source_id text not null,
  primary key (organization_id, request_no, entity, source_id),
  foreign key (organization_id, request_no) references sync_request on delete cascade
);
comment on table sync_request_record is 'A record that a webhook named.';
select ${schema}.protect('${schema}.sync_request_record');
