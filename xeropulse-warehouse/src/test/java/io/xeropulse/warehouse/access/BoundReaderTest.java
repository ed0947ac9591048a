package io.xeropulse.warehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.TenantRows;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Readers that may write SQL of their own: a login of one organization, and PostgREST's requests.
 */
class BoundReaderTest {
  private static final OrganizationId OURS = new OrganizationId(new UUID(0xB0, 1));
  private static final OrganizationId OTHER = new OrganizationId(new UUID(0xB0, 2));
  private static final int ROWS = 6;

  private static final PGSimpleDataSource owner = PostgresServer.newWarehouse();

  /** As on Supabase: a login that may become what a token says. */
  private static final String SUPABASE =
      """
      create role authenticator login noinherit;
      create role authenticated nologin;
      create role anon nologin;
      grant authenticated, anon to authenticator;
      grant xeropulse_scoped_reader to authenticated;
      """;

  @BeforeAll
  static void fill() {
    Jdbi jdbi = Jdbi.create(owner);
    for (OrganizationId organization : List.of(OURS, OTHER)) {
      TenantRows.fill(
          jdbi,
          organization,
          ROWS,
          (table, column, row) ->
              switch (column) {
                case "client_id", "contact_id" -> "C" + row % 2;
                case "job_id" -> "J" + row;
                case "source_id" -> (table.equals("job") ? "J" : "C") + row;
                case "staff_id", "manager_id" -> "S" + row % 3;
                default -> column + row;
              });
    }
    jdbi.useHandle(
        handle -> {
          handle.createScript(SUPABASE).execute();
          handle.execute("create role \"%s\" login in role xeropulse_reader".formatted(login()));
        });
  }

  @Test
  void shouldShowALoginItsWholeOrganizationWithoutAnySetting() {
    as(login())
        .useHandle(
            handle -> {
              assertThat(organizations(handle, "financial_data")).containsOnly(OURS.value());
              assertThat(organizations(handle, "rate_card")).hasSize(ROWS);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set xeropulse.organization_id = '00000000-0000-00b0-0000-000000000002'",
        "set request.jwt.claims = '{\"organization_id\":"
            + " \"00000000-0000-00b0-0000-000000000002\"}'",
        "set role xeropulse_reader; set xeropulse.organization_id ="
            + " '00000000-0000-00b0-0000-000000000002'; set xeropulse.scope = 'everything'"
      })
  void shouldShowALoginNobodyElseWhateverItSets(String setting) {
    as(login())
        .useHandle(
            handle -> {
              handle.createScript(setting).execute();
              assertThat(organizations(handle, "financial_data")).doesNotContain(OTHER.value());
            });
  }

  @Test
  void shouldNotLetALoginBecomeAnybodyElse() {
    as(login())
        .useHandle(
            handle -> {
              for (String role : List.of("xeropulse_loader", "xeropulse_access", "postgres")) {
                assertThatThrownBy(() -> handle.execute("set role " + role))
                    .hasMessageContaining("permission denied");
              }
              assertThatThrownBy(() -> handle.execute("set session authorization postgres"))
                  .hasMessageContaining("permission denied");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"role\": \"authenticated\", \"organization_id\": \"%s\", \"xeropulse_scope\":"
            + " \"everything\"}",
        "{\"app_metadata\": {\"organization_id\": \"%s\", \"xeropulse_scope\": \"everything\"}}"
      })
  void shouldShowARequestTheOrganizationOfItsToken(String claims) {
    request(
        claims.formatted(OURS),
        handle -> {
          assertThat(organizations(handle, "financial_data"))
              .hasSize(ROWS)
              .containsOnly(OURS.value());
          assertThat(organizations(handle, "quarantine")).hasSize(ROWS).containsOnly(OURS.value());
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"sub\": \"x\"}",
        "{\"organization_id\": null, \"xeropulse_scope\": \"everything\"}",
        "{\"user_metadata\": {\"organization_id\": \"00000000-0000-00b0-0000-000000000001\","
            + " \"xeropulse_scope\": \"everything\"}}",
        "{\"organization_id\": \"00000000-0000-00b0-0000-000000000001\"}",
        "{\"organization_id\": \"00000000-0000-00b0-0000-000000000001\", \"xeropulse_scope\":"
            + " \"team\", \"xeropulse_scope_values\": [\"team1\"]}",
        "{\"organization_id\": \"00000000-0000-00b0-0000-000000000009\", \"xeropulse_scope\":"
            + " \"everything\"}"
      })
  void shouldShowNothingToARequestWhoseTokenSaysNoRows(String claims) {
    request(claims, handle -> assertThat(organizations(handle, "financial_data")).isEmpty());
  }

  @Test
  void shouldShowARequestTheNarrowScopeOfItsTokenOnceItIsWorkedOut() {
    String claims =
        """
        {"organization_id": "%s", "xeropulse_scope": "own-clients", "xeropulse_scope_values": ["C1"]}
        """;
    request(
        claims.formatted(OURS),
        handle -> {
          handle.execute("select xeropulse.enter()");
          assertThat(organizations(handle, "financial_data"))
              .hasSize(ROWS / 2)
              .containsOnly(OURS.value());
          assertThat(organizations(handle, "job_cost")).hasSize(ROWS / 2);
          assertThat(organizations(handle, "rate_card")).isEmpty();
        });
  }

  @Test
  void shouldShowARequestNobodyElseWhateverASettingSays() {
    request(
        "{\"organization_id\": \"%s\", \"xeropulse_scope\": \"everything\"}".formatted(OURS),
        handle -> {
          handle.execute(
              "select set_config('xeropulse.organization_id', ?, true)", OTHER.toString());
          assertThat(organizations(handle, "financial_data")).isEmpty();
        });
  }

  @Test
  void shouldRefuseAVisitorWithoutAToken() {
    as("authenticator")
        .useTransaction(
            handle -> {
              handle.execute("set local role anon");
              assertThatThrownBy(() -> organizations(handle, "financial_data"))
                  .hasMessageContaining("permission denied");
            });
  }

  private interface Request {
    void run(Handle handle);
  }

  /** What PostgREST does before a request's own query. */
  private static void request(String claims, Request request) {
    as("authenticator")
        .useTransaction(
            handle -> {
              handle.execute(
                  "select set_config('role', 'authenticated', true),"
                      + " set_config('request.jwt.claims', ?, true)",
                  claims);
              request.run(handle);
            });
  }

  private static List<UUID> organizations(Handle handle, String table) {
    return handle
        .createQuery("select organization_id from xeropulse." + table)
        .mapTo(UUID.class)
        .list();
  }

  private static String login() {
    return "xeropulse_org_" + OURS;
  }

  private static Jdbi as(String user) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(owner.getURL());
    dataSource.setUser(user);
    return Jdbi.create(dataSource);
  }
}
