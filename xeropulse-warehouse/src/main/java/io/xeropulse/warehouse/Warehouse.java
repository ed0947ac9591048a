package io.xeropulse.warehouse;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.grant.GrantStore;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.proof.CertificateStore;
import io.xeropulse.core.sync.proof.HeldRecords;
import io.xeropulse.core.sync.proof.LoadedPages;
import io.xeropulse.core.sync.refresh.RefreshTarget;
import io.xeropulse.core.sync.schedule.OrganizationSyncs;
import io.xeropulse.core.sync.state.SyncSessionStore;
import io.xeropulse.core.sync.state.WatermarkStore;
import io.xeropulse.core.sync.trigger.HeardEvents;
import io.xeropulse.warehouse.access.BoundedDataSource;
import io.xeropulse.warehouse.access.GrantTransactions;
import io.xeropulse.warehouse.access.SchemaName;
import io.xeropulse.warehouse.access.Tenancy;
import io.xeropulse.warehouse.access.TenantTransactions;
import io.xeropulse.warehouse.access.WaitingStatements;
import io.xeropulse.warehouse.authz.PostgresAccess;
import io.xeropulse.warehouse.authz.PostgresLoginFailures;
import io.xeropulse.warehouse.authz.PostgresSecrets;
import io.xeropulse.warehouse.load.Distance;
import io.xeropulse.warehouse.load.PostgresLoadedPages;
import io.xeropulse.warehouse.load.PostgresLoader;
import io.xeropulse.warehouse.proof.PostgresCertificates;
import io.xeropulse.warehouse.proof.PostgresHeldRecords;
import io.xeropulse.warehouse.refresh.Publisher;
import io.xeropulse.warehouse.report.BooksDigests;
import io.xeropulse.warehouse.report.Figures;
import io.xeropulse.warehouse.report.PracticeDirectory;
import io.xeropulse.warehouse.report.Reports;
import io.xeropulse.warehouse.schedule.PostgresScheduler;
import io.xeropulse.warehouse.schema.OrganizationSchemas;
import io.xeropulse.warehouse.schema.SchemaMigration;
import io.xeropulse.warehouse.state.InventoryView;
import io.xeropulse.warehouse.state.Lodgments;
import io.xeropulse.warehouse.state.OrganizationRegister;
import io.xeropulse.warehouse.state.PostgresConnections;
import io.xeropulse.warehouse.state.PostgresGrants;
import io.xeropulse.warehouse.state.PostgresHeardEvents;
import io.xeropulse.warehouse.state.PostgresSessions;
import io.xeropulse.warehouse.state.PostgresWatermarks;
import io.xeropulse.warehouse.state.PracticeSettings;
import io.xeropulse.warehouse.state.QuarantineView;
import io.xeropulse.warehouse.state.Retention;
import io.xeropulse.warehouse.state.ServiceTypes;
import io.xeropulse.warehouse.state.SyncHistoryView;
import io.xeropulse.warehouse.state.WashUps;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The door to a warehouse in one PostgreSQL database (15 or newer). It never closes the data
 * source. Immutable and thread-safe.
 */
public final class Warehouse {
  /** The schedule's own statements are small, and a node whose heartbeat waits seems dead. */
  private static final Duration SCHEDULE = Duration.ofSeconds(15);

  private final DataSource dataSource;
  private final BoundedDataSource bounded;
  private final Tenancy tenancy;
  private final TenantTransactions transactions;
  private final TenantTransactions home;
  private final Jdbi jdbi;
  private final Distance distance;
  private final GrantTransactions grantTransactions;
  private final InstantSource clock;
  private final int partitions;
  private final String defaultBaseCurrency;
  private final int sweepLimitPercent;
  private final Duration turnPatience;

  private Warehouse(Builder builder) {
    this.dataSource = builder.dataSource;
    this.clock = builder.clock;
    this.tenancy = new Tenancy(builder.schema, builder.schemaPerOrganization);
    this.partitions = builder.partitions;
    this.defaultBaseCurrency = builder.defaultBaseCurrency;
    this.sweepLimitPercent = builder.sweepLimitPercent;
    this.turnPatience = builder.turnPatience;
    this.bounded = new BoundedDataSource(dataSource);
    this.jdbi = Jdbi.create(bounded).installPlugin(new PostgresPlugin());
    jdbi.setSqlLogger(new WaitingStatements());
    this.transactions =
        new TenantTransactions(jdbi, tenancy).longestStatement(builder.longestStatement);
    this.distance = new Distance(transactions, clock, builder.roundTrip);
    this.home = new TenantTransactions(jdbi, Tenancy.shared(tenancy.home()));
    this.grantTransactions = new GrantTransactions(jdbi, tenancy.home());
  }

