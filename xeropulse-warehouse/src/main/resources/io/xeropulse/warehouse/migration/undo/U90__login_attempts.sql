alter table ${schema}.login_failure drop column begun, drop column begun_until;
