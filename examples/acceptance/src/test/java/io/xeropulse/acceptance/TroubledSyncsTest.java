package io.xeropulse.acceptance;

import static io.xeropulse.acceptance.SteppedSync.LAST_DAY;
import static io.xeropulse.core.sync.SyncStatus.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.ageing.DebtAge;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.RecoveryPolicy;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.proof.DayReader;
import io.xeropulse.core.sync.proof.Prover;
import io.xeropulse.core.sync.proof.TieOut;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.DrivenClock;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.books.Credit;
import io.xeropulse.sandbox.books.Payment;
import io.xeropulse.sandbox.books.Story;
import io.xeropulse.sandbox.jobs.WorkInProgress;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.BooksDigest;
import io.xeropulse.warehouse.report.WipReport;
import io.xeropulse.warehouse.state.QuarantineView;
import io.xeropulse.xero.source.XeroTrialBalance;
import io.xeropulse.xpm.csv.RateCardCsv;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever people change between syncs and during them, whatever fails and wherever a process dies:
 * the warehouse ends with the source's books, and until then no session says more than it did.
 */
class TroubledSyncsTest {
  private static final boolean PROOF = Boolean.getBoolean("xeropulse.proof");
  private static final int FIRST_SEED = Integer.getInteger("xeropulse.firstSeed", 1);
  private static final int SEEDS = Integer.getInteger("xeropulse.seeds", PROOF ? 300 : 4);
  private static final int ROUNDS = 3;
  private static final int MOST_STEPS = 120;
  private static final Instant ASKED_FOR_AGAIN = Instant.MAX;
  private static final Trigger ALL_INVOICES = new Trigger.Manual(true, Set.of("invoices"));
  private static final Duration NONE = Duration.ZERO;
  private static final Duration OVERLAP = Duration.ofMinutes(5);
  private static final List<String> LISTS =
      List.of(
          "Invoices",
          "CreditNotes",
          "Payments",
          "BankTransactions",
          "BankTransfers",
          "Overpayments",
          "Prepayments",
          "ManualJournals");

  private static HikariDataSource database;

  /**
   * One after the other, a seed does the same in every run. At the same time, which entity meets
   * which trouble is left to chance.
   */
  private int entitiesAtOnce;

  /** The practices are so small that deleting a job or two is much of one: nothing is doubted. */
  private final Warehouse warehouse = Warehouse.builder(database).sweepLimitPercent(100).build();

  @BeforeAll
  static void newWarehouse() {
    database = new HikariDataSource();
    database.setDataSource(PostgresServer.newWarehouse());
  }

  @AfterAll
  static void closePool() {
    database.close();
  }

