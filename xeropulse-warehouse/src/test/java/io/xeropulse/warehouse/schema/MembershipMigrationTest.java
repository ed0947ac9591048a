package io.xeropulse.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.access.SchemaName;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Memberships from before acceptance was kept, migrated by a host that is no superuser. */
class MembershipMigrationTest {
  private static final String HOME = "11111111-1111-1111-1111-111111111111";

  @Test
  void shouldKnowWhoAcceptedAndEndKeysOfEndedMemberships() {
    PGSimpleDataSource dataSource = PostgresServer.newDatabase();
    Jdbi jdbi = Jdbi.create(dataSource);
    new SchemaMigration(PostgresServer.newDatabase(), SchemaName.DEFAULT, 0).migrate();
    jdbi.useHandle(
        handle -> {
          handle.execute("create role membership_host login createrole");
          handle.execute(
              "grant create on database %s to membership_host"
                  .formatted(dataSource.getDatabaseName()));
          handle.execute(
              "grant xeropulse_loader, xeropulse_reader, xeropulse_scoped_reader, xeropulse_access"
                  + " to membership_host with admin option");
        });
    SchemaMigration host = new SchemaMigration(as(dataSource), SchemaName.DEFAULT, 0);
    Jdbi.create(as(dataSource)).useHandle(h -> h.execute("create schema xeropulse"));
    int before =
        host.info().stream()
            .mapToInt(MigrationState::version)
            .filter(version -> version < 88)
            .max()
            .orElseThrow();
    host.flyway().target(String.valueOf(before)).load().migrate();
    jdbi.useHandle(
        handle -> {
          handle.execute("set search_path = xeropulse");
          for (String user : new String[] {"active", "unused", "ended", "never", "invited"}) {
            handle.execute(
                """
                insert into user_account
                values (?, ?, ?, 'hash', case when ? = 'unused' then now() end, 'ACTIVE', 1, null,
                  now(), null, 1)
                """,
                user,
                user,
                user,
                user);
          }
          member(handle, "active", "ACTIVE");
          member(handle, "unused", "ACTIVE");
          member(handle, "ended", "DEACTIVATED");
          member(handle, "never", "DEACTIVATED");
          member(handle, "invited", "INVITED");
          handle.execute(
              """
              insert into audit_entry
              values (?::uuid, 1, '2024-02-29T01:02:03Z', 'system', 'invitation.accept', 'user:ended',
                'SUCCEEDED', '{}', '', '', '{}', 'k', '', '')
              """,
              HOME);
          key(handle, "k-1", "active");
          key(handle, "k-2", "ended");
        });

    host.migrate();

    assertThat(
            read(
                jdbi,
                """
                select user_id || ' '
                  || coalesce((accepted_at at time zone 'UTC')::date::text, '-') || ' '
                  || auth_version
                from xeropulse.user_membership order by user_id
                """))
        .containsExactly(
            "active 2025-06-30 1", "ended 2024-02-29 1", "invited - 1", "never - 1", "unused - 1");
    assertThat(read(jdbi, "select key_id from xeropulse.api_key where revoked_at is null"))
        .containsExactly("k-1");
  }

  private static List<String> read(Jdbi jdbi, String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private static void member(Handle handle, String user, String state) {
    handle.execute(
        """
        insert into user_membership
          (organization_id, user_id, role, state, clients, created_at, changed_at, version)
        values (?::uuid, ?, 'staff', ?, '{}', '2025-06-01T00:00:00Z', '2025-06-30T00:00:00Z', 1)
        """,
        HOME,
        user,
        state);
  }

  private static void key(Handle handle, String id, String owner) {
    handle.execute(
        """
        insert into api_key
          (key_id, organization_id, owner_id, name, permissions, secret_hash, created_at, expires_at)
        values (?, ?::uuid, ?, 'x', '{}', 'h', now(), now())
        """,
        id,
        HOME,
        owner);
  }

  private static DataSource as(PGSimpleDataSource superuser) {
    PGSimpleDataSource host = new PGSimpleDataSource();
    host.setUrl(superuser.getUrl());
    host.setUser("membership_host");
    return host;
  }
}
