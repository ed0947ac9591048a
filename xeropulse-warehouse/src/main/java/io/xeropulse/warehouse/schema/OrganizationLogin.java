package io.xeropulse.warehouse.schema;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.SchemaName;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The login that sees one organization only, by its name. In the organization's schema it may do
 * what {@code xeropulse_reader} may there, without being one, so that it cannot even name what is
 * in another's. A login of that name is trusted as long as it is a member of our role: its name is
 * chosen by whoever was first to make it.
 */
final class OrganizationLogin {
  private static final Logger log = LoggerFactory.getLogger(OrganizationLogin.class);

  private static final String TRUSTED =
      """
      select pg_has_role(oid, 'xeropulse_organization_login', 'member') from pg_roles
      where rolname = :login
      """;

  private static final String ADMIT =
      """
      do $$
      declare
        login constant text default '%1$s';
        ours record;
      begin
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

  private static final String TURN_AWAY =
      """
      revoke all on all tables in schema %2$s from "%1$s";
      revoke all on all functions in schema %2$s from "%1$s";
      revoke all on schema %2$s from "%1$s"
      """;

  private OrganizationLogin() {}

  /**
   * Grants it what it lacks, or takes back what one has that is no member of our role, one process
   * at a time; nothing if there is no such login.
   */
  static void admit(Handle handle, SchemaName schema, OrganizationId organization) {
    handle.execute("set local lock_timeout = '" + MigrationLocks.STANDARD.timeOut() + "'");
    handle.execute(
        "lock table %s.schema_history in share row exclusive mode".formatted(schema.quoted()));
    String login = "xeropulse_org_" + organization;
    Optional<Boolean> trusted =
        handle.createQuery(TRUSTED).bind("login", login).mapTo(Boolean.class).findOne();
    if (trusted.isEmpty()) {
      return;
    }
    if (trusted.get()) {
      handle.execute(ADMIT.formatted(login, schema.quoted()));
      return;
    }
    log.warn(
        "organization {}: the login {} is not let in; if you made it, grant it"
            + " xeropulse_organization_login and migrate again",
        organization,
        login);
    handle.createScript(TURN_AWAY.formatted(login, schema.quoted())).execute();
  }
}
