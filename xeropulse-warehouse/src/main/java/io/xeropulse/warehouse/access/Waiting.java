package io.xeropulse.warehouse.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A wait for the database or for a connection to it: one of more than five seconds leaves a line in
 * the log that says whose it is and for what, while it lasts. Used by one thread.
 */
public final class Waiting {
  private static final Logger log = LoggerFactory.getLogger(Waiting.class);
  private static final Duration LONG = Duration.ofSeconds(5);

  private static final ScheduledThreadPoolExecutor watch = watch();
  private static final ThreadLocal<@Nullable String> whoseWork = new ThreadLocal<>();

  private final String whose;
  private final String what;
  private final long since = System.nanoTime();
  private final Future<?> line;
  private final @Nullable Future<?> end;
  private volatile boolean told;

  private Waiting(
      String what, Duration untilTold, @Nullable Connection connection, Duration limit) {
    String owner = whoseWork.get();
    this.whose = owner == null ? "the warehouse" : owner;
    this.what = what;
    this.line = watch.schedule(this::tell, untilTold.toMillis(), TimeUnit.MILLISECONDS);
    this.end =
        connection == null || limit.isZero()
            ? null
            : watch.schedule(
                () -> giveUp(connection),
                TimeLimits.longer(limit).toMillis(),
                TimeUnit.MILLISECONDS);
  }

  /** A thread that ends by itself when nothing was waited for lately. */
  private static ScheduledThreadPoolExecutor watch() {
    ScheduledThreadPoolExecutor watch =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "xeropulse waiting");
              thread.setDaemon(true);
              return thread;
            });
    watch.setRemoveOnCancelPolicy(true);
    watch.setKeepAliveTime(LONG.toSeconds() * 2, TimeUnit.SECONDS);
    watch.allowCoreThreadTimeOut(true);
    return watch;
  }

  /**
   * What waits, or may.
   *
   * @param <T> what it yields
   * @param <E> how it fails
   */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /**
     * Does it.
     *
     * @return what it yields
     * @throws E if it fails
     */
    T run() throws E;
  }

  /** Begins to wait; {@link #close} ends it. */
  static Waiting on(String what) {
    return new Waiting(what, LONG, null, Duration.ZERO);
  }

  /** Waits for something. */
  static <T, E extends Exception> T on(String what, Work<T, E> work) throws E {
    return on(what, LONG, work);
  }

  /** Waits for something that is told if it takes so long. */
  static <T, E extends Exception> T on(String what, Duration untilTold, Work<T, E> work) throws E {
    Waiting waiting = new Waiting(what, untilTold, null, Duration.ZERO);
    try {
      return work.run();
    } finally {
      waiting.close();
    }
  }

  /**
   * Uses a connection, which is given up if that lasts longer than its answers may take: what reads
   * no more lets us write no more either, and for that Java knows no limit.
   *
   * @param <T> what the work yields
   * @param <E> how it fails
   * @param what for what it waits, without data
   * @param connection in use
   * @param work what waits
   * @return what the work yields
   * @throws E if the work fails
   */
  public static <T, E extends Exception> T on(String what, Connection connection, Work<T, E> work)
      throws E {
    Waiting waiting = new Waiting(what, LONG, connection, BoundedDataSource.limitOf(connection));
    try {
      return work.run();
    } finally {
      waiting.close();
    }
  }

  /**
   * Does work and says whose the waits in it are.
   *
   * @param <T> what the work yields
   * @param <E> how it fails
   * @param whose such as an organization, without personal data
   * @param work what may wait
   * @return what the work yields
   * @throws E if the work fails
   */
  public static <T, E extends Exception> T by(String whose, Work<T, E> work) throws E {
    String before = whoseWork.get();
    whoseWork.set(whose);
    try {
      return work.run();
    } finally {
      whoseWork.set(before);
    }
  }

  private void tell() {
    told = true;
    log.warn("{} has waited {} s for {}", whose, waited().toSeconds(), what);
  }

  /** Closing may itself wait for whoever writes. */
  private void giveUp(Connection connection) {
    try {
      connection.abort(
          work -> {
            Thread thread = new Thread(work, "xeropulse giving up");
            thread.setDaemon(true);
            thread.start();
          });
      log.warn("{} gave up a connection that took nothing any more, waiting for {}", whose, what);
    } catch (SQLException e) {
      log.warn("{} could not give up a connection: {}", whose, e.getMessage());
    }
  }

  void close() {
    line.cancel(false);
    if (end != null) {
      end.cancel(false);
    }
    if (told) {
      log.info("{} waited {} s in all for {}", whose, waited().toSeconds(), what);
    }
  }

  private Duration waited() {
    return Duration.ofNanos(System.nanoTime() - since);
  }
}
