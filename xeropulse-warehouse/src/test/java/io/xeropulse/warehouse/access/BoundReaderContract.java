package io.xeropulse.warehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.TenantDatabase;
import io.xeropulse.warehouse.TenantDatabase.Strategy;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Readers that may write SQL of their own: a login of one organization, and PostgREST's requests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BoundReaderContract {
  private static final int ROWS = 6;

  /** As on Supabase: a login that may become what a token says. */
  private static final String SUPABASE =
      """
      do $$
      begin
        create role authenticator login noinherit;
        create role authenticated nologin;
        create role anon nologin;
        grant authenticated, anon to authenticator;
        grant xeropulse_scoped_reader to authenticated;
      exception when duplicate_object then
        null; -- made by the same tests of the other strategy
      end
      $$
      """;

  private final OrganizationId ours;
  private final OrganizationId other;
  private final TenantDatabase database;
  private String login = "";

  BoundReaderContract(Strategy strategy) {
    ours = strategy.organization(1);
    other = strategy.organization(2);
    database = strategy.open(List.of(ours, other));
  }

  @BeforeAll
  void fill() {
    for (OrganizationId organization : List.of(ours, other)) {
      database.fill(
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
    database.jdbi().useHandle(handle -> handle.execute(SUPABASE));
    login = database.login(ours);
  }

  @Test
  void shouldShowALoginItsWholeOrganizationWithoutAnySetting() {
    as(login)
        .useHandle(
            handle -> {
              assertThat(organizations(handle, "financial_data")).containsOnly(ours.value());
              assertThat(organizations(handle, "rate_card")).hasSize(ROWS);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set xeropulse.organization_id = '%s'",
        "set request.jwt.claims = '{\"organization_id\":" + " \"%s\"}'",
        "set role xeropulse_reader; set xeropulse.organization_id ="
            + " '%s'; set xeropulse.scope = 'everything'"
      })
  void shouldShowALoginNobodyElseWhateverItSets(String setting) {
    as(login)
        .useHandle(
            handle -> {
              for (String statement : setting.formatted(other).split("; ", -1)) {
                tryTo(handle, statement);
              }
              assertThat(organizations(handle, "financial_data")).doesNotContain(other.value());
              assertThat(seenElsewhere(handle)).doesNotContain(other.value());
            });
  }

  @Test
  void shouldNotLetALoginBecomeAnybodyElse() {
    as(login)
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
        claims.formatted(ours),
        handle -> {
          assertThat(organizations(handle, "financial_data"))
              .hasSize(ROWS)
              .containsOnly(ours.value());
          assertThat(organizations(handle, "quarantine")).hasSize(ROWS).containsOnly(ours.value());
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"sub\": \"x\"}",
        "{\"organization_id\": null, \"xeropulse_scope\": \"everything\"}",
        "{\"user_metadata\": {\"organization_id\": \"%1$s\","
            + " \"xeropulse_scope\": \"everything\"}}",
        "{\"organization_id\": \"%1$s\"}",
        "{\"organization_id\": \"%1$s\", \"xeropulse_scope\":"
            + " \"team\", \"xeropulse_scope_values\": [\"team1\"]}",
        "{\"organization_id\": \"00000000-0000-00f9-0000-000000000009\", \"xeropulse_scope\":"
            + " \"everything\"}"
      })
  void shouldShowNothingToARequestWhoseTokenSaysNoRows(String claims) {
    request(
        claims.formatted(ours),
        handle -> assertThat(organizations(handle, "financial_data")).isEmpty());
  }

  @Test
  void shouldShowARequestTheNarrowScopeOfItsTokenOnceItIsWorkedOut() {
    String claims =
        """
        {"organization_id": "%s", "xeropulse_scope": "own-clients", "xeropulse_scope_values": ["C1"]}
        """;
    request(
        claims.formatted(ours),
        handle -> {
          handle.execute("select %s.enter()".formatted(database.schema(ours)));
          assertThat(organizations(handle, "financial_data"))
              .hasSize(ROWS / 2)
              .containsOnly(ours.value());
          assertThat(organizations(handle, "job_cost")).hasSize(ROWS / 2);
          assertThat(organizations(handle, "rate_card")).isEmpty();
        });
  }

  @Test
  void shouldShowARequestNobodyElseWhateverASettingSays() {
    request(
        "{\"organization_id\": \"%s\", \"xeropulse_scope\": \"everything\"}".formatted(ours),
        handle -> {
          handle.execute(
              "select set_config('xeropulse.organization_id', ?, true)", other.toString());
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

  /** With a schema for each organization, a login is no reader of all. */
  private static void tryTo(Handle handle, String statement) {
    try {
      handle.execute(statement);
    } catch (JdbiException e) {
      assertThat(e).hasMessageContaining("permission denied to set role");
    }
  }

  /** What it sees where the other organization's rows are, if it may look there at all. */
  private List<UUID> seenElsewhere(Handle handle) {
    try {
      return handle
          .createQuery(
              "select organization_id from %s.financial_data".formatted(database.schema(other)))
          .mapTo(UUID.class)
          .list();
    } catch (JdbiException e) {
      assertThat(e).hasMessageContaining("permission denied for schema");
      return List.of();
    }
  }

  private interface Request {
    void run(Handle handle);
  }

  /** What PostgREST does before a request's own query. */
  private void request(String claims, Request request) {
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

  private List<UUID> organizations(Handle handle, String table) {
    return handle
        .createQuery("select organization_id from %s.%s".formatted(database.schema(ours), table))
        .mapTo(UUID.class)
        .list();
  }

  private Jdbi as(String user) {
    return Jdbi.create(database.as(user));
  }
}