  /**
   * A warehouse with every setting at its default.
   *
   * @param dataSource the host's database; connects as a role that may {@link #migrate()} or that
   *     is a member of {@code xeropulse_loader}, {@code xeropulse_reader}, {@code
   *     xeropulse_scoped_reader} and {@code xeropulse_access}
   * @return the warehouse
   */
  public static Warehouse create(DataSource dataSource) {
    return builder(dataSource).build();
  }

  /**
   * Starts configuring a warehouse.
   *
   * @param dataSource the host's database
   * @return a builder with every other setting at its default
   */
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  /**
   * Brings the schema up to date, and those of single organizations. A host's own Flyway is not
   * touched.
   *
   * @return how many migrations were applied
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   * @throws io.xeropulse.core.InvalidConfigurationException if PostgreSQL is too old or rights are
   *     missing
   */
  public int migrate() {
    int applied = schema().migrate();
    return tenancy.schemaPerOrganization() ? applied + organizationSchemas().migrate() : applied;
  }

  /**
   * The schema's state: what is applied, whether it is what this version expects, and the way back.
   *
   * @return the migrations
   */
  public SchemaMigration schema() {
    return new SchemaMigration(dataSource, tenancy.home(), partitions);
  }

  /**
   * The schemas that organizations have each of their own: an organization's is to be created
   * before its first sync.
   *
   * @return the schemas
   * @throws IllegalStateException unless this warehouse was built with {@link
   *     Builder#schemaPerOrganization()}
   */
  public OrganizationSchemas organizationSchemas() {
    return new OrganizationSchemas(dataSource, tenancy);
  }

  /**
   * In which schema an organization's rows are, for SQL of the host's own and for backups.
   *
   * @param organization the organization
   * @return the schema's name, which needs no quotes
   */
  public String schemaOf(OrganizationId organization) {
    return tenancy.of(organization).value();
  }

  /**
   * Where sync sessions are kept.
   *
   * @return the store
   */
  public SyncSessionStore sessions() {
    return new PostgresSessions(transactions, clock, turnPatience);
  }

  /**
   * What an organization's sessions came to; its health follows from it.
   *
   * @return the view
   */
  public SyncHistoryView syncHistory() {
    return new SyncHistoryView(transactions);
  }

  /**
   * Starts configuring what lets this process share all organizations' syncs with other nodes on
   * the same database.
   *
   * @param syncs what runs
   * @return a builder with every other setting at its default
   */
  public PostgresScheduler.Builder scheduler(OrganizationSyncs syncs) {
    return PostgresScheduler.builder(
        bounded.waitingFor(SCHEDULE), tenancy.home(), transactions, syncs);
  }

  /**
   * Where watermarks are read.
   *
   * @return the store
   */
  public WatermarkStore watermarks() {
    return new PostgresWatermarks(transactions);
  }

  /**
   * Where the tokens of grants are kept, sealed by whoever hands them over.
   *
   * @return the store
   */
  public GrantStore<byte[]> grants() {
    return new PostgresGrants(grantTransactions);
  }

  /**
   * Where people, sessions, API keys and the audit log are kept.
   *
   * @return the stores, as one
   */
  public PostgresAccess accessStore() {
    return new PostgresAccess(bounded, tenancy.home());
  }

  /**
   * Where failed logins are counted, for all processes. Keep one for each process.
   *
   * @param capacity how many accounts and addresses are remembered, such as 100,000
   * @return the counters
   */
  public PostgresLoginFailures loginFailures(int capacity) {
    return new PostgresLoginFailures(bounded, tenancy.home(), capacity);
  }

  /**
   * Where secrets of organizations are kept, sealed by whoever hands them over.
   *
   * @return the store
   */
  public PostgresSecrets secrets() {
    return new PostgresSecrets(bounded, tenancy.home());
  }

  /**
   * What writes pages of facts.
   *
   * @return the loader
   */
  public WarehouseLoader loader() {
    return new PostgresLoader(transactions, distance, clock, sweepLimitPercent);
  }

  /**
   * What works out WIP and the ledger after a load, and lets readers see them. Until it ran for the
   * first time there are no figures.
   *
   * @return the refresh target
   */
  public RefreshTarget publication() {
    return publication(defaultBaseCurrency);
  }

  RefreshTarget publication(String baseCurrency) {
    return new Publisher(transactions.overWholeBooks(), clock, baseCurrency);
  }

