-- Rates for one job or one client, where each comes from, and whether a person's rate or a task's
-- goes first.

alter table rate_card
  add column job_id text,
  add column client_id text,
  add column rate_source text not null default 'rate card',
  add check (job_id is null or client_id is null);
comment on column rate_card.job_id is 'The only job it holds for; null for any.';
comment on column rate_card.client_id is 'The only client it holds for; null for any.';
comment on column rate_card.rate_source is 'Where the rate was taken from, in the practice''s own words.';

create table rate_preference (
  organization_id uuid primary key,
  preference text not null check (preference in ('staff_rate', 'task_rate'))
);
comment on table rate_preference is 'Which rate holds where a person and a kind of work each have one but not both together.';
select ${schema}.protect('${schema}.rate_preference');
