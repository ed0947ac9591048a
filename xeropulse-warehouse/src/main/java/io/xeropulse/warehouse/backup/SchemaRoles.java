package io.xeropulse.warehouse.backup;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.warehouse.access.SchemaName;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * The roles that the schema speaks of: they belong to the server, so no dump of a database has
 * them.
 */
final class SchemaRoles {
  private SchemaRoles() {}

  static List<String> granted(Handle handle, SchemaName schema) {
    return handle
        .createQuery(
            """
            select r.rolname from pg_catalog.pg_roles r where r.rolname <> current_user and r.oid in (
              select g.grantee from pg_catalog.pg_class c, pg_catalog.aclexplode(c.relacl) g
                where c.relnamespace = cast(:schema as regnamespace)
              union select g.grantee from pg_catalog.pg_proc p, pg_catalog.aclexplode(p.proacl) g
                where p.pronamespace = cast(:schema as regnamespace)
              union select g.grantee from pg_catalog.pg_namespace n, pg_catalog.aclexplode(n.nspacl) g
                where n.oid = cast(:schema as regnamespace)
              union select pg_catalog.unnest(polroles) from pg_catalog.pg_policy p join pg_catalog.pg_class c on c.oid = p.polrelid
                where c.relnamespace = cast(:schema as regnamespace))
            order by 1
            """)
        .bind("schema", schema.quoted())
        .mapTo(String.class)
        .list();
  }

  static void createMissing(DatabaseLogin login, List<String> roles) {
    Backups.inDatabase(
        login,
        handle -> {
          for (String role : roles) {
            boolean known =
                handle
                    .createQuery(
                        "select exists (select from pg_catalog.pg_roles where rolname = :role)")
                    .bind("role", role)
                    .mapTo(Boolean.class)
                    .one();
            if (!known) {
              create(handle, role);
            }
          }
          return roles;
        });
  }

  private static void create(Handle handle, String role) {
    try {
      handle.execute("create role %s nologin".formatted(ScratchDatabase.quoted(role)));
    } catch (JdbiException e) {
      throw new InvalidConfigurationException(
          "The backup grants rights to the role %s, which this server lacks: create it (nologin), or let the restoring role have CREATEROLE"
              .formatted(role),
          e);
    }
  }
}
