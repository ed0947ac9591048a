drop table ${schema}.audit_entry;
drop function ${schema}.keep_audit_entries();
