-- Logins of one organization each. That a login is one is said by membership in this role, which its
-- administrators give, and not by its name alone: that is chosen by whoever makes it first.

do $$
begin
  if not exists (select from pg_roles where rolname = 'xeropulse_organization_login') then
    create role xeropulse_organization_login nologin;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another database of this cluster made it this moment
end
$$;
