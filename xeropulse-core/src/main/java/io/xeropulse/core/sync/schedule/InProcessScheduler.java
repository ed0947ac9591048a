package io.xeropulse.core.sync.schedule;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.Cancellation;
import io.xeropulse.core.sync.SyncHistory;
import io.xeropulse.core.sync.notice.LogNotifier;
import io.xeropulse.core.sync.notice.Notifier;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scheduler for a host of one process: plans and requests live in memory, and a process that
 * starts again works out from stored sessions what is due. Hosts of several processes take the
 * warehouse's. Thread-safe.
 */
public final class InProcessScheduler implements SyncScheduler {
  private static final Logger log = LoggerFactory.getLogger(InProcessScheduler.class);

  private final SyncTurns turns;
  private final InstantSource clock;
  private final int threads;
  private final Duration pace;
  private final Duration closeWithin;
  private final Map<OrganizationId, Instant> due = new HashMap<>();
  private final Map<OrganizationId, Cancellation> running = new HashMap<>();
  private @Nullable ScheduledExecutorService timer;
  private boolean closed;

  private InProcessScheduler(Builder builder) {
    this.clock = builder.clock;
    this.threads = builder.threads;
    this.pace = builder.pace;
    this.closeWithin = builder.closeWithin;
    this.turns =
        new SyncTurns(
            builder.syncs, builder.histories, new InMemoryRequests(), builder.notifier, clock);
  }

  /**
   * Starts configuring a scheduler.
   *
   * @param syncs what runs
   * @param histories what earlier sessions came to, such as the warehouse's view
   * @return a builder with every other setting at its default
   */
  public static Builder builder(
      OrganizationSyncs syncs, Function<OrganizationId, SyncHistory> histories) {
    return new Builder(syncs, histories);
  }

  @Override
  public void add(OrganizationId organization) {
    Instant first = turns.first(organization);
    synchronized (this) {
      due.putIfAbsent(organization, first);
    }
  }

  @Override
  public synchronized void remove(OrganizationId organization) {
    due.remove(organization);
  }

  @Override
  public void request(OrganizationId organization, Trigger trigger) {
    requireKnown(organization);
    turns.request(organization, trigger);
    Instant earliest = turns.earliest(organization);
    synchronized (this) {
      due.computeIfPresent(organization, (id, planned) -> sooner(planned, earliest));
    }
  }

  private synchronized void requireKnown(OrganizationId organization) {
    if (!due.containsKey(organization)) {
      throw new InvalidConfigurationException(
          "organization %s: no syncs are planned; add it to the scheduler first"
              .formatted(organization));
    }
  }

  @Override
  public synchronized void start() {
    if (timer != null || closed) {
      return;
    }
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(threads, Worker::new);
    for (int i = 0; i < threads; i++) {
      var unused =
          pool.scheduleWithFixedDelay(this::runLogged, 0, pace.toNanos(), TimeUnit.NANOSECONDS);
    }
    timer = pool;
  }

  /** A timer forgets work that throws. */
  @SuppressWarnings("CatchingUnchecked") // logged; the next try comes with the next tick
  private void runLogged() {
    try {
      runDue();
    } catch (RuntimeException | Error failure) {
      log.error("Syncs that are due could not be run; tried again in {}", pace, failure);
    }
  }

  /**
   * Runs what is due, one organization after another on the calling thread, as the timer does: for
   * hosts that have a timer of their own, and for tests.
   *
   * @return how many syncs ran
   */
  public int runDue() {
    int ran = 0;
    for (Turn turn = next(); turn != null; turn = next()) {
      run(turn);
      ran++;
    }
    return ran;
  }

  private record Turn(OrganizationId organization, Cancellation cancellation) {}

  /** The organization that waits longest, which is nobody else's from now on. */
  private synchronized @Nullable Turn next() {
    Instant now = clock.instant();
    OrganizationId longest =
        closed
            ? null
            : due.entrySet().stream()
                .filter(plan -> !plan.getValue().isAfter(now))
                .filter(plan -> !running.containsKey(plan.getKey()))
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    if (longest == null) {
      return null;
    }
    Turn turn = new Turn(longest, new Cancellation());
    running.put(longest, turn.cancellation());
    return turn;
  }

