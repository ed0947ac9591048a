package io.xeropulse.warehouse.schema;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.SchemaName;
import org.jdbi.v3.core.Handle;

/**
 * The login that sees one organization only, by its name. In the organization's schema it may do
 * what {@code xeropulse_reader} may there, without being one, so that it cannot even name what is
 * in another's.
 */
final class OrganizationLogin {
  private static final String ADMIT =
      """
      do $$
      declare
        login constant text default '%1$s';
        ours record;
      begin
        if not exists (select from pg_roles where rolname = login) then
          return;
        end if;
        execute format('grant usage on schema %2$s to %%I', login);
        for ours in
          select c.oid::regclass as name from pg_class c
          where c.relnamespace = '%2$s'::regnamespace and c.relkind in ('r', 'p', 'v')
            and has_table_privilege('xeropulse_reader', c.oid, 'select')
            and not has_table_privilege(login, c.oid, 'select')
        loop
          execute format('grant select on %%s to %%I', ours.name, login);
        end loop;
        for ours in
          select p.oid::regprocedure as name from pg_proc p
          where p.pronamespace = '%2$s'::regnamespace
            and has_function_privilege('xeropulse_reader', p.oid, 'execute')
            and not has_function_privilege(login, p.oid, 'execute')
        loop
          execute format('grant execute on function %%s to %%I', ours.name, login);
        end loop;
      end
      $$
      """;

  private OrganizationLogin() {}

  /** Grants it what it lacks; nothing if there is no such login. */
  static void admit(Handle handle, SchemaName schema, OrganizationId organization) {
    handle.execute("select pg_advisory_xact_lock(hashtext(?))", schema.value());
    handle.execute(ADMIT.formatted("xeropulse_org_" + organization, schema.quoted()));
  }
}
