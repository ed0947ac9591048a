package io.xeropulse.warehouse;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.SchemaName;
import io.xeropulse.warehouse.access.Tenancy;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own that keeps some organizations apart by either strategy. */
public final class TenantDatabase {

  /** A login for a host that serves all. */
  public static final String HOST = "fuzzed_host";

  /** How organizations are kept apart. */
  public enum Strategy {
    SHARED_SCHEMA(0xF0),
    SCHEMA_PER_ORGANIZATION(0xF1);

    private final long family;

    Strategy(long family) {
      this.family = family;
    }

    /** An organization that no other strategy knows: logins belong to the whole cluster. */
    public OrganizationId organization(int number) {
      return new OrganizationId(new UUID(family, number));
    }

    /** A database with room for these organizations. */
    public TenantDatabase open(List<OrganizationId> organizations) {
      return new TenantDatabase(
          this,
          this == SHARED_SCHEMA
              ? PostgresServer.newWarehouse()
              : PostgresServer.copyOf(
                  MIGRATED.computeIfAbsent(organizations, TenantDatabase::migrate)));
    }
  }

  /** Databases with a schema for each of some organizations, to be copied. */
  private static final Map<List<OrganizationId>, PGSimpleDataSource> MIGRATED =
      new ConcurrentHashMap<>();

  private static PGSimpleDataSource migrate(List<OrganizationId> organizations) {
    PGSimpleDataSource database = PostgresServer.newWarehouse();
    organizations.forEach(
        Warehouse.builder(database).schemaPerOrganization().build().organizationSchemas()::create);
    return database;
  }

  private final Strategy strategy;
  private final PGSimpleDataSource owner;
  private final Tenancy tenancy;
  private final Warehouse warehouse;

  private TenantDatabase(Strategy strategy, PGSimpleDataSource owner) {
    this.strategy = strategy;
    this.owner = owner;
    boolean own = strategy == Strategy.SCHEMA_PER_ORGANIZATION;
    this.tenancy = new Tenancy(SchemaName.DEFAULT, own);
    Warehouse.Builder builder = Warehouse.builder(owner);
    this.warehouse = own ? builder.schemaPerOrganization().build() : builder.build();
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  public PGSimpleDataSource owner() {
    return owner;
  }

  public Jdbi jdbi() {
    return Jdbi.create(owner);
  }

  public String schema(OrganizationId organization) {
    return tenancy.of(organization).value();
  }

  /** Transactions of whoever connects so. */
  public TenantTransactions transactions(DataSource dataSource) {
    return new TenantTransactions(Jdbi.create(dataSource), tenancy);
  }

  public void fill(OrganizationId organization, int rows, TenantRows.Texts texts) {
    TenantRows.fill(jdbi(), schema(organization), organization, rows, texts);
  }

  /** The name of {@link #login}. */
  public static String loginOf(OrganizationId organization) {
    return "xeropulse_org_" + organization;
  }

  /** A login that its name binds to the organization, made as the README says. */
  public String login(OrganizationId organization) {
    String name = loginOf(organization);
    if (strategy == Strategy.SHARED_SCHEMA) {
      jdbi().useHandle(handle -> makeLogin(handle, name, "in role xeropulse_reader"));
    } else {
      jdbi().useHandle(handle -> makeLogin(handle, name, "in role xeropulse_organization_login"));
      warehouse.organizationSchemas().create(organization);
    }
    return name;
  }

  /** Makes the host's login. */
  public void host() {
    jdbi()
        .useHandle(
            handle ->
                makeLogin(
                    handle,
                    HOST,
                    "in role xeropulse_reader, xeropulse_scoped_reader, xeropulse_loader"));
  }

  /** Logins belong to the cluster, and another database of the test may have made them. */
  private static void makeLogin(Handle handle, String name, String roles) {
    boolean known =
        handle
            .createQuery("select exists (select from pg_roles where rolname = ?)")
            .bind(0, name)
            .mapTo(Boolean.class)
            .one();
    if (!known) {
      handle.execute("create role \"%s\" login %s".formatted(name, roles));
    }
  }

  public PGSimpleDataSource as(String user) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(owner.getURL());
    dataSource.setUser(user);
    return dataSource;
  }
}