  private void run(Turn turn) {
    OrganizationId organization = turn.organization();
    NextTurn next = null;
    try {
      next = turns.take(organization, turn.cancellation());
    } finally {
      done(organization, next);
    }
  }

  private synchronized void done(OrganizationId organization, @Nullable NextTurn next) {
    running.remove(organization);
    if (next != null && due.containsKey(organization)) {
      boolean again = next.sooner() && turns.requested(organization);
      due.put(organization, again ? sooner(next.at(), clock.instant()) : next.at());
    }
  }

  private static Instant sooner(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  @Override
  public void close() {
    ScheduledExecutorService ended;
    synchronized (this) {
      closed = true;
      running.values().forEach(Cancellation::cancel);
      ended = timer;
    }
    if (ended != null) {
      ended.shutdown();
      awaitEnd(ended, closeWithin.dividedBy(2));
    }
  }

  /** Somebody who interrupts the waiting interrupts the syncs, too. */
  private static void awaitEnd(ScheduledExecutorService timer, Duration half) {
    try {
      if (!timer.awaitTermination(half.toNanos(), TimeUnit.NANOSECONDS)) {
        log.info("Syncs did not end after the page at hand within {}; interrupting them", half);
        timer.shutdownNow();
        if (!timer.awaitTermination(half.toNanos(), TimeUnit.NANOSECONDS)) {
          log.warn("Syncs are left in the middle of a call; the next ones go on where they were");
        }
      }
    } catch (InterruptedException e) {
      timer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static final class Worker extends Thread {
    Worker(Runnable work) {
      super(work, "xeropulse-sync");
      setDaemon(true);
    }
  }

  /** Configures a scheduler. Not thread-safe. */
  public static final class Builder {
    private final OrganizationSyncs syncs;
    private final Function<OrganizationId, SyncHistory> histories;
    private Notifier notifier = new LogNotifier();
    private InstantSource clock = InstantSource.system();
    private int threads = 2;
    private Duration pace = Duration.ofSeconds(1);
    private Duration closeWithin = Duration.ofSeconds(30);

    private Builder(OrganizationSyncs syncs, Function<OrganizationId, SyncHistory> histories) {
      this.syncs = syncs;
      this.histories = histories;
    }

    /**
     * Sets who hears of requests that are given up. Default: the log.
     *
     * @param notifier the notifier
     * @return this builder
     */
    public Builder notifier(Notifier notifier) {
      this.notifier = notifier;
      return this;
    }

    /**
     * Sets the clock that tells what is due. Default: the system's.
     *
     * @param clock the clock
     * @return this builder
     */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Sets how many organizations are synced at once. Default: 2.
     *
     * @param threads one or more
     * @return this builder
     * @throws IllegalArgumentException if less than one
     */
    public Builder threads(int threads) {
      if (threads < 1) {
        throw new IllegalArgumentException("threads must be at least 1: " + threads);
      }
      this.threads = threads;
      return this;
    }

    /**
     * Sets how often it is looked whether something is due. Default: every second.
     *
     * @param pace above zero
     * @return this builder
     * @throws IllegalArgumentException if not above zero
     */
    public Builder pace(Duration pace) {
      if (pace.isZero() || pace.isNegative()) {
        throw new IllegalArgumentException("pace must be above zero: " + pace);
      }
      this.pace = pace;
      return this;
    }

    /**
     * Sets how long closing may take. Half of it syncs have to end after the page at hand, then
     * they are interrupted. One that does not end even then, such as in the middle of a call that
     * stalls, is left to its daemon thread. Default: 30 seconds.
     *
     * @param longest above zero
     * @return this builder
     * @throws IllegalArgumentException if not above zero
     */
    public Builder closeWithin(Duration longest) {
      if (longest.isZero() || longest.isNegative()) {
        throw new IllegalArgumentException("closeWithin must be above zero: " + longest);
      }
      this.closeWithin = longest;
      return this;
    }

    /**
     * Builds the scheduler, which does nothing until it is started.
     *
     * @return the scheduler
     */
    public InProcessScheduler build() {
      return new InProcessScheduler(this);
    }
  }
}
