-- What a session remembers of its attempts, its watermarks and its end.

alter table sync_session
  add column full_sync boolean not null default false,
  add column entities text[] not null default '{}',
  add column resume_at timestamptz;
alter table sync_session drop constraint sync_session_status_check;
alter table sync_session add constraint sync_session_status_check check (
  status in ('running', 'completed', 'partial', 'failed', 'suspended', 'cancelled', 'not_entitled', 'skipped'));
comment on column sync_session.entities is 'The entities that the trigger named; empty for all.';
comment on column sync_session.resume_at is 'When a suspended session is to be taken up again by a new one.';

alter table sync_session_entity
  add column removed bigint not null default 0,
  add column watermark_before timestamptz,
  add column watermark_after timestamptz,
  add column duration_ms bigint not null default 0,
  add column findings text[] not null default '{}';

create table sync_attempt (
  organization_id uuid not null,
  session_id uuid not null,
  attempt_no integer not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  error text,
  primary key (organization_id, session_id, attempt_no),
  foreign key (organization_id, session_id) references sync_session
);
comment on table sync_attempt is 'The tries of a session; each goes on from the last page that was loaded.';

select ${schema}.protect('${schema}.sync_attempt');
