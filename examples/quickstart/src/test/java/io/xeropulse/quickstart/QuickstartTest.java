package io.xeropulse.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a newcomer runs it, on a real PostgreSQL and over real HTTP. */
class QuickstartTest {
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
  void shouldReportTheWorkedFiguresOfTheExamplePractice() throws Exception {
    JsonNode report = example(newDatabase()).report();
    assertThat(report.path("as_at").asText()).isEqualTo("2025-06-30");
    assertThat(report.path("base_currency").asText()).isEqualTo("AUD");
    JsonNode wip = report.path("wip");
    assertThat(texts(wip, "gross", "interims", "net"))
        .containsExactly("2350.00", "1500.00", "850.00");
    assertThat(wip.path("unpriced_minutes").asInt()).isZero();
    assertThat(json(wip.path("ageing_gross")))
        .isEqualTo("{'0-30':'950.00','31-60':'600.00','61-90':'200.00','91+':'600.00'}");
    assertThat(json(wip.path("ageing_net")))
        .isEqualTo(
            "{'0-30':'950.00','31-60':'600.00','61-90':'0.00','91+':'100.00','credit':'-800.00'}");
    assertThat(json(wip.path("by_job")))
        .isEqualTo(
            "[{'job':'J000101','client':'Alder Pty"
                + " Ltd','time':'2000.00','costs':'150.00','interims':'500.00','net':'1650.00'},{'job':'Y100103','client':'Cedar"
                + " Super"
                + " Fund','time':'200.00','costs':'0.00','interims':'1000.00','net':'-800.00'}]");
    JsonNode receivables = report.path("receivables");
    assertThat(json(receivables.path("by_due")))
        .isEqualTo(
            "{'current':'550.00','1-30':'580.00','31-60':'0.00','61-90':'440.00','91+':'2200.00'}");
    assertThat(json(receivables.path("by_invoice_date")))
        .isEqualTo(
            "{'current':'0.00','1-30':'430.00','31-60':'700.00','61-90':'440.00','91+':'2200.00'}");
    assertThat(receivables.path("total").asText()).isEqualTo("3770.00");
  }

  @Test
  void shouldChangeNoRowInTheSecondPassNorInAnotherRun() throws Exception {
    String database = newDatabase();
    JsonNode first = example(database).report();
    for (JsonNode entity : first.path("sync")) {
      if (entity.path("pass").asInt() == 2) {
        assertThat(entity.path("inserted").asInt() + entity.path("updated").asInt())
            .as(entity.toString())
            .isZero();
      }
    }
    Map<String, List<String>> before = rowVersions(database);
    assertThat(before).hasSizeGreaterThan(15);
    example(database);
    assertThat(rowVersions(database)).isEqualTo(before);
  }

  @Test
  void shouldForgetTimeThatWasDeletedAtTheSource() throws Exception {
    String database = newDatabase();
    example(database);
    Path without =
        Fixtures.changed(
            directory,
            "practice",
            "xpm/time-list.xml",
            text ->
                text.replaceAll("(?s)<Time>\\s*<UUID>e0+-0000-4000-8000-0+7</UUID>.*?</Time>", ""));
    RunResult run =
        RunResult.of(
            directory,
            "--fixtures",
            without.toString(),
            "--as-at",
            "2025-06-30",
            "--database-url",
            database);
    assertThat(run.report().at("/wip/gross").asText()).isEqualTo("2150.00");
    assertThat(run.report().at("/wip/net").asText()).isEqualTo("650.00");
    assertThat(run.output()).contains("1 removed");
  }

