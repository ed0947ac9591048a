package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.core.wip.StaffWip;
import io.xeropulse.core.wip.WriteOns;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.WipReport;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xpm.XpmOptions;
import io.xeropulse.xpm.XpmSource;
import io.xeropulse.xpm.csv.RateCardCsv;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README shows is what compiles and runs. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  @Test
  void shouldRunTheUsageExample() throws Exception {
    try (Sandbox sandbox = Sandbox.builder().invoices(20).jobs(2).start()) {
      XeroClient client =
          XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
              .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
              .rateLimits(RateLimits.unlimited())
              .build();
      DataSource dataSource = PostgresServer.newDatabase();
      AgedReceivables debtors =
          usage(
              dataSource, client, new OrganizationId(UUID.randomUUID()), LocalDate.of(2025, 6, 30));
      assertThat(debtors.total().signum()).isPositive();
    }
  }

  private static AgedReceivables usage(
      DataSource dataSource, XeroClient xero, OrganizationId organization, LocalDate asAt) {
    Warehouse warehouse = Warehouse.create(dataSource);
    warehouse.migrate();

    SyncPipeline pipeline =
        SyncPipeline.builder(warehouse.sessions(), warehouse.watermarks(), warehouse.loader())
            .refresh(warehouse.publication())
            .build();

    SyncReport report =
        pipeline.run(
            organization,
            new OrganizationSettings("AUD", ZoneId.of("Australia/Sydney")),
            List.of(xero.source(xero.connections().get(0))),
            Trigger.Manual.incremental(),
            asAt);
    assertThat(report.status()).isEqualTo(SyncStatus.COMPLETED);

    AgedReceivables debtors =
        warehouse.reports().agedReceivables(organization, asAt, AgeingBasis.DUE_DATE);
    return debtors;
  }

  @Test
  void shouldRunThePracticeManagerExample() throws Exception {
    try (Sandbox sandbox = Sandbox.builder().invoices(0).jobs(12).start()) {
      XeroClient client =
          XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
              .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
              .rateLimits(RateLimits.unlimited())
              .build();
      Warehouse warehouse = Warehouse.create(PostgresServer.newWarehouse());
      BigDecimal toBill =
          practice(
              warehouse,
              client,
              sandbox.xpmTenantId(),
              new StringReader(sandbox.rateCardCsv()),
              new OrganizationId(UUID.randomUUID()),
              LocalDate.of(2025, 6, 30));
      assertThat(toBill).isNotZero();
    }
  }

  private static BigDecimal practice(
      Warehouse warehouse,
      XeroClient xero,
      String tenantId,
      Reader rates,
      OrganizationId organization,
      LocalDate asAt) {
    ZoneId zone = ZoneId.of("Australia/Sydney");
    SyncPipeline pipeline =
        SyncPipeline.builder(warehouse.sessions(), warehouse.watermarks(), warehouse.loader())
            .refresh(warehouse.publication())
            .build();
    OrganizationSettings settings = new OrganizationSettings("AUD", zone);

    warehouse.practice().replaceRateCard(organization, RateCardCsv.read(rates));
    XpmOptions options = XpmOptions.of(InstantSource.system(), zone);
    XpmSource practice = XpmSource.create(xero.transport(), tenantId, options);
    pipeline.run(organization, settings, List.of(practice), Trigger.Manual.incremental(), asAt);

    WipReport wip = warehouse.reports().wip(organization, asAt);
    BigDecimal toBill = wip.net();
    List<StaffWip> time = wip.byStaff(); // costs less interims are nobody's: wip.unassigned()
    WriteOns writeOns = warehouse.reports().writeOns(organization, asAt.withDayOfYear(1), asAt);
    assertThat(time).isNotEmpty();
    assertThat(writeOns.unknownLines()).isEmpty();
    return toBill;
  }

  @ParameterizedTest
  @CsvSource({
    "## Use it, ReadmeTest",
    "## Xero Practice Manager, ReadmeTest",
    "## Who may see what, RightsExampleTest"
  })
  void shouldShowTheUsageExamplesAsTheyAreTested(String section, String test) throws IOException {
    String source =
        Files.readString(
            Path.of("src/test/java", ReadmeTest.class.getPackageName().replace('.', '/'))
                .resolve(test + ".java"));
    String tested = withoutSpaces(source);
    String readme = Files.readString(ROOT.resolve("README.md"));
    assertThat(readme).contains(section);
    String shown =
        readme
            .substring(readme.indexOf(section))
            .replaceAll("(?s)^.*?```java\n(.*?)```.*", "$1")
            .lines()
            .filter(line -> !line.contains("XeroClient.builder"))
            .collect(Collectors.joining("\n"));
    for (String statement : shown.split("\n\n", -1)) {
      assertThat(tested).contains(withoutSpaces(statement));
    }
  }

  @Test
  void shouldShowTheXeroClientsExamplesAsTheyAreTested() throws IOException {
    Path tests = ROOT.resolve("xeropulse-xero-client/src/test/java");
    try (var files = Files.walk(tests)) {
      Path examples =
          files.filter(file -> file.endsWith("ReadmeExamplesTest.java")).findFirst().orElseThrow();
      String readme = withoutSpaces(Files.readString(ROOT.resolve("README.md")));
      Matcher example =
          Pattern.compile("// README: [^\n]*\n(.*?)// end", Pattern.DOTALL)
              .matcher(Files.readString(examples));
      int shown = 0;
      while (example.find()) {
        assertThat(example.group(1).strip().lines().count()).isLessThanOrEqualTo(15);
        assertThat(readme).contains("```java" + withoutSpaces(example.group(1)) + "```");
        shown++;
      }
      assertThat(shown).isEqualTo(3);
    }
  }

  @Test
  void shouldRunTheTestCommandInContinuousIntegration() throws IOException {
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains("\nmvn verify\n");
    assertThat(Files.readString(ROOT.resolve(".ci/run"))).containsPattern("mvn [-a-zB ]*verify");
  }

  @Test
  void shouldKeepOneVersion() throws IOException {
    try (var poms = Files.walk(ROOT, 3)) {
      assertThat(
              poms.filter(file -> file.endsWith("pom.xml"))
                  .map(ReadmeTest::versionOfTheProject)
                  .distinct())
          .hasSize(1);
    }
  }

  private static String versionOfTheProject(Path pom) {
    try {
      return Files.readString(pom)
          .replaceAll(
              "(?s).*?<groupId>io.xeropulse</groupId>\\s*<artifactId>[^<]*</artifactId>\\s*<version>([^<]*)</version>.*",
              "$1");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String withoutSpaces(String text) {
    return text.replaceAll("\\s+", "");
  }
}