  /** Which organizations are open. */
  OrganizationRegister register() {
    return new OrganizationRegister(home, clock);
  }

  /** Makes room for an organization, where each has a schema of its own. */
  void prepare(OrganizationId organization) {
    if (tenancy.schemaPerOrganization()) {
      organizationSchemas().create(organization);
    }
  }

  /** An organization's figures, as far as a scope goes. */
  Figures figures(OrganizationId organization, DataScope scope) {
    return new Figures(transactions, organization, scope);
  }

  /**
   * Sums up what an organization's warehouse holds, to compare it with another's.
   *
   * @return the reader
   */
  public BooksDigests booksDigests() {
    return new BooksDigests(transactions, reports());
  }

  /**
   * Reads the books back, to prove them.
   *
   * @return the reader
   */
  public HeldRecords heldRecords() {
    return new PostgresHeldRecords(transactions);
  }

  /**
   * Reads back what a session loaded, page by page, to prove it.
   *
   * @return the reader
   */
  public LoadedPages loadedPages() {
    return new PostgresLoadedPages(transactions);
  }

  /**
   * Where the certificates of proved sessions are kept.
   *
   * @return the store
   */
  public CertificateStore certificates() {
    return new PostgresCertificates(transactions, clock);
  }

  /**
   * What the practice keeps itself: rates and teams.
   *
   * @return the settings
   */
  public PracticeSettings practice() {
    return new PracticeSettings(transactions);
  }

  /**
   * Which tenants organizations are connected to.
   *
   * @return the store
   */
  public PostgresConnections connections() {
    return new PostgresConnections(transactions, tenancy.home());
  }

  /**
   * Which webhook events were handed over, for all nodes.
   *
   * @return the memory
   */
  public HeardEvents heardEvents() {
    return new PostgresHeardEvents(jdbi, tenancy.home(), clock);
  }

  /**
   * Which service each category of jobs belongs to.
   *
   * @return the store
   */
  public ServiceTypes serviceTypes() {
    return new ServiceTypes(transactions);
  }

  /**
   * The interims that the practice washed up.
   *
   * @return the store
   */
  public WashUps washUps() {
    return new WashUps(transactions);
  }

  /**
   * Where clients' returns stand with the tax office.
   *
   * @return the store
   */
  public Lodgments lodgments() {
    return new Lodgments(transactions);
  }

  /**
   * What waits in quarantine.
   *
   * @return the view
   */
  public QuarantineView quarantine() {
    return new QuarantineView(transactions);
  }

  /**
   * How much is held of an organization, and how fresh it is.
   *
   * @return the view
   */
  public InventoryView inventory() {
    return new InventoryView(transactions);
  }

  /**
   * Removes what is remembered long enough, when the host asks for it.
   *
   * @return the retention
   */
  public Retention retention() {
    return new Retention(transactions.overWholeBooks(), home.overWholeBooks(), clock);
  }

  /**
   * Figures of whole organizations, read as the reading role.
   *
   * @return the reports
   */
  public Reports reports() {
    return reports(new DataScope.Everything());
  }

  /**
   * Figures of the rows that a decision allows, read as the reading role.
   *
   * @param scope the rows
   * @return the reports
   */
  public Reports reports(DataScope scope) {
    return new Reports(transactions, scope, defaultBaseCurrency);
  }

  /**
   * Makes a transaction that the host began one of a reading role, so that the host's own SQL sees
   * the rows that a decision allows and no other, in the schema {@link #schemaOf} tells. It ends
   * with the transaction. The SQL must be the host's: whoever may write SQL may also take the
   * setting back.
   *
   * @param connection in a transaction; we neither commit nor close it
   * @param organization whose rows
   * @param scope which of them
   * @throws IllegalStateException if the connection is in autocommit
   * @throws io.xeropulse.core.XeroPulseException telling how the database failed
   */
  public void enter(Connection connection, OrganizationId organization, DataScope scope) {
    transactions.enter(connection, organization, scope);
  }

  /**
   * Who works at the practice, read as the reading role.
   *
   * @return the directory
   */
  public PracticeDirectory directory() {
    return new PracticeDirectory(transactions);
  }

  /** Configures a warehouse. Not thread-safe. */
  public static final class Builder {
    private final DataSource dataSource;
    private SchemaName schema = SchemaName.DEFAULT;
    private boolean schemaPerOrganization;
    private InstantSource clock = InstantSource.system();
    private @Nullable Duration roundTrip;
    private String defaultBaseCurrency = "AUD";
    private int sweepLimitPercent = 20;
    private int partitions;
    private Duration turnPatience = Duration.ofSeconds(5);
    private Duration longestStatement = Duration.ofMinutes(10);

