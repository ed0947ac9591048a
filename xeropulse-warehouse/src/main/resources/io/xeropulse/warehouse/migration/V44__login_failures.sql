-- Attempts to log in that are counted against somebody. Unlogged, so that a flood of them writes no
-- WAL; what a crash of the server forgets, an attacker counts anew.

create unlogged table login_failure (
  key_hash bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  forget_at timestamptz not null
);
comment on table login_failure is 'Nobody''s in particular, since most are of accounts that do not exist: whoever counts sees all. As many rows as the host allows.';
comment on column login_failure.key_hash is 'SHA-256 of account and address, so that no client chooses how long a row is.';
create index login_failure_by_last on login_failure (last_at, key_hash);
select ${schema}.protect_access('${schema}.login_failure', 'true');
