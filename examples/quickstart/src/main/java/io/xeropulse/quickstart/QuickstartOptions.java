package io.xeropulse.quickstart;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The program's options, with their defaults. */
final class QuickstartOptions {
  @Option(
      names = "--as-at",
      paramLabel = "YYYY-MM-DD",
      description =
          "The date the figures are for. Default: the sample's own date, or today in --zone with"
              + " --fixtures or --xero-url.")
  @Nullable LocalDate asAt;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where the JSON report goes. Default: ${DEFAULT-VALUE}.")
  Path json = Path.of(System.getProperty("quickstart.report", "quickstart-report.json"));

  @Option(
      names = "--fixtures",
      paramLabel = "DIR",
      description =
          "Serve this directory (xero/*.json, xpm/*.xml, rate-card.csv, teams.csv) instead of the"
              + " sample practice.")
  @Nullable Path fixtures;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the sample practice. Default: ${DEFAULT-VALUE}.")
  long seed = 20250630;

  @Option(
      names = "--invoices",
      paramLabel = "N",
      description = "Invoices of the sample practice. Default: ${DEFAULT-VALUE}.")
  int invoices = 400;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Jobs of the sample practice. Default: ${DEFAULT-VALUE}.")
  int jobs = 60;

  @Option(
      names = "--database-url",
      paramLabel = "JDBC-URL",
      description =
          "Use this PostgreSQL (jdbc:postgresql://host/db?user=…&password=…) instead of an embedded"
              + " one.")
  @Nullable String databaseUrl;

  @Option(
      names = "--xero-url",
      paramLabel = "URL",
      description =
          "Use the Xero and XPM at this address (a running sandbox) instead of starting one;"
              + " --fixtures then only gives rate-card.csv and teams.csv.")
  @Nullable URI xeroUrl;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description = "OAuth client id. Default: the sandbox's.")
  @Nullable String clientId;

  @Option(
      names = "--client-secret",
      paramLabel = "SECRET",
      description =
          "OAuth client secret; others on this machine can read it here, so prefer"
              + " XEROPULSE_CLIENT_SECRET. Default: the sandbox's.")
  @Nullable String clientSecret = System.getenv("XEROPULSE_CLIENT_SECRET");

  @Option(
      names = "--metabase-url",
      paramLabel = "URL",
      description = "Where embed links point. Default: ${DEFAULT-VALUE}.")
  String metabaseUrl = "http://localhost:3000";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The practice's time zone, for \"today\". Default: ${DEFAULT-VALUE}.")
  ZoneId zone = ZoneId.of("Australia/Sydney");

  @Option(
      names = "--base-currency",
      paramLabel = "CODE",
      description = "Base currency of the books; others are refused. Default: what Xero says.")
  @Nullable Currency baseCurrency;
}
