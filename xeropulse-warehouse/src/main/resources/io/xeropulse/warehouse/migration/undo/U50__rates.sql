drop table xeropulse.rate_preference;
-- A rate for one job or client would else hold for all.
alter table xeropulse.rate_card no force row level security;
delete from xeropulse.rate_card where job_id is not null or client_id is not null;
alter table xeropulse.rate_card force row level security;
alter table xeropulse.rate_card drop column job_id, drop column client_id, drop column rate_source;
