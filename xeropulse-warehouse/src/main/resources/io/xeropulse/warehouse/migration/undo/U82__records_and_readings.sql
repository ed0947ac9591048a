comment on column ${schema}.sync_session_entity.quarantined is null;
comment on column ${schema}.sync_session_entity.fetched is null;
alter table ${schema}.sync_session_entity drop constraint sync_session_entity_check;
alter table ${schema}.sync_session_entity no force row level security;
update ${schema}.sync_session_entity set unchanged = unchanged + repeated where repeated > 0;
alter table ${schema}.sync_session_entity force row level security;
alter table ${schema}.sync_session_entity drop column repeated;
alter table ${schema}.sync_session_entity add constraint sync_session_entity_check
  check (fetched = inserted + updated + unchanged + quarantined);
