package io.xeropulse.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.Sandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a newcomer gets wrong, and what a source may send: a message, an exit code, nothing
 * half-written.
 */
class BadInputTest {
  private static final AtomicInteger databases = new AtomicInteger();
  private static EmbeddedPostgres postgres;

  @TempDir Path directory;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  @Test
  void shouldSayThatXeroCannotBeReached() throws Exception {
    RunResult run = run("--xero-url", "http://127.0.0.1:1");
    assertFailed(run, "http://127.0.0.1:1");
  }

  @Test
  void shouldSayThatTheClientSecretIsWrongWithoutShowingIt() throws Exception {
    RunResult run = run("--invoices", "5", "--jobs", "2", "--client-secret", "wr0ng-secret");
    assertFailed(run, "client");
    assertThat(run.output()).doesNotContain("wr0ng-secret");
  }

  @Test
  void shouldSayThatTheDatabaseIsDown() throws Exception {
    RunResult run =
        RunResult.of(
            directory,
            "--invoices",
            "5",
            "--jobs",
            "2",
            "--database-url",
            "jdbc:postgresql://127.0.0.1:1/nothing?user=me&password=s3cret-word");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("Check that PostgreSQL runs").doesNotContain("s3cret-word");
    assertThat(run.report()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"xero/getInvoices.json", "xpm/time-list.xml", "xpm/invoice-I000503.xml"})
  void shouldSayWhichFixtureCannotBeRead(String file) throws Exception {
    Path spoiled =
        Fixtures.changed(directory, "practice", file, text -> text.substring(0, text.length() / 2));
    RunResult run = run("--fixtures", spoiled.toString());
    assertFailed(run, file);
  }

  @Test
  void shouldQuarantineAnInvoiceWithoutADate() throws Exception {
    RunResult run =
        withChangedFile(
            "xero/getInvoices.json",
            text -> text.replaceFirst("\"Date\": \"/Date\\(1746057600000[^,]*,", ""));
    assertQuarantined(run, "invoices", "00000000-0000-4000-8000-000000000001", "Date");
    assertThat(run.report().at("/receivables/total").asText()).isEqualTo("3070.00");
  }

  @Test
  void shouldQuarantineAnAmountThatIsNoNumber() throws Exception {
    RunResult run =
        withChangedFile(
            "xero/getInvoices.json",
            text -> text.replaceFirst("\"Total\": 550", "\"Total\": \"abc\""));
    assertQuarantined(run, "invoices", "00000000-0000-4000-8000-000000000002", "Total");
    assertThat(run.report().at("/receivables/total").asText()).isEqualTo("3220.00");
  }

  @Test
  void shouldQuarantineAForeignInvoiceWithoutARateEvenWhenNoOrganisationIsNamed() throws Exception {
    Path fixtures =
        Fixtures.changed(
            directory,
            "practice",
            "xero/getInvoices.json",
            text ->
                text.replaceFirst(
                    "\"CurrencyCode\": \"AUD\",\\s*\"CurrencyRate\": 1.0",
                    "\"CurrencyCode\": \"USD\""));
    java.nio.file.Files.delete(fixtures.resolve("xero/getOrganisations.json"));
    RunResult run = run("--fixtures", fixtures.toString(), "--as-at", "2025-06-30");
    assertQuarantined(run, "invoices", "00000000-0000-4000-8000-000000000001", "CurrencyRate");
  }

