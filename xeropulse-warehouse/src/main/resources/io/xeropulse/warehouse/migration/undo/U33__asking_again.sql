alter table ${schema}.sync_session_entity drop column waiting;
alter table ${schema}.quarantine drop column times_seen;
alter table ${schema}.quarantine drop column came_after;
