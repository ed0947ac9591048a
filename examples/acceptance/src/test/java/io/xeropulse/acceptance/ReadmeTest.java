package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.organization.SyncSettings;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.wip.StaffWip;
import io.xeropulse.core.wip.WriteOns;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.Organization;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.XeroPulse;
import io.xeropulse.warehouse.report.ProofSummary;
import io.xeropulse.warehouse.report.Published;
import io.xeropulse.warehouse.report.WipReport;
import io.xeropulse.xero.XeroApp;
import io.xeropulse.xero.auth.AppCredentials;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xpm.PracticeManager;
import io.xeropulse.xpm.csv.RateCardCsv;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void shouldRunTheUsageExample() {
    OrganizationId id = new OrganizationId(UUID.randomUUID());
    assertThat(production(id, "id", "s3cret").toString()).doesNotContain("s3cret");
    try (Sandbox sandbox = Sandbox.builder().invoices(20).jobs(2).start()) {
      XeroApp xero = sandboxed(id, sandbox).build();
      usage(PostgresServer.pooled(PostgresServer.newDatabase()), xero, id);
    }
  }

  private static XeroApp production(OrganizationId id, String clientId, String clientSecret) {
    XeroApp xero = XeroApp.customConnection(id, AppCredentials.of(clientId, clientSecret)).build();

    return xero;
  }

  private static XeroApp.Builder sandboxed(OrganizationId id, Sandbox sandbox) {
    return XeroApp.customConnection(
            id, AppCredentials.of(sandbox.clientId(), sandbox.clientSecret()))
        .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
        .rateLimits(RateLimits.unlimited());
  }

  private static void usage(DataSource dataSource, XeroApp xero, OrganizationId id) {
    try (XeroPulse pulse = XeroPulse.builder(dataSource).source(xero).build()) {
      Organization practice = pulse.open(id, SyncSettings.in(ZoneId.of("Australia/Sydney")));
      SyncReport report = practice.sync();
      Published<AgedReceivables> debtors =
          practice.figures().agedReceivables(AgeingBasis.DUE_DATE).orElseThrow();
      System.out.printf(
          "%s %s as at %s, proved equal to Xero's ledger: %s (sync %s)%n",
          debtors.publication().baseCurrency(),
          debtors.value().total(),
          debtors.asAt(),
          debtors.certificate().map(ProofSummary::tied).orElse(false),
          report.status());
    }
    try (XeroPulse pulse = XeroPulse.builder(dataSource).validating().source(xero).build()) {
      Published<AgedReceivables> debtors =
          pulse.organization(id).figures().agedReceivables(AgeingBasis.DUE_DATE).orElseThrow();
      assertThat(debtors.value().total().signum()).isPositive();
      assertThat(debtors.certificate()).get().matches(ProofSummary::tied);
    }
  }

  @Test
  void shouldShowAFirstExampleOfAtMostFifteenLines() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String first =
        readme
            .substring(readme.indexOf("## Use it"))
            .replaceAll("(?s)^.*?```java\n(.*?)```.*", "$1");
    assertThat(first.lines().filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(15);
    assertThat(first).doesNotContain("new ");
  }

  @Test
  void shouldRunThePracticeManagerExample() {
    OrganizationId id = new OrganizationId(UUID.randomUUID());
    try (Sandbox sandbox = Sandbox.builder().invoices(0).jobs(12).start();
        XeroPulse pulse =
            XeroPulse.builder(PostgresServer.pooled(PostgresServer.newDatabase()))
                .source(sandboxed(id, sandbox).reading(PracticeManager.standard()).build())
                .build()) {
      BigDecimal toBill =
          practice(pulse, new StringReader(sandbox.rateCardCsv()), id, LocalDate.of(2025, 6, 30));
      assertThat(toBill).isNotZero();
    }
  }

  private static BigDecimal practice(
      XeroPulse pulse, Reader rates, OrganizationId id, LocalDate asAt) {
    ZoneId zone = ZoneId.of("Australia/Sydney");

    Organization practice = pulse.open(id, SyncSettings.in(zone));
    practice.replaceRateCard(RateCardCsv.read(rates));
    practice.sync();

    WipReport wip = practice.figures().wip().orElseThrow().value();
    BigDecimal toBill = wip.net();
    List<StaffWip> time = wip.byStaff(); // costs less interims are nobody's: wip.unassigned()
    WriteOns writeOns =
        practice.figures().writeOns(asAt.withDayOfYear(1), asAt).orElseThrow().value();
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
