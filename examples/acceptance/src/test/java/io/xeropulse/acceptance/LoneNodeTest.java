package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.acceptance.SyncNode.Line;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.schedule.SyncScheduler;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.http.Meter;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A node that is frozen until it seems dead, and is the only one, goes on when it wakes up: it does
 * not take itself over.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LoneNodeTest {
  private static final int HEARTBEAT_MILLIS = 250;

  /** Six missed heartbeats make a node seem dead. */
  private static final Duration SEEMS_DEAD = Duration.ofMillis(7 * HEARTBEAT_MILLIS);

  static IntStream pages() {
    return Boolean.getBoolean("xeropulse.proof") ? IntStream.rangeClosed(1, 20) : IntStream.of(9);
  }

  @ParameterizedTest(name = "frozen after page {0}")
  @MethodSource("pages")
  void shouldGoOnWhereItWasWhenItWakesUp(int page) throws Exception {
    OrganizationId organization = new OrganizationId(new UUID(28, page));
    String name = "lone-" + page;
    Path log = Path.of("target", "node-" + name + ".log");
    BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    PGSimpleDataSource database = PostgresServer.newWarehouse();
    try (Sandbox sandbox = Sandbox.builder().seed(28).invoices(20).jobs(2).start();
        SyncScheduler scheduler = Warehouse.create(database).scheduler(new NeverHere()).build();
        SyncNode node = SyncNode.start(name, database, sandbox, HEARTBEAT_MILLIS, page, lines)) {
      scheduler.add(organization);
      SyncNode.await(lines, "holding");
      node.signal("STOP");
      awaitSilence(database);
      String woken = now(database);
      node.signal("CONT");
      awaitHeartbeats(database, woken);
      node.goOn();

      assertThat(SyncNode.await(lines, "ended").text())
          .isEqualTo("ended " + organization + " COMPLETED");
      awaitEndOfTurn(database);
      node.end();
      assertThat(lines).as("what it began after that").noneMatch(line -> line.says("began"));
      assertThat(sessions(database)).containsExactly("completed");
      for (Map.Entry<Meter.Line, Meter.Usage> list : sandbox.meter().byLine().entrySet()) {
        if (list.getKey().endpoint().equals("Contacts")) {
          assertThat(list.getValue().calls()).as("%s", list).isEqualTo(1);
        }
      }
      assertThat(log).content().doesNotContain("\tat ").doesNotContain("Exception");
    }
  }

  private static void awaitSilence(PGSimpleDataSource database) {
    await(
        database,
        "select clock_timestamp() - max(last_heartbeat) > interval '%d milliseconds' from xeropulse.scheduled_sync"
            .formatted(SEEMS_DEAD.toMillis()));
  }

  /** Two, as it looks for dead ones as often as it beats. */
  private static void awaitHeartbeats(PGSimpleDataSource database, String woken) {
    await(
        database,
        "select count(*) = 0 or max(last_heartbeat) > timestamptz '%s' + interval '%d milliseconds' from xeropulse.scheduled_sync where picked"
            .formatted(woken, 2 * HEARTBEAT_MILLIS));
  }

  private static String now(PGSimpleDataSource database) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle.createQuery("select clock_timestamp()::text").mapTo(String.class).one());
  }

  private static void awaitEndOfTurn(PGSimpleDataSource database) {
    await(database, "select not bool_or(picked) from xeropulse.scheduled_sync");
  }

  private static void await(PGSimpleDataSource database, String condition) {
    try (Handle handle = Jdbi.create(database).open()) {
      String wait =
          """
          do $$ begin
            for i in 1 .. 1200 loop
              exit when (%s);
              perform pg_sleep(0.05);
            end loop;
          end $$
          """
              .formatted(condition);
      handle.execute(wait);
      assertThat(handle.createQuery(condition).mapTo(Boolean.class).one()).as(condition).isTrue();
    }
  }

  private static List<String> sessions(PGSimpleDataSource database) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery("select status from xeropulse.sync_session order by fence")
                    .mapTo(String.class)
                    .list());
  }
}
