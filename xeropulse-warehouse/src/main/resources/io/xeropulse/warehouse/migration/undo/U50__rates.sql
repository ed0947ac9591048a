drop table ${schema}.rate_preference;
-- A rate for one job or client would else hold for all.
alter table ${schema}.rate_card no force row level security;
delete from ${schema}.rate_card where job_id is not null or client_id is not null;
alter table ${schema}.rate_card force row level security;
alter table ${schema}.rate_card drop column job_id, drop column client_id, drop column rate_source;
