-- Who may come in, and as what. The roles that load facts and read figures see none of it: that is
-- xeropulse_access's, and of its rows a transaction sees those that it names.

do $$
begin
  begin
    if not exists (select from pg_roles where rolname = 'xeropulse_access') then
      create role xeropulse_access nologin;
    end if;
  exception when duplicate_object or unique_violation then
    null; -- another database of this cluster made it this moment
  end;
  -- Since PostgreSQL 16 who creates a role may grant it, but not take it on before it is granted.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    begin
      execute format('grant xeropulse_access to %I', current_user);
    exception when insufficient_privilege then
      if not pg_has_role(current_user, 'xeropulse_access', 'member') then
        raise;
      end if;
    end;
  end if;
end
$$;
grant usage on schema ${schema} to xeropulse_access;
grant execute on function ${schema}.claim(text), ${schema}.bound_organization() to xeropulse_access;

-- Puts a table under row security for xeropulse_access alone: it sees the rows of the organization that
-- is named and those that the condition names. Chores such as cleaning up go across organizations and say so.
create function ${schema}.protect_access(access_table regclass, named text) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', access_table);
  execute format('alter table %s force row level security', access_table);
  execute format(
    'create policy named on %s to xeropulse_access using (%s) with check (%s)', access_table, named, named);
  if exists (select from pg_attribute where attrelid = access_table and attname = 'organization_id') then
    perform ${schema}.keep_to_organization(access_table);
    execute format(
      'create policy organization_isolation on %s to xeropulse_access
         using (organization_id = nullif(current_setting(''xeropulse.organization_id'', true), '''')::uuid)
         with check (organization_id = nullif(current_setting(''xeropulse.organization_id'', true), '''')::uuid)',
      access_table);
  end if;
  execute format(
    'create policy chore on %s to xeropulse_access using (current_setting(''xeropulse.chore'', true) = ''on'')',
    access_table);
  execute format('grant select, insert, update, delete on %s to xeropulse_access', access_table);
end
$$;
revoke all on function ${schema}.protect_access(regclass, text) from public;

create table user_account (
  user_id text collate "C" primary key,
  email text not null,
  email_key text collate "C" not null unique,
  password_hash text,
  temporary_until timestamptz,
  standing text not null,
  auth_version bigint not null,
  active_organization uuid,
  created_at timestamptz not null,
  last_login timestamptz,
  version bigint not null
);
comment on table user_account is 'One row a person, whatever organizations they belong to; so it is shown to who names the person or the address.';
comment on column user_account.email_key is 'The form in which addresses are compared.';
comment on column user_account.password_hash is 'Argon2id, with its parameters; null before an invitation was accepted.';
comment on column user_account.auth_version is 'Grows whenever everything issued to the account must end.';
select ${schema}.protect_access('${schema}.user_account',
  $$user_id = current_setting('xeropulse.user_id', true) or email_key = current_setting('xeropulse.access_key', true)$$);

create table user_membership (
  organization_id uuid not null,
  user_id text collate "C" not null references user_account,
  role text not null,
  state text not null,
  team text,
  clients text[] not null,
  staff_id text,
  created_at timestamptz not null,
  created_by text collate "C",
  changed_at timestamptz not null,
  version bigint not null,
  primary key (organization_id, user_id)
);
comment on table user_membership is 'What a person is in one organization.';
comment on column user_membership.created_by is 'Kept though that person may be gone.';
create index user_membership_of_user on user_membership (user_id, organization_id);
select ${schema}.protect_access('${schema}.user_membership', $$user_id = current_setting('xeropulse.user_id', true)$$);

create table user_invitation (
  invitation_id uuid primary key,
  organization_id uuid not null,
  user_id text collate "C" not null,
  purpose text not null,
  token_hash text collate "C" unique,
  expires_at timestamptz not null,
  ended_at timestamptz,
  version bigint not null
);
comment on table user_invitation is 'A permit to set a password or to join, which works once; it may outlive the account it was for.';
comment on column user_invitation.token_hash is 'SHA-256 of the token, which is stored nowhere; null until it was mailed.';
create index user_invitation_open on user_invitation (organization_id, user_id) where ended_at is null;
create index user_invitation_by_end on user_invitation (expires_at);
select ${schema}.protect_access('${schema}.user_invitation',
  $$current_setting('xeropulse.access_key', true) in (invitation_id::text, token_hash)$$);

create table user_outbox (
  item_id uuid primary key,
  organization_id uuid not null,
  user_id text collate "C" not null,
  kind text not null,
  reference text not null,
  attempts integer not null,
  due_at timestamptz not null
);
comment on table user_outbox is 'What to do outside the database once a change is committed; removed when done. It may outlive the account it is about, to remove that elsewhere too.';
create index user_outbox_by_due on user_outbox (due_at, item_id);
select ${schema}.protect_access('${schema}.user_outbox', $$item_id::text = current_setting('xeropulse.access_key', true)$$);
