package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.ageing.DebtAge;
import io.xeropulse.core.ageing.OpenItem;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.proof.Prover;
import io.xeropulse.core.sync.proof.ReceivablesSample;
import io.xeropulse.core.sync.proof.TieOut;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.core.wip.JobWip;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.PracticeDirectory;
import io.xeropulse.warehouse.report.WipReport;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.accounting.ReportsApi;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xero.source.XeroDayReader;
import io.xeropulse.xero.source.XeroReceivables;
import io.xeropulse.xero.source.XeroTrialBalance;
import io.xeropulse.xpm.XpmOptions;
import io.xeropulse.xpm.XpmSource;
import io.xeropulse.xpm.csv.RateCardCsv;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The warehouse's figures equal those that the sandbox works out from its own books, and its ledger
 * ties out with Xero's report, for one seeded practice after another and on several dates.
 */
class FiguresTest {
  private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);
  private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");
  private static PGSimpleDataSource database;

  @BeforeAll
  static void newWarehouse() {
    database = PostgresServer.pooled(PostgresServer.newWarehouse());
  }

  static LongStream seeds() {
    long last = Boolean.getBoolean("xeropulse.proof") ? 100 : 4;
    System.out.println("FiguresTest: seeds 1 to " + last);
    return LongStream.rangeClosed(1, last);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldEqualTheBooks(long seed) {
    OrganizationId organization = new OrganizationId(new UUID(0, seed));
    Warehouse warehouse = Warehouse.create(database);
    try (Sandbox sandbox =
        Sandbox.builder().seed(seed).invoices(150).jobs(25).asAt(LAST_DAY).start()) {
      warehouse
          .practice()
          .replaceRateCard(organization, RateCardCsv.read(new StringReader(sandbox.rateCardCsv())));
      for (LocalDate asAt : List.of(LAST_DAY, LAST_DAY.minusDays(45), LAST_DAY.minusDays(200))) {
        sync(warehouse, sandbox, organization, asAt);
        for (AgeingBasis basis : AgeingBasis.values()) {
          assertThat(aged(warehouse.reports().agedReceivables(organization, asAt, basis)))
              .as("receivables, seed %d, as at %s, %s", seed, asAt, basis)
              .isEqualTo(
                  sandbox.truth().receivables(asAt).ageing(asAt, basis == AgeingBasis.DUE_DATE));
        }
        WipReport wip = warehouse.reports().wip(organization, asAt);
        var truth = sandbox.truth().workInProgress(asAt);
        assertThat(plain(wip.gross()))
            .as("gross WIP, seed %d, %s", seed, asAt)
            .isEqualTo(plain(truth.gross()));
        assertThat(plain(wip.interims()))
            .as("interims, seed %d, %s", seed, asAt)
            .isEqualTo(plain(truth.interims()));
        assertThat(plain(wip.net()))
            .as("net WIP, seed %d, %s", seed, asAt)
            .isEqualTo(plain(truth.net()));
        compareWithinScopes(warehouse, organization, asAt, wip);
      }
    }
  }

  /** Whoever sees part of the organization sees, of that part, what whoever sees all does. */
  private static void compareWithinScopes(
      Warehouse warehouse, OrganizationId organization, LocalDate asAt, WipReport wip) {
    List<OpenItem> open = warehouse.reports().openReceivables(organization, asAt);
    String contact = Objects.requireNonNull(open.get(open.size() / 2).contactId());
    assertThat(
            warehouse
                .reports(new DataScope.OwnClients(Set.of(contact)))
                .openReceivables(organization, asAt))
        .as("receivables of %s, as at %s", contact, asAt)
        .isEqualTo(open.stream().filter(item -> contact.equals(item.contactId())).toList());

    Set<String> seen = new HashSet<>();
    for (PracticeDirectory.Person person : warehouse.directory().people(organization)) {
      for (DataScope scope :
          List.of(
              new DataScope.OwnRecords(person.staffId()),
              person.clientIds().isEmpty()
                  ? new DataScope.Nothing()
                  : new DataScope.OwnClients(person.clientIds()))) {
        List<JobWip> jobs = warehouse.reports(scope).wip(organization, asAt).byJob();
        assertThat(wip.byJob()).as("%s, as at %s", scope, asAt).containsAll(jobs);
        jobs.forEach(job -> seen.add(job.jobId()));
      }
    }
    assertThat(seen).as("jobs that somebody works on").isNotEmpty();
  }

  private static void sync(
      Warehouse warehouse, Sandbox sandbox, OrganizationId organization, LocalDate asAt) {
    XeroClient xero =
        XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
            .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
            .rateLimits(RateLimits.unlimited())
            .build();
    XeroConnection books =
        xero.connections().stream()
            .filter(connection -> connection.tenantType().equals("ORGANISATION"))
            .findFirst()
            .orElseThrow();
    ReportsApi reports = xero.accounting(organization, books).reports();
    InstantSource clock = InstantSource.fixed(Instant.parse("2025-07-01T00:00:00Z"));
    SyncReport report =
        SyncPipeline.builder(warehouse.sessions(), warehouse.watermarks(), warehouse.loader())
            .refresh(warehouse.publication())
            .prover(
                Prover.of(
                    warehouse.heldRecords(),
                    warehouse.loadedPages(),
                    TieOut.of(
                        new XeroTrialBalance(reports),
                        XeroDayReader.create(xero.transport(), organization, books)),
                    warehouse.certificates(),
                    List.of(
                        new ReceivablesSample(
                            warehouse.reports()::openReceivables,
                            new XeroReceivables(reports),
                            10,
                            () -> new Random(7)))))
            .build()
            .run(
                organization,
                new OrganizationSettings("AUD", ZONE),
                List.of(
                    xero.source(books),
                    XpmSource.create(
                        xero.transport(), sandbox.xpmTenantId(), XpmOptions.of(clock, ZONE))),
                Trigger.Manual.incremental(),
                asAt);
    // A session whose ledger does not tie out with Xero's trial balance is not completed.
    assertThat(report.status()).as(report.toString()).isEqualTo(SyncStatus.COMPLETED);
  }

  private static Map<String, BigDecimal> aged(AgedReceivables receivables) {
    Map<String, BigDecimal> amounts = new LinkedHashMap<>();
    for (DebtAge age : DebtAge.values()) {
      amounts.put(age.label(), plain(receivables.amount(age)));
    }
    return amounts;
  }

  private static BigDecimal plain(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.UNNECESSARY);
  }
}
