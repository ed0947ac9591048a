package io.xeropulse.warehouse.access;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long a transaction of ours may wait, so that none waits without end. PostgreSQL itself keeps
 * to the first three, the driver to the last one. Immutable and thread-safe.
 *
 * @param statement the longest that one statement takes, its waits included
 * @param lock the longest that one waits for a lock
 * @param idle the longest that our process keeps a transaction open without a word, such as while
 *     it is frozen
 */
public record TimeLimits(Duration statement, Duration lock, Duration idle) {
  private static final Duration LOCK = Duration.ofSeconds(30);
  private static final Duration IDLE = Duration.ofSeconds(30);

  /** Sets them for a transaction; its parameters are {@link #values}. */
  static final String SETTINGS =
      """
      set_config('statement_timeout', ?, true)
        || set_config('lock_timeout', ?, true)
        || set_config('idle_in_transaction_session_timeout', ?, true)\
      """;

  /** Of a page of records, and whatever else is small. */
  static final TimeLimits SMALL = of(Duration.ofMinutes(1));

  /**
   * Limits of work with a longest statement.
   *
   * @param statement the longest that one statement takes
   * @return the limits; a lock is waited for 30 seconds, and so long may our process be silent
   */
  public static TimeLimits of(Duration statement) {
    return new TimeLimits(statement, LOCK, IDLE);
  }

  TimeLimits withLock(Duration lock) {
    return new TimeLimits(statement, lock, idle);
  }

  List<String> values() {
    return Stream.of(statement, lock, idle).map(limit -> limit.toMillis() + "ms").toList();
  }

  /**
   * After so long without an answer the connection is given up: the server would have ended the
   * statement.
   */
  Duration answer() {
    return longer(statement);
  }

  /** A quarter longer, so that the limit behind has its turn first. */
  static Duration longer(Duration limit) {
    return limit.multipliedBy(5).dividedBy(4);
  }
}
