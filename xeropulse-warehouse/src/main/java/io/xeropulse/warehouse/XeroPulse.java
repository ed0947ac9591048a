package io.xeropulse.warehouse;

import io.xeropulse.authz.scope.LivePolicy;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.PolicyPreset;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.organization.SourceSystem;
import io.xeropulse.core.organization.SyncSettings;
import io.xeropulse.core.sync.RecoveryPolicy;
import io.xeropulse.core.sync.SyncListener;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.notice.LogNotifier;
import io.xeropulse.core.sync.notice.Notifier;
import io.xeropulse.warehouse.schedule.PostgresScheduler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The host's door: organizations, their syncs and figures, over one PostgreSQL database. Keep one
 * for each process; any number of processes share a database. Thread-safe. It never closes the data
 * source.
 */
public final class XeroPulse implements AutoCloseable {
  private final Warehouse warehouse;
  private final Node node;

  private XeroPulse(Builder builder) {
    this.warehouse = builder.warehouse.build();
    prepare(builder.migrating);
    SourceSystem.Stores stores =
        new SourceSystem.Stores(
            warehouse.grants(), warehouse.connections(), warehouse.heardEvents(), builder.clock());
    this.node =
        new Node(
            warehouse,
            builder.factories.stream().map(factory -> factory.open(stores)).toList(),
            builder::pipeline,
            builder.clock(),
            builder.policy,
            builder::scheduler);
  }

  private void prepare(boolean migrating) {
    if (migrating) {
      warehouse.migrate();
    } else {
      warehouse.schema().validate();
    }
  }

  /**
   * Starts configuring.
   *
   * @param dataSource the host's database; connects as a role that may create a schema and roles,
   *     or, with {@link Builder#validating}, that is a member of {@code xeropulse_loader}, {@code
   *     xeropulse_reader}, {@code xeropulse_scoped_reader} and {@code xeropulse_access}
   * @return a builder with every other setting at its default
   */
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  /**
   * Opens an organization, or changes how it is synced; other nodes follow at their next call. It
   * is synced from now on by whichever node has started.
   *
   * @param id the host's identifier of the organization
   * @param settings how it is synced
   * @return the organization
   * @throws InvalidConfigurationException if the settings cannot be kept
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  public Organization open(OrganizationId id, SyncSettings settings) {
    warehouse.prepare(id);
    warehouse.register().put(id, settings);
    node.scheduler().add(id);
    return new Organization(id, node);
  }

  /**
   * An organization that was opened, by this process or another.
   *
   * @param id which
   * @return the organization
   * @throws InvalidConfigurationException if it is not open
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  public Organization organization(OrganizationId id) {
    node.settings(id);
    return new Organization(id, node);
  }

  /**
   * All organizations that are open.
   *
   * @return sorted by identifier
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  public List<Organization> organizations() {
    return warehouse.register().all().stream().map(id -> new Organization(id, node)).toList();
  }

  /**
   * Takes an organization out: nobody syncs it any more, one sync that runs goes on to its end.
   * What is held of it stays, and opening it again goes on from there.
   *
   * @param id which; an unknown one is fine
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  public void remove(OrganizationId id) {
    node.scheduler().remove(id);
    warehouse.register().remove(id);
  }

  /**
   * Takes a call of a source system's webhook: what it says is stored as requests for syncs of
   * exactly what changed, which run on whichever node has started. Events of tenants that nobody is
   * connected to, or whose organization is not open, are left out with a line in the log.
   *
   * @param body the body exactly as it came, before anything parsed it
   * @param signature the header that signs it, such as {@code x-xero-signature}, or null if there
   *     was none
   * @return the HTTP status to answer with, without a body: 200, or 401 for a call that is no
   *     system's
   * @throws InvalidConfigurationException if no source system was given a key for webhooks
   * @throws io.xeropulse.core.StorageUnavailableException if it cannot be stored: answer with 503,
   *     and the system tells it again
   */
  public int webhook(byte[] body, @Nullable String signature) {
    return node.webhook(body, signature);
  }

  /**
   * Lets this process take part: it syncs whatever organization is due or asked for. A second call
   * does nothing.
   *
   * @throws InvalidConfigurationException if the schema's tables are not there
   */
  public void start() {
    node.scheduler().start();
  }

  /**
   * The parts behind the door, for what it has no words for yet: people and rights, upkeep,
   * backups.
   *
   * @return the warehouse
   */
  public Warehouse warehouse() {
    return warehouse;
  }

  /**
   * Ends what {@link #start} began, within the time that {@link Builder#closeWithin} says: syncs
   * stop after the page at hand and are taken over by another node. A second call does nothing.
   */
  @Override
  public void close() {
    node.scheduler().close();
  }

