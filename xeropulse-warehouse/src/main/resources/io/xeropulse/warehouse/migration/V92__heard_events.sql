-- Which webhook events were handed over, shared by all nodes of a host.

create table webhook_memory (
  webhook text primary key,
  came_at timestamptz not null
);
comment on table webhook_memory is 'One row a webhook key: whoever takes note of its events locks it, so that nodes do so one after the other.';
comment on column webhook_memory.webhook is 'Told apart by a keyed hash; the key cannot be worked out from it.';

create table heard_event (
  webhook text not null references webhook_memory on delete cascade,
  event_no bigint not null,
  organization uuid,
  came_at timestamptz not null,
  handed_over boolean not null,
  primary key (webhook, event_no)
);
comment on table heard_event is 'One row an event, at most 10,000 a webhook: a number of an app''s sequence, which runs through all of its tenants.';
comment on column heard_event.organization is 'Whose event it is, where the host knows; null otherwise.';
comment on column heard_event.handed_over is 'False while a node has it in hand; one that stays so is missing.';

-- A node has to see the whole sequence; nobody else sees the tables at all.
alter table webhook_memory enable row level security;
alter table webhook_memory force row level security;
create policy hearing on webhook_memory to xeropulse_loader using (true) with check (true);
grant select, insert, update, delete on webhook_memory to xeropulse_loader;
alter table heard_event enable row level security;
alter table heard_event force row level security;
create policy hearing on heard_event to xeropulse_loader using (true) with check (true);
grant select, insert, update, delete on heard_event to xeropulse_loader;
