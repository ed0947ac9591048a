package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.acceptance.SyncNode.Line;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.schedule.SyncScheduler;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.books.Invoice;
import io.xeropulse.sandbox.books.Story;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that is frozen until others think it dead, and wakes up, changes nothing any more. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FrozenWorkerTest {
  private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(0, 1));

  static IntStream pages() {
    return Boolean.getBoolean("xeropulse.proof") ? IntStream.rangeClosed(1, 20) : IntStream.of(12);
  }

  @ParameterizedTest(name = "frozen after page {0}")
  @MethodSource("pages")
  void shouldWriteNothingOnceItWakesUp(int page) throws Exception {
    BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    PGSimpleDataSource database = PostgresServer.newWarehouse();
    try (Sandbox sandbox = Sandbox.builder().seed(3).invoices(40).jobs(4).start()) {
      Warehouse warehouse = Warehouse.create(database);
      try (SyncNode frozen = SyncNode.start("frozen", database, sandbox, 1_000, page, lines);
          SyncScheduler scheduler = warehouse.scheduler(new NeverHere()).build()) {
        scheduler.add(ORGANIZATION);
        Line holding = SyncNode.await(lines, "holding");
        frozen.signal("STOP");
        changeBooks(sandbox);
        try (SyncNode healthy = SyncNode.start("healthy", database, sandbox, 1_000, 0, lines)) {
          Line ended = SyncNode.await(lines, "ended");
          assertThat(ended)
              .isEqualTo(new Line(healthy.name(), "ended " + ORGANIZATION + " COMPLETED"));
          Map<String, String> before = contents(database);

          frozen.goOn();
          frozen.signal("CONT");
          Line woken = SyncNode.await(lines, "ended");
          frozen.end();

          assertThat(woken.text()).doesNotEndWith("COMPLETED");
          assertThat(woken.node()).isEqualTo("frozen");
          assertThat(contents(database)).as("frozen at %s", holding.text()).isEqualTo(before);
        }
      }
    }
  }

  /** What the frozen process has read already is wrong from now on. */
  private static void changeBooks(Sandbox sandbox) {
    for (Story story : sandbox.books().stories()) {
      Invoice invoice = story.invoice();
      boolean untouched = story.payments().isEmpty() && story.credits().isEmpty();
      if (untouched && invoice.stage() == Invoice.Stage.AUTHORISED) {
        sandbox.books().editAmount(story.id(), new BigDecimal("1234.50"));
      } else if (invoice.stage() == Invoice.Stage.AUTHORISED) {
        sandbox.books().edit(story.id(), "changed");
      }
    }
    sandbox
        .work()
        .practice()
        .times()
        .forEach(time -> sandbox.work().editMinutes(time.id(), time.minutes() + 6));
  }

  /**
   * All but the scheduler's own note of the healthy process's turn, which may come a moment later.
   */
  static Map<String, String> contents(PGSimpleDataSource database) {
    return Jdbi.create(database)
        .withHandle(
            handle -> {
              Map<String, String> contents = new TreeMap<>();
              for (String table :
                  handle
                      .createQuery(
                          """
                          select tablename from pg_tables
                          where schemaname = 'xeropulse' and tablename <> 'scheduled_sync'
                          """)
                      .mapTo(String.class)
                      .list()) {
                String rows =
                    "select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from xeropulse.%s t"
                        .formatted(table);
                contents.put(table, handle.createQuery(rows).mapTo(String.class).one());
              }
              return contents;
            });
  }
}
