-- What was done, by whom: added to, never changed. Each entry carries the hash of the one before,
-- made with a key that the database does not have.

create table audit_entry (
  organization_id uuid not null,
  sequence bigint not null check (sequence > 0),
  at timestamptz not null,
  actor text not null,
  action text not null,
  target text not null,
  outcome text not null,
  details jsonb not null,
  address text not null,
  agent text not null,
  tags text[] not null,
  key_id text not null,
  previous text not null,
  hash text not null,
  primary key (organization_id, sequence)
);
comment on table audit_entry is 'A chain for each organization, numbered from 1 without gaps.';
comment on column audit_entry.hash is 'HMAC-SHA256 over the hash before, the number, the key''s id and the event.';
create index audit_entry_by_time on audit_entry (organization_id, at);
select ${schema}.protect('${schema}.audit_entry');
revoke all on audit_entry from xeropulse_loader, xeropulse_reader, xeropulse_scoped_reader;
grant select, insert on audit_entry to xeropulse_access;

-- Rights bind roles, not the table's owner; this binds the owner too.
create function ${schema}.keep_audit_entries() returns trigger
language plpgsql as $$
begin
  raise exception 'audit entries are never changed or removed' using errcode = 'insufficient_privilege';
end
$$;
revoke all on function ${schema}.keep_audit_entries() from public;
create trigger keep_audit_entries before update or delete or truncate on audit_entry
  for each statement execute function ${schema}.keep_audit_entries();
