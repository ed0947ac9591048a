package io.xeropulse.acceptance;

import static io.xeropulse.core.sync.SyncStatus.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.state.Backfill;
import io.xeropulse.core.sync.state.WatermarkStore;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.http.Meter;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.BooksDigest;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An organization's first sync shows the latest months first and, wherever it dies, is gone on
 * with: in the end it holds what a sync without windows holds.
 */
class OnboardingTest {
  private static final int KILLS = Boolean.getBoolean("xeropulse.proof") ? 100 : 2;
  private static final long SEED = 20251123;
  private static final long PAGE = 1_000;

  /** Eight of them are four months; behind them is more than a page of invoices. */
  private static final Period FORTNIGHT = Period.ofDays(15);

  /** The lists that come in windows, and the kinds of their documents. */
  private static final Map<String, List<String>> DATED =
      Map.of(
          "invoices", List.of("invoice", "bill"),
          "credit_notes", List.of("credit_note", "supplier_credit_note"),
          "payments", List.of("payment"),
          "bank_transactions", List.of("bank_transaction"));

  private final PGSimpleDataSource database = PostgresServer.pooled(PostgresServer.newWarehouse());
  private final Warehouse warehouse = Warehouse.create(database);
  private final OrganizationId undisturbed = new OrganizationId(new UUID(3, 0));

  @Test
  void shouldSeeTheLatestFirstAndEndAsASyncWithoutWindows() throws Exception {
    System.out.println("OnboardingTest: seed " + SEED);
    Random random = new Random(SEED);
    try (Sandbox sandbox =
        Sandbox.builder().seed(6).invoices(1_300).jobs(1).clock(SteppedSync.DAY_AFTER).start()) {
      assertThat(sync(sandbox, undisturbed, Trigger.Manual.incremental(), () -> {}).status())
          .isEqualTo(COMPLETED);
      BooksDigest books = warehouse.booksDigests().of(undisturbed, SteppedSync.LAST_DAY);

      sandbox.meter().reset();
      AtomicInteger steps = new AtomicInteger();
      OrganizationId inWindows = new OrganizationId(new UUID(3, 1));
      SyncReport report = sync(sandbox, inWindows, new Trigger.StartUp(), steps::incrementAndGet);
      assertThat(report.status()).as("%s", report).isEqualTo(COMPLETED);
      Map<String, Long> needed = calls(sandbox);
      assertSame(books, inWindows, "undisturbed");

      for (int kill = 1; kill <= KILLS; kill++) {
        int dieAt = 1 + random.nextInt(steps.get());
        String when = "killed at step %d of %d".formatted(dieAt, steps.get());
        OrganizationId organization = new OrganizationId(new UUID(4, kill));
        sandbox.meter().reset();
        killed(sandbox, organization, dieAt);
        assertHoldsWhatItsWindowsCover(organization, when);

        SyncReport resumed = sync(sandbox, organization, new Trigger.Scheduled(), () -> {});

        assertThat(resumed.status()).as("%s: %s", when, resumed).isEqualTo(COMPLETED);
        assertSame(books, organization, when);
        assertThat(resumed.entities())
            .filteredOn(entity -> DATED.containsKey(entity.entity().name()))
            .filteredOn(entity -> entity.entity().source().equals("xero"))
            .as("%s: records held already that came again", when)
            .allSatisfy(
                entity -> assertThat(entity.receipt().unchanged()).isLessThanOrEqualTo(PAGE));
        Map<String, Long> made = calls(sandbox);
        // A budget's months are three calls of the budgets' own list.
        long budgets = made.remove("Budgets") - needed.get("Budgets");
        assertThat(budgets).as("%s: budgets", when).isLessThanOrEqualTo(1 + 3);
        List<Long> more = more(needed, made);
        assertThat(more)
            .as("%s: calls made again, %s instead of %s", when, made, needed)
            .allMatch(again -> again <= 3);
      }
    }
  }

  private void killed(Sandbox sandbox, OrganizationId organization, int dieAt) {
    AtomicInteger steps = new AtomicInteger();
    boolean died = false;
    try {
      sync(
          sandbox,
          organization,
          new Trigger.StartUp(),
          () -> {
            if (steps.incrementAndGet() == dieAt) {
              throw new Died();
            }
          });
    } catch (Died asAProcessDoes) {
      died = true;
    }
    assertThat(died).as("died at step %d", dieAt).isTrue();
  }

  /** Every document dated in a window that is done is there, and nothing of it is published yet. */
  private void assertHoldsWhatItsWindowsCover(OrganizationId organization, String when) {
    WatermarkStore store = warehouse.watermarks();
    boolean complete = true;
    for (String list : DATED.keySet()) {
      Backfill backfill = store.backfill(organization, entity(list)).orElse(null);
      complete &= backfill != null && backfill.complete();
      if (backfill != null && backfill.windowsDone() > 0) {
        LocalDate from =
            backfill.windowsLeft() ? backfill.window().endExclusive() : LocalDate.EPOCH;
        assertThat(ids(organization, list, from))
            .as("%s, %s from %s on", when, list, from)
            .containsAll(ids(undisturbed, list, from));
      }
      if (backfill != null && backfill.windowsLeft()) {
        assertThat(store.watermark(organization, entity(list)).newest())
            .as("%s, %s", when, list)
            .isNull();
      }
    }
    if (!complete) {
      assertThat(warehouse.reports().published(organization)).as(when).isEmpty();
    }
  }

  private List<String> ids(OrganizationId organization, String list, LocalDate from) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select source_id from xeropulse.financial_data
                        where organization_id = :organization and transaction_date >= :from
                          and kind = any (:kinds)
                        """)
                    .bind("organization", organization.value())
                    .bind("from", from)
                    .bindArray("kinds", String.class, DATED.get(list))
                    .mapTo(String.class)
                    .list());
  }

  private void assertSame(BooksDigest books, OrganizationId organization, String when) {
    assertThat(books.differences(warehouse.booksDigests().of(organization, SteppedSync.LAST_DAY)))
        .as(when)
        .isEmpty();
    for (String list : DATED.keySet()) {
      assertThat(warehouse.watermarks().watermark(organization, entity(list)))
          .as("%s, watermark of %s", when, list)
          .isEqualTo(warehouse.watermarks().watermark(undisturbed, entity(list)));
    }
  }

  private static Entity entity(String list) {
    return new Entity("xero", list, false);
  }

  private SyncReport sync(
      Sandbox sandbox, OrganizationId organization, Trigger trigger, Runnable step) {
    return SteppedSync.of(warehouse, sandbox, SteppedSync.DAY_AFTER, step)
        .run(organization, trigger, pipeline -> pipeline.backfillWindow(FORTNIGHT));
  }

  private static Map<String, Long> calls(Sandbox sandbox) {
    Map<String, Long> calls = new HashMap<>();
    for (Map.Entry<Meter.Line, Meter.Usage> line : sandbox.meter().byLine().entrySet()) {
      if (line.getKey().tenant().equals(sandbox.xeroTenantId())) {
        calls.put(line.getKey().endpoint(), line.getValue().calls());
      }
    }
    return calls;
  }

  /** How much more often each list was asked for, most first. */
  private static List<Long> more(Map<String, Long> needed, Map<String, Long> made) {
    return made.entrySet().stream()
        .map(list -> list.getValue() - needed.getOrDefault(list.getKey(), 0L))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** Nothing catches it, as nothing runs any more in a process that died. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }
}
