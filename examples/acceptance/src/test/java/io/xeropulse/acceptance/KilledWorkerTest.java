package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.http.Meter;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.BooksDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A process killed in mid-sync loses nothing, and what it had loaded is not fetched again. */
class KilledWorkerTest {
  private static final boolean PROOF = Boolean.getBoolean("xeropulse.proof");
  private static final int KILLS = PROOF ? 100 : 2;
  private static final int INVOICES = PROOF ? 4_000 : 1_100;
  private static final long PAGE = 1_000;
  private static final long SEED = 20251121;

  @Test
  void shouldResumeFromTheLastPageLoaded() throws Exception {
    System.out.println("KilledWorkerTest: seed " + SEED);
    Random random = new Random(SEED);
    PGSimpleDataSource database = PostgresServer.newWarehouse();
    try (HikariDataSource pool = new HikariDataSource();
        Sandbox sandbox =
            Sandbox.builder()
                .seed(5)
                .invoices(INVOICES)
                .jobs(4)
                .clock(SteppedSync.DAY_AFTER)
                .start()) {
      pool.setDataSource(database);
      Warehouse warehouse = Warehouse.create(pool);
      OrganizationId undisturbed = new OrganizationId(new UUID(1, 0));
      AtomicInteger steps = new AtomicInteger();
      assertThat(sync(warehouse, sandbox, undisturbed, steps::incrementAndGet).status())
          .isEqualTo(SyncStatus.COMPLETED);
      Map<String, Long> needed = calls(sandbox);
      BooksDigest books = warehouse.booksDigests().of(undisturbed, SteppedSync.LAST_DAY);

      Map<Long, Integer> again = new TreeMap<>();
      for (int kill = 1; kill <= KILLS; kill++) {
        int dieAt = 1 + random.nextInt(steps.get());
        String when = "killed at step %d of %d".formatted(dieAt, steps.get());
        OrganizationId organization = new OrganizationId(new UUID(2, kill));
        sandbox.meter().reset();
        assertThat(killed(database, sandbox, organization, dieAt)).as(when).isTrue();
        SyncReport resumed = sync(warehouse, sandbox, organization, () -> {});
        assertThat(resumed.status()).as("%s: %s", when, resumed).isEqualTo(SyncStatus.COMPLETED);
        assertThat(
                books.differences(warehouse.booksDigests().of(organization, SteppedSync.LAST_DAY)))
            .as(when)
            .isEmpty();
        assertThat(resumed.entities())
            .filteredOn(entity -> entity.entity().source().equals("xero"))
            .as("%s: records held already that came again", when)
            .allSatisfy(
                entity -> assertThat(entity.receipt().unchanged()).isLessThanOrEqualTo(PAGE));
        Map<String, Long> made = calls(sandbox);
        // A budget's months are three calls of the budgets' own list.
        long budgets = made.remove("Budgets") - needed.get("Budgets");
        assertThat(budgets).as("%s: budgets", when).isLessThanOrEqualTo(1 + 3);
        List<Long> more = more(needed, made);
        more.forEach(calls -> again.merge(calls, 1, Integer::sum));
        assertThat(more).as("%s: calls made again, list by list", when).allMatch(n -> n >= 0);
        assertThat(more.get(0)).as("%s: the list it was reading", when).isLessThanOrEqualTo(3);
        assertThat(more.get(1)).as("%s: any other list", when).isLessThanOrEqualTo(1);
      }
      System.out.println("KilledWorkerTest: calls of a list made again, and how often: " + again);
    }
  }

  private static SyncReport sync(
      Warehouse warehouse, Sandbox sandbox, OrganizationId organization, Runnable step) {
    return SteppedSync.of(warehouse, sandbox, SteppedSync.DAY_AFTER, step)
        .run(organization, new Trigger.StartUp(), UnaryOperator.identity());
  }

  /** Calls of Xero's lists; Practice Manager's have no order of changes and are read anew. */
  private static Map<String, Long> calls(Sandbox sandbox) {
    Map<String, Long> calls = new HashMap<>();
    for (Map.Entry<Meter.Line, Meter.Usage> line : sandbox.meter().byLine().entrySet()) {
      if (line.getKey().tenant().equals(sandbox.xeroTenantId())) {
        calls.put(line.getKey().endpoint(), line.getValue().calls());
      }
    }
    return calls;
  }

  /**
   * How much more often each list was asked for, most first. Two pages of a list that is being read
   * can be lost: the one being written and the one read ahead; and the overlap may end on one page
   * more.
   */
  private static List<Long> more(Map<String, Long> needed, Map<String, Long> made) {
    return made.entrySet().stream()
        .map(list -> list.getValue() - needed.getOrDefault(list.getKey(), 0L))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static boolean killed(
      PGSimpleDataSource database, Sandbox sandbox, OrganizationId organization, int dieAt)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledWorkerMain.class.getName(),
                PostgresServer.url(database),
                sandbox.baseUrl().toString(),
                sandbox.clientId(),
                sandbox.clientSecret(),
                sandbox.xpmTenantId(),
                organization.toString(),
                Integer.toString(dieAt)));
    Process worker =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "killed-worker.log").toFile())
            .start();
    return worker.waitFor(2, TimeUnit.MINUTES) && worker.exitValue() == KilledWorkerMain.KILLED;
  }
}
