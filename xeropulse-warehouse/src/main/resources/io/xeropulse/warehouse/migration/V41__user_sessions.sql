-- Logins and what was refreshed from them.

create table user_session (
  session_id uuid primary key,
  organization_id uuid not null,
  user_id text collate "C" not null references user_account on delete cascade,
  auth_version bigint not null,
  started_at timestamptz not null,
  ends_at timestamptz not null,
  refreshed_at timestamptz not null,
  ended_at timestamptz
);
comment on column user_session.auth_version is 'The account''s when it began; the session ends when the account''s moves on.';
comment on column user_session.ended_at is 'When it was ended before its time.';
create index user_session_of_user on user_session (user_id, ends_at);
create index user_session_by_end on user_session (ends_at);
select ${schema}.protect_access('${schema}.user_session',
  $$session_id::text = current_setting('xeropulse.access_key', true) or user_id = current_setting('xeropulse.user_id', true)$$);

create table refresh_token (
  token_hash text collate "C" primary key,
  session_id uuid not null references user_session on delete cascade,
  salt text not null,
  used_at timestamptz
);
comment on table refresh_token is 'Shown to who has the token: it belongs to a session and to no organization of its own.';
comment on column refresh_token.token_hash is 'SHA-256 of the token, which is stored nowhere.';
comment on column refresh_token.salt is 'What, with the token itself, gives its one successor.';
create index refresh_token_of_session on refresh_token (session_id);
select ${schema}.protect_access('${schema}.refresh_token', $$token_hash = current_setting('xeropulse.access_key', true)$$);
