package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.RecoveryPolicy;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.fault.Fault;
import io.xeropulse.sandbox.jobs.Job;
import io.xeropulse.sandbox.jobs.JobInvoice;
import io.xeropulse.sandbox.jobs.Practice;
import io.xeropulse.sandbox.jobs.TimeEntry;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.WipReport;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xpm.XpmOptions;
import io.xeropulse.xpm.XpmSource;
import io.xeropulse.xpm.csv.RateCardCsv;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Whatever people do in Practice Manager between two syncs, and whatever fails during one, the
 * warehouse ends with the practice's own books: no deleted row survives and no live row dies.
 */
class PracticeChangesTest {
  private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);
  private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");
  private static final boolean PROOF = Boolean.getBoolean("xeropulse.proof");

  /** Many practices once, or a few of them several times over. */
  private static final int ROUNDS = PROOF ? 1 : 3;

  private static PGSimpleDataSource database;

  /** The practices are so small that deleting a job or two is much of one: nothing is doubted. */
  private final Warehouse warehouse = Warehouse.builder(database).sweepLimitPercent(100).build();

  @BeforeAll
  static void newWarehouse() {
    database = PostgresServer.pooled(PostgresServer.newWarehouse());
  }

  static LongStream seeds() {
    long last = PROOF ? 500 : 8;
    System.out.println("PracticeChangesTest: seeds 1 to " + last);
    return LongStream.rangeClosed(1, last);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldEndWithTheBooksOfThePractice(long seed) {
    OrganizationId organization = new OrganizationId(new UUID(0, seed));
    Random random = new Random(seed);
    try (Sandbox sandbox = Sandbox.builder().seed(seed).invoices(1).jobs(12).start()) {
      warehouse
          .practice()
          .replaceRateCard(organization, RateCardCsv.read(new StringReader(sandbox.rateCardCsv())));
      assertThat(sync(sandbox, organization).status()).isEqualTo(SyncStatus.COMPLETED);
      assertEqual(organization, sandbox, "first sync, seed " + seed);

      for (int round = 1; round <= ROUNDS; round++) {
        Practice before = sandbox.work().practice();
        for (int change = 1 + random.nextInt(10); change > 0; change--) {
          RandomChanges.ofWork(sandbox.work(), random);
        }
        sandbox
            .faults()
            .randomly(
                seed * 31 + round,
                15,
                List.of(Fault.badGateway(), Fault.dropped(), Fault.halfSent()));
        sync(sandbox, organization);
        assertNothingAliveDied(organization, before, sandbox.work().practice(), seed);
        sandbox.faults().clear();
        SyncReport report = sync(sandbox, organization);
        assertThat(report.status())
            .as("seed %d, round %d: %s", seed, round, report)
            .isEqualTo(SyncStatus.COMPLETED);
        assertEqual(organization, sandbox, "seed %d, round %d".formatted(seed, round));
      }
    }
  }

  private SyncReport sync(Sandbox sandbox, OrganizationId organization) {
    XeroClient client =
        XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
            .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
            .rateLimits(RateLimits.unlimited())
            .retries(Retries.none())
            .build();
    InstantSource clock = InstantSource.fixed(Instant.parse("2025-07-01T00:00:00Z"));
    Duration none = Duration.ZERO;
    return SyncPipeline.builder(warehouse.sessions(), warehouse.watermarks(), warehouse.loader())
        .refresh(warehouse.publication())
        .recovery(new RecoveryPolicy(1, none, none, none, none, new SplittableRandom(1)))
        .build()
        .run(
            organization,
            new OrganizationSettings("AUD", ZONE),
            List.of(
                XpmSource.create(
                    client.transport(), sandbox.xpmTenantId(), XpmOptions.of(clock, ZONE))),
            Trigger.Manual.incremental(),
            LAST_DAY);
  }

  private void assertEqual(OrganizationId organization, Sandbox sandbox, String when) {
    Practice practice = sandbox.work().practice();
    assertThat(rows(organization, "select source_id from xeropulse.job"))
        .as("jobs, %s", when)
        .isEqualTo(texts(practice.jobs(), Job::number));
    assertThat(
            rows(
                organization,
                "select source_id || ' ' || entry_date || ' ' || minutes || ' ' || billable || ' '"
                    + " || coalesce(invoice_line_id, '-') from xeropulse.time_entry"))
        .as("time, %s", when)
        .isEqualTo(texts(practice.times(), PracticeChangesTest::said));
    assertThat(rows(organization, "select source_id from xeropulse.job_cost"))
        .as("costs, %s", when)
        .isEqualTo(texts(practice.costs(), cost -> cost.id().toString()));
    assertThat(
            rows(
                organization,
                "select invoice_number || ' ' || status || ' ' || amount::numeric(19,2)"
                    + " from xeropulse.job_invoice"))
        .as("invoices, %s", when)
        .isEqualTo(texts(practice.invoices(), PracticeChangesTest::said));
    WipReport wip = warehouse.reports().wip(organization, LAST_DAY);
    var truth = sandbox.truth().workInProgress(LAST_DAY);
    assertThat(wip.gross()).as("gross, %s", when).isEqualByComparingTo(truth.gross());
    assertThat(wip.interims()).as("interims, %s", when).isEqualByComparingTo(truth.interims());
    assertThat(wip.net()).as("net, %s", when).isEqualByComparingTo(truth.net());
  }

  private void assertNothingAliveDied(
      OrganizationId organization, Practice before, Practice after, long seed) {
    Set<String> alive = texts(before.times(), time -> time.id().toString());
    alive.retainAll(texts(after.times(), time -> time.id().toString()));
    assertThat(rows(organization, "select source_id from xeropulse.time_entry"))
        .as("time alive before and after a sync with faults, seed %d", seed)
        .containsAll(alive);
    Set<String> costs = texts(before.costs(), cost -> cost.id().toString());
    costs.retainAll(texts(after.costs(), cost -> cost.id().toString()));
    assertThat(rows(organization, "select source_id from xeropulse.job_cost"))
        .as("costs alive before and after a sync with faults, seed %d", seed)
        .containsAll(costs);
  }

  private static String said(TimeEntry time) {
    return "%s %s %d %s %s"
        .formatted(
            time.id(),
            time.date(),
            time.minutes(),
            time.billable(),
            time.invoiceLine() == null ? "-" : time.invoiceLine());
  }

  private static String said(JobInvoice invoice) {
    return "%s %s %s"
        .formatted(invoice.number(), invoice.status(), invoice.amount().toPlainString());
  }

  private static <T> Set<String> texts(List<T> all, Function<T, String> text) {
    return all.stream().map(text).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> rows(OrganizationId organization, String select) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery(select + " where organization_id = :organization")
                    .bind("organization", organization.value())
                    .mapTo(String.class)
                    .collect(Collectors.toCollection(TreeSet::new)));
  }
}
