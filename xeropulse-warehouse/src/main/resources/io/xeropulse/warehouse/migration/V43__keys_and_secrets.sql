-- Keys of programs, and secrets sealed with a key that the database does not have.

create table api_key (
  key_id text collate "C" primary key,
  organization_id uuid not null,
  owner_id text collate "C" not null references user_account on delete cascade,
  name text not null,
  permissions text[] not null,
  secret_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used timestamptz,
  revoked_at timestamptz
);
comment on column api_key.permissions is 'Which of its owner''s rights it has at most.';
comment on column api_key.secret_hash is 'SHA-256 of the secret, which is stored nowhere.';
create index api_key_of_organization on api_key (organization_id, key_id);
create index api_key_of_owner on api_key (owner_id);
select ${schema}.protect_access('${schema}.api_key', $$key_id = current_setting('xeropulse.access_key', true)$$);

create table sealed_secret (
  organization_id uuid not null,
  table_name text collate "C" not null,
  column_name text collate "C" not null,
  row_key text collate "C" not null,
  sealed bytea not null,
  primary key (organization_id, table_name, column_name, row_key)
);
comment on table sealed_secret is 'What a vault sealed, by the place it was sealed for; at another it does not open.';
select ${schema}.protect_access('${schema}.sealed_secret', 'false');