  @Test
  void shouldLoadOrQuarantineEveryRecordOfThePublishedExamples() throws Exception {
    RunResult run =
        RunResult.of(
            directory,
            "--fixtures",
            Fixtures.directory("published-examples").toString(),
            "--as-at",
            "2019-06-30",
            "--database-url",
            newDatabase());
    assertThat(run.exitCode()).as(run.output()).isZero();
    // A record that changes within the overlap of a reading comes again, so readings can be more.
    Map<String, Integer> known = new TreeMap<>();
    for (JsonNode entity : run.report().path("sync")) {
      assertThat(entity.path("fetched").asInt())
          .as(entity.toString())
          .isEqualTo(
              entity.path("inserted").asInt()
                  + entity.path("updated").asInt()
                  + entity.path("unchanged").asInt()
                  + entity.path("quarantined").asInt()
                  + entity.path("repeated").asInt());
      if (entity.path("pass").asInt() == 1 && entity.path("source").asText().equals("xero")) {
        known.merge(entity.path("entity").asText(), entity.path("inserted").asInt(), Integer::sum);
      }
    }
    for (JsonNode entry : run.report().path("quarantine")) {
      assertThat(entry.path("reason").asText()).isNotBlank();
      known.merge(entry.path("entity").asText(), 1, Integer::sum);
    }
    assertThat(known)
        .containsAllEntriesOf(
            Map.of(
                "organisations", 1,
                "accounts", 2,
                "contacts", 2,
                "invoices", 3,
                "credit_notes", 2,
                "payments", 2,
                "bank_transactions", 3));
  }

  @Test
  void shouldRunTheSampleAndServeEachRoleItsDashboards() throws Exception {
    RunResult run =
        RunResult.of(
            directory, "--invoices", "60", "--jobs", "12", "--database-url", newDatabase());
    assertThat(run.exitCode()).as(run.output()).isZero();
    JsonNode dashboards = run.report().path("dashboards");
    assertThat(dashboards.path("executive")).hasSize(8);
    assertThat(dashboards.path("admin")).hasSize(8);
    assertThat(json(dashboards.path("manager")))
        .isEqualTo(
            "['dashboard-1','dashboard-2','dashboard-3','dashboard-4','dashboard-6','dashboard-7']");
    assertThat(json(dashboards.path("staff"))).isEqualTo("['dashboard-7']");
    assertThat(run.report().path("embeds")).hasSize(32);
    for (JsonNode embed : run.report().path("embeds")) {
      boolean allowed =
          StreamSupport.stream(dashboards.path(embed.path("role").asText()).spliterator(), false)
              .anyMatch(id -> id.equals(embed.path("dashboard")));
      assertThat(embed.has("url")).as(embed.toString()).isEqualTo(allowed);
      assertThat(embed.has("refused")).as(embed.toString()).isEqualTo(!allowed);
    }
    assertThat(new java.math.BigDecimal(run.report().at("/wip/net").asText()).signum()).isNotZero();
    assertThat(run.output()).contains("xero/invoices", "xpm/time");
  }

  private RunResult example(String database) throws IOException {
    RunResult run =
        RunResult.of(
            directory,
            "--fixtures",
            Fixtures.directory("practice").toString(),
            "--as-at",
            "2025-06-30",
            "--database-url",
            database);
    assertThat(run.exitCode()).as(run.output()).isZero();
    return run;
  }

  private static String newDatabase() throws SQLException {
    String name = "quickstart_" + databases.incrementAndGet();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return postgres.getJdbcUrl("postgres", name);
  }

  /** Every row's version of every table that holds facts or figures. */
  private static Map<String, List<String>> rowVersions(String url) throws SQLException {
    Map<String, List<String>> versions = new TreeMap<>();
    try (Connection connection = java.sql.DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              """
              select tablename from pg_tables where schemaname = 'xeropulse'
                and tablename not in (
                  'sync_session', 'sync_session_entity', 'sync_page', 'sync_attempt', 'published', 'organization', 'schema_history',
                  'connection')
              """)) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      for (String table : tables) {
        List<String> of = new ArrayList<>();
        try (ResultSet rows =
            statement.executeQuery(
                "select xmin::text || ' ' || t::text from xeropulse." + table + " t order by 1")) {
          while (rows.next()) {
            of.add(rows.getString(1));
          }
        }
        versions.put(table, of);
      }
    }
    return versions;
  }

  private static List<String> texts(JsonNode node, String... fields) {
    return List.of(fields).stream().map(field -> node.path(field).asText()).toList();
  }

  private static String json(JsonNode node) throws IOException {
    return new ObjectMapper().writeValueAsString(node).replace('"', '\'');
  }
}
