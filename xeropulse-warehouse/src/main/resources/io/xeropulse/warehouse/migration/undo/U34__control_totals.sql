alter table ${schema}.tie_out drop column doubts;
alter table ${schema}.sync_session_entity drop column control_amounts;
alter table ${schema}.sync_session_entity drop column control_hash;
