-- What became of an entity's records counts records; how often they came is said beside it.

alter table sync_session_entity add column repeated bigint not null default 0;
alter table sync_session_entity drop constraint sync_session_entity_check;
alter table sync_session_entity add constraint sync_session_entity_check
  check (fetched = inserted + updated + unchanged + quarantined + repeated);
comment on column sync_session_entity.fetched is 'Readings: how often the source sent a record.';
comment on column sync_session_entity.repeated is 'Readings of a record that is counted already in another column.';
comment on column sync_session_entity.quarantined is 'Records that went to quarantine, each once; how many stay there says waiting.';