    private Builder(DataSource dataSource) {
      this.dataSource = dataSource;
    }

    /**
     * Sets the schema that holds everything of ours. Default: {@code xeropulse}. A database may
     * hold several warehouses, each in a schema of its own; they share the roles.
     *
     * @param schema up to 63 small letters, digits and underscores, beginning with a letter
     * @return this builder
     * @throws IllegalArgumentException if it is not such a name, is {@code public} or one of
     *     PostgreSQL's own
     */
    public Builder schema(String schema) {
      this.schema = new SchemaName(schema);
      return this;
    }

    /**
     * Gives each organization a schema of its own, named as the warehouse's with the identifier
     * behind it, for all that a sync loads, remembers and works out. People, grants, secrets, the
     * audit log and the schedule stay in the warehouse's schema. Default: one schema for all.
     *
     * @return this builder
     */
    public Builder schemaPerOrganization() {
      this.schemaPerOrganization = true;
      return this;
    }

    /**
     * Says how far away the database is, which decides how pages are written: over a short way by
     * COPY, over a long one in a single message. Default: measured once a minute.
     *
     * @param time from a message to its answer, not negative
     * @return this
     * @throws InvalidConfigurationException if it is negative
     */
    public Builder roundTrip(Duration time) {
      if (time.isNegative()) {
        throw new InvalidConfigurationException(
            "A round trip to the database cannot take %s; give its time or leave it to be measured"
                .formatted(time));
      }
      this.roundTrip = time;
      return this;
    }

    /**
     * Sets the clock that stamps sessions and quarantine. Default: the system's.
     *
     * @param clock the clock
     * @return this builder
     */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Sets the currency figures are in until the source has named one. Default: {@code AUD}.
     *
     * @param currency ISO 4217 code
     * @return this builder
     */
    public Builder defaultBaseCurrency(String currency) {
      this.defaultBaseCurrency = currency;
      return this;
    }

    /**
     * Sets how much of what a complete reading covered may be gone at the source before the reading
     * is doubted and nothing is removed. Default: 20. Raise it for one sync after a deliberate
     * clean-up.
     *
     * @param percent 0 to 100; up to ten rows are always believed
     * @return this builder
     * @throws IllegalArgumentException if outside 0 to 100
     */
    public Builder sweepLimitPercent(int percent) {
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("sweepLimitPercent must be 0 to 100: " + percent);
      }
      this.sweepLimitPercent = percent;
      return this;
    }

    /**
     * Sets into how many partitions the first {@link Warehouse#migrate()} divides the tables of
     * documents, their lines and allocations, and of time, by a hash of the organization. It cannot
     * be changed later. Default: 0, which suits a warehouse of up to some hundred million rows.
     *
     * @param count 0 to 256
     * @return this builder
     * @throws IllegalArgumentException if outside 0 to 256
     */
    public Builder partitions(int count) {
      if (count < 0 || count > 256) {
        throw new IllegalArgumentException("partitions must be 0 to 256: " + count);
      }
      this.partitions = count;
      return this;
    }

    /**
     * Sets how long a new sync session waits while a transaction of an earlier one keeps the
     * organization's turn, before it ends that transaction's connection: the process that opened it
     * is frozen or cut off. Default: 5 seconds.
     *
     * @param patience above zero
     * @return this builder
     * @throws InvalidConfigurationException if not above zero
     */
    public Builder turnPatience(Duration patience) {
      this.turnPatience = aboveZero(patience, "A session's patience");
      return this;
    }

    /**
     * Sets how long one statement may take that reads, works out or sums up an organization's whole
     * books, before PostgreSQL ends it. Default: 10 minutes. A page of records has one minute, a
     * lock is waited for 30 seconds; migrations have no limit.
     *
     * @param longest above zero
     * @return this builder
     * @throws InvalidConfigurationException if not above zero
     */
    public Builder longestStatement(Duration longest) {
      this.longestStatement = aboveZero(longest, "The longest statement");
      return this;
    }

    private static Duration aboveZero(Duration duration, String what) {
      if (duration.toMillis() <= 0) {
        throw new InvalidConfigurationException(
            "%s must be at least a millisecond, not %s".formatted(what, duration));
      }
      return duration;
    }

    /**
     * Builds the warehouse; the database is not touched yet.
     *
     * @return an immutable warehouse
     */
    public Warehouse build() {
      return new Warehouse(this);
    }
  }
}
