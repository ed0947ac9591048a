alter table ${schema}.sync_session drop column remaining;