  static LongStream seeds() {
    int last = FIRST_SEED + SEEDS - 1;
    System.out.println("TroubledSyncsTest: seeds " + FIRST_SEED + " to " + last);
    return LongStream.rangeClosed(FIRST_SEED, last);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldEndWithTheBooksOfTheSource(long seed) {
    entitiesAtOnce = seed % 2 == 0 ? 4 : 1;
    Random random = new Random(seed);
    DrivenClock clock = DrivenClock.at(Instant.parse("2025-07-01T00:00:00Z"));
    try (Sandbox sandbox =
        Sandbox.builder()
            .seed(seed)
            .invoices(30 + random.nextInt(60))
            .jobs(8)
            .clock(clock)
            .start()) {
      OrganizationId organization = organization(sandbox);
      Trouble trouble = new Trouble(sandbox, clock, seed);
      for (int round = 1; round <= ROUNDS; round++) {
        String when = "seed %d, round %d".formatted(seed, round);
        for (int change = random.nextInt(8); change > 0; change--) {
          clock.advance(Duration.ofMinutes(random.nextInt(20)));
          trouble.change(random);
        }
        for (int troubled = random.nextInt(4); troubled > 0; troubled--) {
          trouble.begin(random.nextInt(20), random.nextInt(8));
          try {
            SyncReport report =
                sync(
                    sandbox,
                    clock,
                    organization,
                    firstSync(seed),
                    new DyingAt(1 + random.nextInt(MOST_STEPS)));
            assertHonest(report, when);
            if (report.status() == COMPLETED && !trouble.changed() && !trouble.undated()) {
              trouble.begin(0, 0);
              assertEqual(sandbox, clock, organization, when + ", completed in trouble");
            }
          } catch (Died asAProcessDoes) {
            assertThat(asAProcessDoes).isNotNull();
          }
          assertNothingIsBehindTheWatermarks(sandbox, organization, when);
        }
        trouble.begin(0, 0);
        SyncReport report = sync(sandbox, clock, organization, () -> {});
        assertThat(report.status()).as("%s: %s", when, said(report)).isEqualTo(COMPLETED);
        if (trouble.undated()) {
          SyncReport full = sync(sandbox, clock, organization, ALL_INVOICES, () -> {});
          assertThat(full.status()).as("full, %s: %s", when, said(full)).isEqualTo(COMPLETED);
          trouble.sawEverything();
        }
        assertEqual(sandbox, clock, organization, when);
      }
    }
  }

  /** Every other practice begins with a backfill in windows, which any sync goes on with. */
  private static Trigger firstSync(long seed) {
    return seed % 2 == 0 ? new Trigger.StartUp() : Trigger.Manual.incremental();
  }

  /** What was not read to its end says why, so that a session is never better than its books. */
  private static void assertHonest(SyncReport report, String when) {
    if (report.status() == COMPLETED) {
      assertThat(report.entities())
          .as("%s: %s", when, said(report))
          .allMatch(entity -> entity.status() == COMPLETED);
      return;
    }
    boolean said =
        report.error() != null
            || report.entities().stream()
                .filter(entity -> entity.status() != COMPLETED)
                .allMatch(TroubledSyncsTest::saysWhy);
    assertThat(said).as("says what is missing, %s: %s", when, said(report)).isTrue();
  }

  private static String said(SyncReport report) {
    return report.error()
        + report.entities().stream().filter(entity -> entity.status() != COMPLETED).toList();
  }

  private static boolean saysWhy(EntityReport entity) {
    return entity.error() != null || !entity.findings().isEmpty() || entity.waiting() > 0;
  }

  /** What the next sync will not ask for has to be here, in its present state. */
  private void assertNothingIsBehindTheWatermarks(
      Sandbox sandbox, OrganizationId organization, String when) {
    Instant invoices = nextReading(organization, "invoices");
    Instant payments = nextReading(organization, "payments");
    Instant notes = nextReading(organization, "credit_notes");
    Map<String, Instant> held = held(organization);
    for (QuarantineView.Entry waiting : warehouse.quarantine().entries(organization)) {
      held.put(waiting.sourceId(), ASKED_FOR_AGAIN);
    }
    for (Story story : sandbox.books().stories()) {
      assertHeld(held, story.id(), story.updated(), invoices, "invoice, " + when);
      for (Payment payment : story.payments()) {
        assertHeld(held, payment.id(), payment.updated(), payments, "payment, " + when);
      }
      for (Credit note : story.credits(Credit.Kind.NOTE)) {
        assertHeld(held, note.id(), note.updated(), notes, "credit note, " + when);
      }
    }
  }

  private static void assertHeld(
      Map<String, Instant> held, UUID id, Instant updated, Instant nextReading, String what) {
    if (updated.isBefore(nextReading) && !ASKED_FOR_AGAIN.equals(held.get(id.toString()))) {
      assertThat(held).as(what).containsEntry(id.toString(), updated);
    }
  }

  private Instant nextReading(OrganizationId organization, String entity) {
    Entity list = new Entity("xero", entity, false);
    Watermark watermark = warehouse.watermarks().watermark(organization, list);
    Watermark unnamed = warehouse.loader().waiting(organization, list).unnamedAfter();
    Instant from =
        (unnamed != null && unnamed.before(watermark) ? unnamed : watermark).readFrom(OVERLAP);
    return from == null ? Instant.MIN : from;
  }

  private static Map<String, Instant> held(OrganizationId organization) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select source_id, source_updated_at from xeropulse.financial_data
                        where organization_id = :organization and source_updated_at is not null
                        """)
                    .bind("organization", organization.value())
                    .map(
                        (row, context) ->
                            Map.entry(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Equal to what a first sync by itself finds, and to the figures of the sandbox's own books. */
  private void assertEqual(
      Sandbox sandbox, DrivenClock clock, OrganizationId organization, String when) {
    OrganizationId undisturbed = organization(sandbox);
    SyncReport report = sync(sandbox, clock, undisturbed, () -> {});
    assertThat(report.status()).as("undisturbed, %s: %s", when, said(report)).isEqualTo(COMPLETED);
    BooksDigest digest = warehouse.booksDigests().of(organization, LAST_DAY);
    assertThat(digest.differences(warehouse.booksDigests().of(undisturbed, LAST_DAY)))
        .as("against an undisturbed sync, %s", when)
        .isEmpty();

    AgedReceivables debtors =
        warehouse.reports().agedReceivables(organization, LAST_DAY, AgeingBasis.DUE_DATE);
    Map<String, BigDecimal> ages = sandbox.truth().receivables(LAST_DAY).ageing(LAST_DAY, true);
    for (DebtAge age : DebtAge.values()) {
      assertThat(debtors.amount(age))
          .as("receivables %s, %s", age.label(), when)
          .isEqualByComparingTo(ages.get(age.label()));
    }
    WipReport wip = warehouse.reports().wip(organization, LAST_DAY);
    WorkInProgress work = sandbox.truth().workInProgress(LAST_DAY);
    assertThat(wip.gross()).as("gross WIP, %s", when).isEqualByComparingTo(work.gross());
    assertThat(wip.interims()).as("interims, %s", when).isEqualByComparingTo(work.interims());
    assertThat(wip.net()).as("net WIP, %s", when).isEqualByComparingTo(work.net());
    Map<String, Integer> counts = sandbox.truth().counts();
    assertThat(digest.tables().get("financial_data").rows())
        .as("documents and cash, %s", when)
        .isEqualTo(LISTS.stream().mapToLong(counts::get).sum());
    assertThat(digest.tables().get("time_entry").rows())
        .as("time, %s", when)
        .isEqualTo(counts.get("Times").longValue());
  }

  private OrganizationId organization(Sandbox sandbox) {
    OrganizationId organization = new OrganizationId(UUID.randomUUID());
    warehouse
        .practice()
        .replaceRateCard(organization, RateCardCsv.read(new StringReader(sandbox.rateCardCsv())));
    return organization;
  }

  private SyncReport sync(
      Sandbox sandbox, DrivenClock clock, OrganizationId organization, Runnable step) {
    return sync(sandbox, clock, organization, Trigger.Manual.incremental(), step);
  }

  /** A session whose ledger does not tie out with Xero's trial balance is not completed. */
  private SyncReport sync(
      Sandbox sandbox,
      DrivenClock clock,
      OrganizationId organization,
      Trigger trigger,
      Runnable step) {
    SteppedSync sync = SteppedSync.of(warehouse, sandbox, clock, step);
    TieOut tieOut =
        TieOut.of(
            new XeroTrialBalance(sync.client().accounting(organization, sync.books()).reports()),
            DayReader.NONE);
    return sync.run(
        organization,
        trigger,
        pipeline ->
            pipeline
                .entitiesAtOnce(entitiesAtOnce)
                .recovery(new RecoveryPolicy(2, NONE, NONE, NONE, NONE, new SplittableRandom(1)))
                .pause((wait, cancellation) -> clock.advance(wait))
                .overlap(OVERLAP)
                .prover(
                    Prover.of(
                        warehouse.heldRecords(),
                        warehouse.loadedPages(),
                        tieOut,
                        warehouse.certificates())));
  }

  /** Ends the process at a step, on every thread that comes to one. */
  private record DyingAt(int last, AtomicInteger steps) implements Runnable {
    DyingAt(int last) {
      this(last, new AtomicInteger());
    }

    @Override
    public void run() {
      if (steps.incrementAndGet() >= last) {
        throw new Died();
      }
    }
  }

  /** Nothing catches it, as nothing runs any more in a process that died. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }
}
