package io.xeropulse.warehouse.schedule;

import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.warehouse.access.DatabaseFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, the same for all nodes: one whose own clock is wrong would think the others
 * dead. It is asked for once a minute and counted on in between, also while the database is away.
 * Thread-safe.
 */
final class DatabaseClock implements InstantSource {
  private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);
  private static final long GOOD_FOR_NANOS = Duration.ofMinutes(1).toNanos();

  private record Reading(Instant instant, long nanos) {
    Instant now() {
      return instant.plusNanos(System.nanoTime() - nanos);
    }
  }

  private final DataSource dataSource;
  private @Nullable Reading last;

  DatabaseClock(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public synchronized Instant instant() {
    Reading reading = last;
    if (reading == null) {
      reading = read();
    } else if (System.nanoTime() - reading.nanos() > GOOD_FOR_NANOS) {
      reading = readOrCountOn(reading);
    }
    last = reading;
    return reading.now();
  }

  private Reading readOrCountOn(Reading earlier) {
    try {
      return read();
    } catch (StorageUnavailableException away) {
      log.warn("Counting on from the database's last time: {}", away.getMessage());
      return new Reading(earlier.now(), System.nanoTime());
    }
  }

  private Reading read() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return new Reading(row.getObject(1, OffsetDateTime.class).toInstant(), System.nanoTime());
    } catch (SQLException e) {
      throw DatabaseFailure.of("the scheduler's clock", e);
    }
  }
}
