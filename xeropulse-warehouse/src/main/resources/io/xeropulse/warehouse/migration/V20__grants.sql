-- The tokens of consents, sealed with a key that the database does not have. A consent may reach
-- several organizations, so it belongs to none of them: whoever works with it names it.

create table grant_token (
  grant_id uuid primary key,
  sealed bytea not null,
  sealed_at timestamptz not null default now()
);
comment on table grant_token is 'One row a consent; locked while its tokens are renewed, since a refresh token works once.';

alter table grant_token enable row level security;
alter table grant_token force row level security;
create policy grant_isolation on grant_token
  using (grant_id = nullif(current_setting('xeropulse.grant_id', true), '')::uuid)
  with check (grant_id = nullif(current_setting('xeropulse.grant_id', true), '')::uuid);
grant select, insert, update, delete on grant_token to xeropulse_loader;
