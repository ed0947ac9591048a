-- What is done one after the other in an organization, though there is no row yet to be locked: changes of
-- its people, and entries of its audit log. Rows and not advisory locks, which any login may take.

create table organization_lock (
  organization_id uuid not null,
  matter text not null,
  primary key (organization_id, matter)
);
comment on table organization_lock is 'Locked until a transaction ends; only xeropulse_access can, and only an organization''s own.';
select ${schema}.protect_access('${schema}.organization_lock', 'false');