  @Test
  void shouldKeepAnUnknownEnumValue() throws Exception {
    RunResult run =
        withChangedFile(
            "xero/getInvoices.json",
            text ->
                text.replaceFirst(
                        "\"LineAmountTypes\": \"Exclusive\"", "\"LineAmountTypes\": \"Brandnew\"")
                    .replaceFirst("\"Status\": \"PAID\"", "\"Status\": \"SETTLEDISH\""));
    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.report().path("quarantine")).isEmpty();
    assertThat(run.report().at("/receivables/total").asText()).isEqualTo("3770.00");
  }

  @Test
  void shouldQuarantineATimeEntryOfUnknownStaff() throws Exception {
    RunResult run =
        withChangedFile(
            "xpm/time-list.xml",
            text ->
                text.replaceFirst(
                    "5a000000-0000-4000-8000-00000000000a",
                    "5a000000-0000-4000-8000-0000000000ff"));
    assertQuarantined(run, "time", "e0000000-0000-4000-8000-000000000001", "staff");
    assertThat(run.report().at("/wip/gross").asText()).isEqualTo("1550.00");
  }

  @Test
  void shouldSayWhichLineOfTheRateCardIsWrong() throws Exception {
    Path spoiled =
        Fixtures.changed(
            directory, "practice", "rate-card.csv", text -> text.replace("120.00", "cheap"));
    assertFailed(run("--fixtures", spoiled.toString()), "hourly_rate");
  }

  @Test
  void shouldExplainItselfAndRefuseUnknownOptions() throws Exception {
    assertThat(run("--help").output()).contains("--as-at", "--database-url", "Exit codes");
    assertThat(run("--nonsense").exitCode()).isEqualTo(2);
    assertThat(run("--as-at", "yesterday").exitCode()).isEqualTo(2);
    assertThat(run("--invoices", "-1").exitCode()).isEqualTo(2);
    assertThat(run("--base-currency", "ZZ").exitCode()).isEqualTo(2);
  }

  @Test
  void shouldLeaveNoFigureBehindWhenTheSourceBreaksHalfWay() throws Exception {
    String database = newDatabase();
    try (Sandbox sandbox = Sandbox.builder().invoices(5).jobs(2).start()) {
      RunResult run =
          RunResult.of(
              directory, "--xero-url", sandbox.baseUrl() + "/nowhere", "--database-url", database);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.report()).isNull();
    }
    assertThat(filledTables(database))
        .as("what tells that a sync failed, and no fact or figure")
        .contains("sync_session")
        .isSubsetOf(
            "schema_history",
            "organization",
            "organization_settings",
            "open_organization",
            "scheduled_sync",
            "sync_session",
            "sync_session_entity",
            "sync_attempt",
            "backfill",
            "rate_preference");
  }

  private RunResult withChangedFile(String file, UnaryOperator<String> change) throws Exception {
    Path changed = Fixtures.changed(directory, "practice", file, change);
    return run("--fixtures", changed.toString(), "--as-at", "2025-06-30");
  }

  private RunResult run(String... args) throws Exception {
    String[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--database-url";
    all[args.length + 1] = newDatabase();
    return RunResult.of(directory, all);
  }

  private static void assertFailed(RunResult run, String says) {
    assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
    assertThat(run.output()).contains(says).doesNotContain("Exception:", "\tat ");
    assertThat(run.report()).isNull();
  }

  private static void assertQuarantined(RunResult run, String entity, String id, String says) {
    assertThat(run.exitCode()).as(run.output()).isZero();
    List<JsonNode> quarantine =
        StreamSupport.stream(run.report().path("quarantine").spliterator(), false).toList();
    assertThat(quarantine).as(run.output()).hasSize(1);
    assertThat(quarantine.get(0).path("entity").asText()).isEqualTo(entity);
    assertThat(quarantine.get(0).path("source_id").asText()).isEqualTo(id);
    assertThat(quarantine.get(0).path("reason").asText()).containsIgnoringCase(says);
  }

  private static String newDatabase() throws SQLException {
    String name = "bad_input_" + databases.incrementAndGet();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return postgres.getJdbcUrl("postgres", name);
  }

  private static List<String> filledTables(String url) throws SQLException {
    List<String> filled = new java.util.ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet rows =
            statement.executeQuery("select exists (select from xeropulse." + table + ")")) {
          rows.next();
          if (rows.getBoolean(1)) {
            filled.add(table);
          }
        }
      }
    }
    return filled;
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new java.util.ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("select tablename from pg_tables where schemaname = 'xeropulse'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
