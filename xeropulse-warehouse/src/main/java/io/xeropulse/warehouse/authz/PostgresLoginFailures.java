package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.session.FailureCounters;
import io.xeropulse.authz.session.Failures;
import io.xeropulse.warehouse.access.SchemaName;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * Failed logins of all processes, counted in PostgreSQL. There are never more rows than the
 * capacity and, for each process, {@value #TRIM_EVERY} that were counted since it last looked.
 * Thread-safe.
 */
public final class PostgresLoginFailures implements FailureCounters {
  private static final int TRIM_EVERY = 256;

  private final AccessTransactions transactions;
  private final int capacity;
  private final AtomicLong added = new AtomicLong();

  /**
   * Creates counters.
   *
   * @param dataSource connects as a member of {@code xeropulse_access}; never closed by us
   * @param schema where the tables are
   * @param capacity how many keys are remembered; a login counts up to four, each about 200 bytes
   */
  public PostgresLoginFailures(DataSource dataSource, SchemaName schema, int capacity) {
    this.transactions = new AccessTransactions(dataSource, schema);
    this.capacity = capacity;
  }

  @Override
  public Failures read(String key) {
    return transactions.run(
        (handle, again) ->
            handle
                .createQuery(
                    """
                    select failures, last_at from login_failure
                    where key_hash = sha256(convert_to(:key, 'UTF8'))
                    """)
                .bind("key", key)
                .map(
                    (row, context) ->
                        new Failures(row.getInt("failures"), Columns.instant(row, "last_at")))
                .findOne()
                .orElse(Failures.NONE));
  }

  @Override
  public Failures add(String key, Instant now, Duration forgetAfter) {
    int count = transactions.run((handle, again) -> count(handle, key, now, forgetAfter));
    if (added.incrementAndGet() % TRIM_EVERY == 0) {
      transactions.run((handle, again) -> trim(handle));
    }
    return new Failures(count, now);
  }

  @Override
  public void clear(String key) {
    transactions.run(
        (handle, again) ->
            handle
                .createUpdate(
                    """
                    delete from login_failure
                    where key_hash = sha256(convert_to(:key, 'UTF8'))
                    """)
                .bind("key", key)
                .execute());
  }

  /**
   * Removes what would count for nothing any more; the host calls it from its scheduler.
   *
   * @param now the time
   * @return how many keys
   */
  public int deleteForgotten(Instant now) {
    return transactions.run(
        (handle, again) ->
            handle
                .createUpdate("delete from login_failure where forget_at <= :now")
                .bind("now", now)
                .execute());
  }

  private static int count(Handle handle, String key, Instant now, Duration forgetAfter) {
    return handle
        .createQuery(
            """
            insert into login_failure as known (key_hash, failures, last_at, forget_at)
            values (sha256(convert_to(:key, 'UTF8')), 1, :now, :forget)
            on conflict (key_hash) do update set
              failures = case when known.last_at <= :forgotten then 1 else known.failures + 1 end,
              last_at = excluded.last_at,
              forget_at = excluded.forget_at
            returning failures
            """)
        .bind("key", key)
        .bind("now", now)
        .bind("forget", now.plus(forgetAfter))
        .bind("forgotten", now.minus(forgetAfter))
        .mapTo(Integer.class)
        .one();
  }

  private int trim(Handle handle) {
    return handle
        .createUpdate(
            """
            delete from login_failure
            where (last_at, key_hash) <= (
              select last_at, key_hash from login_failure
              order by last_at desc, key_hash desc offset :capacity limit 1)
            """)
        .bind("capacity", capacity)
        .execute();
  }
}
