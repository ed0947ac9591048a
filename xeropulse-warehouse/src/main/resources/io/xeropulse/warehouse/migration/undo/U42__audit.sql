drop table xeropulse.audit_entry;
drop function xeropulse.keep_audit_entries();
