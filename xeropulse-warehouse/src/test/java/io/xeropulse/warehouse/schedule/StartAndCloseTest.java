package io.xeropulse.warehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.Cancellation;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.schedule.OrganizationSyncs;
import io.xeropulse.core.sync.schedule.SyncScheduler;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a host sees of a node that starts and ends. */
class StartAndCloseTest {
  private final CountDownLatch stalls = new CountDownLatch(1);
  private final CountDownLatch goesOn = new CountDownLatch(1);

  /** A sync in a call that does not come back, and that no interrupt reaches. */
  private final OrganizationSyncs stalling =
      new OrganizationSyncs() {
        @Override
        public BusinessHours hours(OrganizationId organization) {
          return BusinessHours.in(ZoneOffset.UTC);
        }

        @Override
        public SyncReport sync(
            OrganizationId organization, Trigger trigger, Cancellation cancellation) {
          stalls.countDown();
          while (goesOn.getCount() > 0) {
            try {
              goesOn.await();
            } catch (InterruptedException deaf) {
              // As a socket that is read from.
            }
          }
          throw new IllegalStateException("let go");
        }
      };

  @Test
  void shouldMigrateWithoutAWarning() {
    String log = logged(() -> Warehouse.create(PostgresServer.newDatabase()).migrate());
    assertThat(log).doesNotContain("not run").doesNotContain("WARN");
  }

  @Test
  void shouldRefuseToStartOnceWhereNothingIsMigrated() {
    Warehouse warehouse = Warehouse.create(PostgresServer.newDatabase());
    String log =
        logged(
            () -> {
              try (SyncScheduler scheduler =
                  warehouse.scheduler(stalling).pace(Duration.ofMillis(10)).build()) {
                assertThatThrownBy(scheduler::start)
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContaining("migrate()");
              }
            });
    assertThat(log).doesNotContain("\tat ");
    warehouse.migrate();
    try (SyncScheduler scheduler = warehouse.scheduler(stalling).build()) {
      scheduler.start();
    }
  }

  @Test
  void shouldCloseInItsTimeInTheMiddleOfACallThatStalls() throws InterruptedException {
    Warehouse warehouse = Warehouse.create(PostgresServer.newWarehouse());
    SyncScheduler scheduler =
        warehouse
            .scheduler(stalling)
            .pace(Duration.ofMillis(50))
            .closeWithin(Duration.ofSeconds(1))
            .build();
    scheduler.add(new OrganizationId(UUID.randomUUID()));
    scheduler.start();
    assertThat(stalls.await(1, TimeUnit.MINUTES)).isTrue();
    long began = System.nanoTime();
    scheduler.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    goesOn.countDown();
  }

  private static String logged(Runnable work) {
    PrintStream before = System.err;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    System.setErr(new PrintStream(text, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