  /** Configures the door. Not thread-safe. */
  public static final class Builder {
    private Warehouse.Builder warehouse;
    private final List<SourceSystem.Factory> factories = new ArrayList<>();
    private final List<Notifier> notifiers = new ArrayList<>();
    private boolean migrating = true;
    private Supplier<PolicyEngine> policy =
        new LivePolicy(PolicyEngine.of(PolicyPreset.PRACTICE.policy()));
    private SyncListener listener = SyncListener.NONE;
    private RecoveryPolicy recovery = RecoveryPolicy.standard(new SplittableRandom());
    private @Nullable InstantSource clock;
    private int threads = 8;
    private Duration closeWithin = Duration.ofSeconds(30);

    private Builder(DataSource dataSource) {
      this.warehouse = Warehouse.builder(dataSource);
    }

    /**
     * Adds a system that organizations are read from. An organization's sources are those of all
     * systems, in the order of these calls.
     *
     * @param system such as a {@code XeroApp}
     * @return this builder
     */
    public Builder source(SourceSystem.Factory system) {
      factories.add(system);
      return this;
    }

    /**
     * Has the schema compared with what this version expects, and changes nothing: the host
     * migrates by itself. Default: migrated while building.
     *
     * @return this builder
     */
    public Builder validating() {
      this.migrating = false;
      return this;
    }

    /**
     * Sets the clock that tells today, and what is due. Default: the system's for today, and the
     * database's, which is the same for all nodes, for what is due.
     *
     * @param clock the clock; every node needs the same one, and one that stands still lets nothing
     *     become due
     * @return this builder
     */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      warehouse.clock(clock);
      return this;
    }

    /**
     * Adds somebody who hears news: successes, quarantine, what needs a person. Each hears it
     * whatever the others do. Default: the log.
     *
     * @param notifier takes news to people
     * @return this builder
     */
    public Builder notifier(Notifier notifier) {
      notifiers.add(notifier);
      return this;
    }

    /**
     * Sets who follows syncs page by page. Default: nobody.
     *
     * @param listener the listener
     * @return this builder
     */
    public Builder listener(SyncListener listener) {
      this.listener = listener;
      return this;
    }

    /**
     * Sets when a failed source is tried again within a sync. Default: {@link
     * RecoveryPolicy#standard}.
     *
     * @param recovery the policy
     * @return this builder
     */
    public Builder recovery(RecoveryPolicy recovery) {
      this.recovery = recovery;
      return this;
    }

    /**
     * Sets who may do and see what, asked anew at each call. Default: {@link
     * PolicyPreset#PRACTICE}.
     *
     * @param policy the policy in force, such as a {@link LivePolicy}
     * @return this builder
     */
    public Builder policy(Supplier<PolicyEngine> policy) {
      this.policy = policy;
      return this;
    }

    /**
     * Sets how many organizations this process syncs at once. Default: 8.
     *
     * @param threads one or more; the data source needs as many connections and three more
     * @return this builder
     */
    public Builder threads(int threads) {
      this.threads = threads;
      return this;
    }

    /**
     * Sets how long {@link XeroPulse#close()} may take. Default: 30 seconds.
     *
     * @param longest above zero
     * @return this builder
     */
    public Builder closeWithin(Duration longest) {
      this.closeWithin = longest;
      return this;
    }

    /**
     * Changes how data are kept: schema, partitions, the longest statement. Default: as {@link
     * Warehouse#create}.
     *
     * @param change changes the warehouse's settings
     * @return this builder
     */
    public Builder warehouse(UnaryOperator<Warehouse.Builder> change) {
      this.warehouse = change.apply(warehouse);
      return this;
    }

    private InstantSource clock() {
      return clock == null ? InstantSource.system() : clock;
    }

    private SyncPipeline.Builder pipeline(Warehouse parts) {
      return SyncPipeline.builder(parts.sessions(), parts.watermarks(), parts.loader())
          .listener(listener)
          .notifier(new Notifiers(notifiers))
          .recovery(recovery)
          .clock(clock());
    }

    private PostgresScheduler scheduler(Node node) {
      PostgresScheduler.Builder scheduler =
          node.warehouse()
              .scheduler(node)
              .notifier(new Notifiers(notifiers))
              .threads(threads)
              .closeWithin(closeWithin);
      return clock == null ? scheduler.build() : scheduler.clock(clock).build();
    }

    /**
     * Prepares the schema and opens the door; nothing runs in the background before {@link
     * XeroPulse#start}.
     *
     * @return the door
     * @throws InvalidConfigurationException if PostgreSQL is too old, rights are missing, or, when
     *     {@link #validating}, the schema is not what this version expects
     * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
     */
    public XeroPulse build() {
      if (notifiers.isEmpty()) {
        notifiers.add(new LogNotifier());
      }
      return new XeroPulse(this);
    }
  }
}
