package io.xeropulse.acceptance;

import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.Warehouse;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A process that syncs one organization and dies in the middle of it, as by {@code kill -9}. */
final class KilledWorkerMain {
  static final int KILLED = 137;

  private KilledWorkerMain() {}

  /**
   * Takes the database's address, Xero's, the app's id and secret, the practice's tenant, the
   * organization, and the step at which to die.
   */
  public static void main(String[] args) {
    HikariDataSource database = new HikariDataSource();
    database.setJdbcUrl(args[0]);
    database.setMaximumPoolSize(5);
    int last = Integer.parseInt(args[6]);
    AtomicInteger steps = new AtomicInteger();
    Runnable step =
        () -> {
          if (steps.incrementAndGet() == last) {
            Runtime.getRuntime().halt(KILLED);
          }
        };
    new SteppedSync(
            Warehouse.create(database),
            URI.create(args[1]),
            args[2],
            args[3],
            args[4],
            SteppedSync.DAY_AFTER,
            step)
        .run(OrganizationId.of(args[5]), new Trigger.StartUp(), UnaryOperator.identity());
  }
}
