package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.session.FailureCounters;
import io.xeropulse.authz.session.Failures;
import io.xeropulse.warehouse.access.SchemaName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
                    where key_hash = sha256(convert_to(:key, 'UTF8')) and failures > 0
                    """)
                .bind("key", key)
                .map(
                    (row, context) ->
                        new Failures(row.getInt("failures"), Columns.instant(row, "last_at")))
                .findOne()
                .orElse(Failures.NONE));
  }

  @Override
  public Optional<Instant> begin(String key, Instant now, Duration forgetAfter, int most) {
    return counted(
        now,
        transactions.run(
            (handle, again) ->
                begun(handle, key, now, forgetAfter, most)
                    ? Optional.<Instant>empty()
                    : Optional.of(until(handle, key, now, forgetAfter, most))));
  }

  @Override
  public void abandon(String key) {
    transactions.run(
        (handle, again) ->
            handle
                .createUpdate(
                    """
                    update login_failure set begun = begun - 1
                    where key_hash = sha256(convert_to(:key, 'UTF8')) and begun > 0
                    """)
                .bind("key", key)
                .execute());
  }

  @Override
  public Failures add(String key, Instant now, Duration forgetAfter) {
    int count = transactions.run((handle, again) -> count(handle, key, now, forgetAfter));
    return counted(now, new Failures(count, now));
  }

  private <T> T counted(Instant now, T result) {
    if (added.incrementAndGet() % TRIM_EVERY == 0) {
      transactions.run((handle, again) -> trim(handle, now));
    }
    return result;
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

  private static boolean begun(
      Handle handle, String key, Instant now, Duration forgetAfter, int most) {
    return handle
        .createQuery(
            """
            insert into login_failure as known
              (key_hash, failures, last_at, forget_at, begun, begun_until)
            values (sha256(convert_to(:key, 'UTF8')), 0, :now, :until, 1, :until)
            on conflict (key_hash) do update set
              failures = case when known.last_at <= :forgotten then 0 else known.failures end,
              forget_at = greatest(known.forget_at, excluded.forget_at),
              begun = case when known.begun_until <= :now then 0 else known.begun end + 1,
              begun_until = excluded.begun_until
            where case when known.last_at <= :forgotten then 0 else known.failures end
              + case when known.begun_until <= :now then 0 else known.begun end < :most
            returning true
            """)
        .bind("key", key)
        .bind("now", now)
        .bind("until", now.plus(ATTEMPT))
        .bind("forgotten", now.minus(forgetAfter))
        .bind("most", most)
        .mapTo(Boolean.class)
        .findOne()
        .isPresent();
  }

  /** The row is locked since it refused the attempt. */
  private static Instant until(
      Handle handle, String key, Instant now, Duration forgetAfter, int most) {
    return handle
        .createQuery(
            """
            select failures, last_at, begun_until from login_failure
            where key_hash = sha256(convert_to(:key, 'UTF8'))
            """)
        .bind("key", key)
        .map(
            (row, context) ->
                row.getInt("failures") >= most
                        && Columns.instant(row, "last_at").plus(forgetAfter).isAfter(now)
                    ? Columns.instant(row, "last_at").plus(forgetAfter)
                    : Columns.instant(row, "begun_until"))
        .one();
  }

  private static int count(Handle handle, String key, Instant now, Duration forgetAfter) {
    return handle
        .createQuery(
            """
            insert into login_failure as known
              (key_hash, failures, last_at, forget_at, begun, begun_until)
            values (sha256(convert_to(:key, 'UTF8')), 1, :now, :forget, 0, :now)
            on conflict (key_hash) do update set
              failures = case when known.last_at <= :forgotten then 1 else known.failures + 1 end,
              last_at = excluded.last_at,
              forget_at = excluded.forget_at,
              begun = case when known.begun_until <= :now then 0 else greatest(known.begun - 1, 0) end
            returning failures
            """)
        .bind("key", key)
        .bind("now", now)
        .bind("forget", now.plus(forgetAfter))
        .bind("forgotten", now.minus(forgetAfter))
        .mapTo(Integer.class)
        .one();
  }

  private int trim(Handle handle, Instant now) {
    return handle
        .createUpdate(
            """
            delete from login_failure where key_hash in (
              select key_hash from (
                select key_hash, failures, last_at, forget_at from login_failure
                order by last_at desc, key_hash desc offset :newer) older
              order by forget_at > :now desc, failures desc, last_at desc, key_hash desc
              offset :rest)
            """)
        .bind("now", now)
        .bind("newer", capacity / 2)
        .bind("rest", capacity - capacity / 2)
        .execute();
  }
}
