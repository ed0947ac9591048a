-- A request whose sync failed waits until it is tried again.

alter table sync_request
  add column tries integer not null default 0,
  add column not_before timestamptz;
comment on table sync_request is 'A sync that somebody asked for and that was not done yet.';
comment on column sync_request.tries is 'How often its sync failed for a reason that passes.';
comment on column sync_request.not_before is 'When it is tried again; null for at once.';
