package io.xeropulse.warehouse.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.Cancellation;
import io.xeropulse.core.sync.notice.LogNotifier;
import io.xeropulse.core.sync.notice.Notifier;
import io.xeropulse.core.sync.schedule.NextTurn;
import io.xeropulse.core.sync.schedule.OrganizationSyncs;
import io.xeropulse.core.sync.schedule.SyncScheduler;
import io.xeropulse.core.sync.schedule.SyncTurns;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.access.DatabaseFailure;
import io.xeropulse.warehouse.access.SchemaName;
import io.xeropulse.warehouse.access.TenantTransactions;
import io.xeropulse.warehouse.access.Waiting;
import io.xeropulse.warehouse.state.SyncHistoryView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scheduler for any number of nodes on one database, by db-scheduler: whoever is free takes the
 * organization that is due, and one that died is noticed by its heartbeats and its organizations
 * are synced by the others. A node that only seemed dead, and wakes up, holds an old fence and
 * writes nothing. Thread-safe.
 */
public final class PostgresScheduler implements SyncScheduler {
  private static final Logger log = LoggerFactory.getLogger(PostgresScheduler.class);
  private static final String TASK = "sync";
  private static final int ATTEMPTS = 100;
  private static final Duration RETRY = Duration.ofMinutes(5);

  private final SyncTurns turns;
  private final InstantSource clock;
  private final LastTurns lastTurns;
  private final SchemaName schema;
  private final Scheduler scheduler;
  private final CustomTask<Void> task;
  private final String name = "node " + UUID.randomUUID();
  private final Map<OrganizationId, Cancellation> running = new ConcurrentHashMap<>();
  private boolean started;
  private volatile boolean closed;

  private PostgresScheduler(Builder builder) {
    this.clock = builder.clock;
    String table = builder.schema.quoted() + ".scheduled_sync";
    this.schema = builder.schema;
    this.lastTurns = new LastTurns(builder.dataSource, table);
    this.turns =
        new SyncTurns(
            builder.syncs,
            new SyncHistoryView(builder.transactions)::of,
            new PostgresRequests(builder.transactions, clock),
            builder.notifier,
            clock);
    this.task =
        Tasks.custom(TASK, Void.class)
            .onDeadExecution(this::revive)
            .onFailure((complete, operations) -> operations.reschedule(complete, now().plus(RETRY)))
            .execute((instance, context) -> turn(OrganizationId.of(instance.getId())));
    this.scheduler =
        Scheduler.create(builder.dataSource, task)
            .tableName(table)
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
            .schedulerName(new SchedulerName.Fixed(name))
            .threads(builder.threads)
            .pollingInterval(builder.pace)
            // More than one per thread would wait without a heartbeat, and seem dead to others.
            .pollUsingLockAndFetch(0.5, 1.0)
            .heartbeatInterval(builder.heartbeat)
            .missedHeartbeatsLimit(Builder.MISSED_HEARTBEATS)
            .clock(clock::instant)
            // Waited for once before syncs are interrupted, and once more after.
            .shutdownMaxWait(builder.closeWithin.dividedBy(2))
            .enableImmediateExecution()
            .build();
  }

  /**
   * Starts configuring a scheduler.
   *
   * @param dataSource the warehouse's database; connects as a member of {@code xeropulse_loader}
   * @param schema where the schedule is
   * @param transactions the same database
   * @param syncs what runs
   * @return a builder with every other setting at its default
   */
  public static Builder builder(
      DataSource dataSource,
      SchemaName schema,
      TenantTransactions transactions,
      OrganizationSyncs syncs) {
    return new Builder(dataSource, schema, transactions, syncs);
  }

  @Override
  public void add(OrganizationId organization) {
    Instant first = turns.first(organization);
    inDatabase(
        organization,
        () -> {
          if (!scheduler.scheduleIfNotExists(task.instance(organization.toString()), first)) {
            lastTurns.mark(TASK, organization, false);
          }
          return organization;
        });
  }

  @Override
  public void remove(OrganizationId organization) {
    inDatabase(
        organization,
        () -> {
          lastTurns.mark(TASK, organization, true);
          try {
            unlessOvertaken(
                () -> {
                  scheduler.cancel(task.instanceId(organization.toString()));
                  return organization;
                });
          } catch (TaskInstanceCurrentlyExecutingException running) {
            // Whoever runs it finds the mark.
          } catch (TaskInstanceNotFoundException unknown) {
            // Nothing is left to be removed.
          }
          return organization;
        });
  }

  @Override
  public void request(OrganizationId organization, Trigger trigger) {
    requireKnown(organization);
    turns.request(organization, trigger);
    bringForward(organization);
  }

  private void requireKnown(OrganizationId organization) {
    var id = task.instanceId(organization.toString());
    if (inDatabase(organization, () -> scheduler.getScheduledExecution(id)).isEmpty()) {
      throw new InvalidConfigurationException(
          "organization %s: no syncs are planned; add it to the scheduler first"
              .formatted(organization));
    }
  }

  /** One that runs looks for requests once it has ended. */
  private void bringForward(OrganizationId organization) {
    Instant earliest = turns.earliest(organization);
    inDatabase(
        organization,
        () -> {
          try {
            return unlessOvertaken(
                () -> scheduler.reschedule(task.instanceId(organization.toString()), earliest));
          } catch (TaskInstanceCurrentlyExecutingException
              | TaskInstanceNotFoundException runsOrWasRemoved) {
            return false;
          }
        });
  }

  /** The row is looked at and then changed; whoever was quicker in between had a reason. */
  private static <T> T unlessOvertaken(Supplier<T> change) {
    int attempts = 0;
    while (true) {
      try {
        return change.get();
      } catch (ExecutionException overtaken) {
        attempts++;
        if (attempts == ATTEMPTS) {
          throw overtaken;
        }
      }
    }
  }

