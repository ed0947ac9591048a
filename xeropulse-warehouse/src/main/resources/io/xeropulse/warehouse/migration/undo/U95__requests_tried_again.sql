comment on table ${schema}.sync_request is 'A sync that somebody asked for and that has not run yet.';
alter table ${schema}.sync_request drop column tries, drop column not_before;
