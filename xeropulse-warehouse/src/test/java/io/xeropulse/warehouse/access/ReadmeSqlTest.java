package io.xeropulse.warehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The SQL that the README tells to run gives what it says. */
class ReadmeSqlTest {
  private static final String LOGIN = "xeropulse_org_11111111-1111-1111-1111-111111111111";

  private final PGSimpleDataSource database = PostgresServer.newWarehouse();
  private final Jdbi owner = Jdbi.create(database);

  @AfterEach
  void dropLogins() {
    owner.useHandle(
        handle -> {
          for (String login : List.of(LOGIN, "readme_host")) {
            handle.execute("drop role if exists \"%s\"".formatted(login));
          }
        });
  }

  @Test
  void shouldLeaveConnectionsToOthersThanALoginOfOneOrganization() throws Exception {
    run(block("create role \"xeropulse_org_"));
    List<Connection> open = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        open.add(as(LOGIN).getConnection());
      }
      assertThatThrownBy(() -> as(LOGIN).getConnection())
          .hasMessageContaining("too many connections for role");
      database.getConnection().close();
    } finally {
      for (Connection connection : open) {
        connection.close();
      }
    }
  }

  @Test
  void shouldShowNothingToAnAnonymousRequestInsteadOfFailingIt() throws IOException {
    owner.useTransaction(
        handle -> {
          handle.execute(
              """
              do $$
              declare
                wanted text;
              begin
                foreach wanted in array array['authenticator', 'authenticated', 'anon'] loop
                  if not exists (select from pg_roles where rolname = wanted) then
                    execute format('create role %I', wanted);
                  end if;
                end loop;
              end
              $$
              """);
          handle.createScript(block("grant xeropulse_scoped_reader to authenticated")).execute();
          handle.execute("grant anon to authenticator");
          handle.execute(
              "insert into xeropulse.team_member values ('%s', 'S1', 'Tax')"
                  .formatted(UUID.randomUUID()));
          String before =
              handle
                  .createQuery(
                      """
                      select substring(setting from 'pgrst.db_pre_request=(.*)')
                      from pg_db_role_setting, unnest(setconfig) setting
                      where setrole = 'authenticator'::regrole and setting like 'pgrst.db_pre_request=%'
                      """)
                  .mapTo(String.class)
                  .one();
          handle.execute("set local session authorization authenticator");
          handle.execute("set local role anon");
          handle.execute("select set_config('request.jwt.claims', '{\"role\": \"anon\"}', true)");
          handle.execute("select %s()".formatted(before));
          assertThat(
                  handle
                      .createQuery("select count(*) from xeropulse.team_member")
                      .mapTo(Integer.class)
                      .one())
              .isZero();
          handle.rollback();
        });
  }

  @Test
  void shouldWithdrawWhatFillsTheTableOfLocks() throws Exception {
    run(block("create role \"xeropulse_org_"));
    owner.useHandle(
        handle -> {
          handle.execute("create role readme_host login in role xeropulse_loader");
          handle.execute(block("do $$ declare f").replace("to practice;", "to readme_host;"));
        });
    Jdbi.create(as(LOGIN))
        .useHandle(
            handle -> {
              for (String locking :
                  List.of(
                      "select pg_advisory_lock(1)",
                      "select pg_try_advisory_xact_lock_shared(1, 2)",
                      "create temporary table mine ()",
                      "select lo_create(0)")) {
                assertThatThrownBy(() -> handle.execute(locking))
                    .as(locking)
                    .hasMessageContaining("permission denied");
              }
            });
    Warehouse warehouse = Warehouse.builder(as("readme_host")).roundTrip(Duration.ZERO).build();
    OrganizationId organization = new OrganizationId(UUID.randomUUID());
    assertThat(
            Facts.load(
                    warehouse,
                    Facts.begin(warehouse, organization),
                    Facts.INVOICES,
                    Facts.invoice("I1", "2025-01-01", null, "1.00", DocumentStatus.PAID))
                .inserted())
        .isEqualTo(1);
    owner.useHandle(handle -> handle.execute("drop owned by readme_host"));
  }

  private void run(String sql) {
    owner.useHandle(handle -> handle.execute(sql));
  }

  private PGSimpleDataSource as(String user) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(database.getURL());
    dataSource.setUser(user);
    return dataSource;
  }

  /** The README's block of SQL that begins so. */
  private static String block(String beginning) throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    Matcher block =
        Pattern.compile("```sql\n(" + Pattern.quote(beginning) + ".*?)```", Pattern.DOTALL)
            .matcher(readme);
    assertThat(block.find()).as(beginning).isTrue();
    return block.group(1);
  }
}