  private CompletionHandler<Void> turn(OrganizationId organization) {
    if (lastTurns.marked(TASK, organization)) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    Cancellation cancellation = new Cancellation();
    running.put(organization, cancellation);
    if (closed) {
      cancellation.cancel();
    }
    NextTurn next;
    try {
      next = turns.take(organization, cancellation);
    } finally {
      running.remove(organization);
    }
    return (complete, operations) -> done(organization, next, complete, operations);
  }

  /** Requests that come before the row is let go are found here; later ones see it let go. */
  private void done(
      OrganizationId organization,
      NextTurn next,
      ExecutionComplete complete,
      ExecutionOperations<Void> operations) {
    if (lastTurns.marked(TASK, organization)) {
      operations.stop();
      return;
    }
    operations.reschedule(complete, next.at());
    if (next.sooner() && turns.requested(organization)) {
      bringForward(organization);
    }
  }

  /**
   * Due as long as it was before, so that those due since do not come first. A node that was
   * frozen, and wakes before anybody else took its syncs over, goes on with them.
   */
  private void revive(ExecutionComplete dead, ExecutionOperations<Void> operations) {
    if (name.equals(dead.getExecution().pickedBy) && executes(dead.getExecution().taskInstance)) {
      log.info(
          "organization={} is synced on: this node was not heard of for a while",
          dead.getExecution().taskInstance.getId());
      return;
    }
    operations.reschedule(dead, dead.getExecution().executionTime);
  }

  private boolean executes(TaskInstance<?> instance) {
    return scheduler.getCurrentlyExecuting().stream()
        .anyMatch(execution -> execution.getTaskInstance().equals(instance));
  }

  private Instant now() {
    return clock.instant();
  }

  private static <T> T inDatabase(OrganizationId organization, Supplier<T> work) {
    try {
      return Waiting.by("organization " + organization, work::get);
    } catch (XeroPulseException known) {
      throw known;
    } catch (RuntimeException failure) {
      throw DatabaseFailure.of(organization, failure);
    }
  }

  @Override
  public synchronized void start() {
    if (!started && !closed) {
      requireMigrated();
      Instant reachable = clock.instant();
      log.debug("Scheduling from {} on", reachable);
      scheduler.start();
      started = true;
    }
  }

  /** Once, instead of a failure each time that it is looked what is due. */
  private void requireMigrated() {
    boolean migrated;
    try {
      migrated = lastTurns.tableExists();
    } catch (RuntimeException away) {
      log.warn("The database cannot be reached yet; syncs are scheduled as soon as it can", away);
      return;
    }
    if (!migrated) {
      throw new InvalidConfigurationException(
          "No syncs are scheduled: the schema %s is not migrated; call migrate() before start()"
              .formatted(schema));
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      running.values().forEach(Cancellation::cancel);
      scheduler.stop();
    }
  }

  /** Configures a scheduler. Not thread-safe. */
  public static final class Builder {
    private static final int MISSED_HEARTBEATS = 6;

    private final DataSource dataSource;
    private final SchemaName schema;
    private final TenantTransactions transactions;
    private final OrganizationSyncs syncs;
    private InstantSource clock;
    private Notifier notifier = new LogNotifier();
    private int threads = 8;
    private Duration pace = Duration.ofSeconds(5);
    private Duration heartbeat = Duration.ofSeconds(4);
    private Duration closeWithin = Duration.ofSeconds(30);

    private Builder(
        DataSource dataSource,
        SchemaName schema,
        TenantTransactions transactions,
        OrganizationSyncs syncs) {
      this.dataSource = dataSource;
      this.schema = schema;
      this.transactions = transactions;
      this.syncs = syncs;
      this.clock = new DatabaseClock(dataSource);
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
     * Sets the clock that tells what is due and who is dead. Default: the database's, which is the
     * same for all nodes; every node needs the same one.
     *
     * @param clock the clock
     * @return this builder
     */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Sets how many organizations this node syncs at once. Default: 8.
     *
     * @param threads one or more; the data source needs as many connections and three more
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
     * Sets how often a node that is free looks whether something is due. Default: every 5 seconds.
     *
     * @param pace above zero
     * @return this builder
     * @throws IllegalArgumentException if not above zero
     */
    public Builder pace(Duration pace) {
      this.pace = aboveZero(pace, "pace");
      return this;
    }

    /**
     * Sets how often a node says that it is alive. One that misses six in a row is dead to the
     * others. Default: 4 seconds, so that its organizations are taken over within a minute.
     *
     * @param heartbeat above zero, the same on all nodes
     * @return this builder
     * @throws IllegalArgumentException if not above zero
     */
    public Builder heartbeat(Duration heartbeat) {
      this.heartbeat = aboveZero(heartbeat, "heartbeat");
      return this;
    }

    /**
     * Sets how long closing may take. Half of it syncs have to end after the page at hand, then
     * they are interrupted. One that does not end even then, such as in the middle of a call that
     * stalls, is left to its daemon thread and taken over by another node. Default: 30 seconds.
     *
     * @param longest above zero
     * @return this builder
     * @throws IllegalArgumentException if not above zero
     */
    public Builder closeWithin(Duration longest) {
      this.closeWithin = aboveZero(longest, "closeWithin");
      return this;
    }

    private static Duration aboveZero(Duration duration, String name) {
      if (duration.isZero() || duration.isNegative()) {
        throw new IllegalArgumentException(name + " must be above zero: " + duration);
      }
      return duration;
    }

    /**
     * Builds the scheduler, which does nothing until it is started.
     *
     * @return the scheduler
     */
    public PostgresScheduler build() {
      return new PostgresScheduler(this);
    }
  }
}
