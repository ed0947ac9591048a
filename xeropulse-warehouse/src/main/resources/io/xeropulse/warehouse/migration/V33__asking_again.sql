-- What waits in quarantine is asked for again, until it is loaded or gone.

alter table quarantine add column came_after timestamptz;
alter table quarantine add column times_seen integer not null default 1;
comment on column quarantine.came_after is 'Of a record without identifier: the watermark behind which it came, null for the beginning. It can only come again in its place.';
comment on column quarantine.times_seen is 'In how many readings it came so.';

alter table sync_session_entity add column waiting bigint not null default 0;
comment on column sync_session_entity.waiting is 'Records that the session left in quarantine, those of earlier sessions too.';
