package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.DatabaseFailure;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.RoundTrip;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How long a message takes to the database and back. Thread-safe. */
public final class Distance {
  private static final Duration GOOD_FOR = Duration.ofMinutes(1);

  /** The shortest of some says most: what disturbs a measurement prolongs it. */
  private static final int TRIES = 3;

  private final TenantTransactions transactions;
  private final InstantSource clock;
  private final @Nullable Duration known;
  private volatile @Nullable Measured last;

  private record Measured(Duration roundTrip, Instant at) {}

  /**
   * Creates a distance.
   *
   * @param transactions the database
   * @param clock the stopwatch
   * @param known what the host says the round trip takes; null to measure it once a minute
   */
  public Distance(TenantTransactions transactions, InstantSource clock, @Nullable Duration known) {
    this.transactions = transactions;
    this.clock = clock;
    this.known = known;
  }

  /** The time of a round trip; if it must be measured, then as this organization. */
  Duration roundTrip(OrganizationId organization) {
    if (known != null) {
      return known;
    }
    Measured measured = last;
    Instant now = clock.instant();
    if (measured == null || Duration.between(measured.at(), now).compareTo(GOOD_FOR) > 0) {
      measured = new Measured(measure(organization), now);
      last = measured;
    }
    return measured.roundTrip();
  }

  private Duration measure(OrganizationId organization) {
    return transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle -> {
          try {
            return shortest(handle.getConnection());
          } catch (SQLException e) {
            throw DatabaseFailure.of(organization, e);
          }
        });
  }

  private Duration shortest(Connection connection) throws SQLException {
    RoundTrip nothing = new RoundTrip();
    nothing.add("select 1");
    Duration shortest = Duration.ofSeconds(Long.MAX_VALUE);
    for (int i = 0; i < TRIES; i++) {
      Instant sent = clock.instant();
      nothing.send(connection);
      Duration took = Duration.between(sent, clock.instant());
      shortest = took.compareTo(shortest) < 0 ? took : shortest;
    }
    return shortest;
  }
}
