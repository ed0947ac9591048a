package io.xeropulse.warehouse.schema;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.DatabaseFailure;
import io.xeropulse.warehouse.access.SchemaName;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Brings a schema up to date, with a history table of its own in that schema, so that a host's own
 * Flyway never meets it. Several processes may migrate at once: one does, the others wait.
 * Thread-safe.
 */
public final class SchemaMigration {
  private static final int OLDEST_POSTGRES = 15;
  private static final Set<String> CREATED_MEANWHILE = Set.of("23505", "42P06");

  private final DataSource dataSource;
  private final SchemaName schema;
  private final String organization;
  private final int partitions;
  private final MigrationLocks locks;

  /**
   * Creates a migration.
   *
   * @param dataSource connects as a role that may create a schema and roles; never closed by us
   * @param schema what it is to be called, or is
   * @param partitions into how many partitions the first migration divides each large table, by a
   *     hash of the organization; 0 for none
   */
  public SchemaMigration(DataSource dataSource, SchemaName schema, int partitions) {
    this(dataSource, schema, "", partitions, MigrationLocks.STANDARD);
  }

  private SchemaMigration(
      DataSource dataSource,
      SchemaName schema,
      String organization,
      int partitions,
      MigrationLocks locks) {
    this.dataSource = dataSource;
    this.schema = schema;
    this.organization = organization;
    this.partitions = partitions;
    this.locks = locks;
  }

  /** The same with other limits of its waiting. */
  SchemaMigration waiting(MigrationLocks other) {
    return new SchemaMigration(dataSource, schema, organization, partitions, other);
  }

  /** A migration of a schema that takes one organization's rows only. */
  static SchemaMigration ofOrganization(
      DataSource dataSource, SchemaName schema, OrganizationId organization) {
    return new SchemaMigration(
        dataSource, schema, organization.toString(), 0, MigrationLocks.STANDARD);
  }

  /**
   * Applies what is pending. Where nothing is, no lock is taken. Else it waits up to 20 seconds for
   * another process that migrates, and up to 5 for each table that somebody uses.
   *
   * @return how many migrations were applied
   * @throws StorageUnavailableException if the database cannot be reached, or locks were held for
   *     longer; it says by whom
   * @throws InvalidConfigurationException if PostgreSQL is older than 15, the role lacks rights, or
   *     the tables were once created with another number of partitions
   */
  public int migrate() {
    ServerVersion.require(dataSource, OLDEST_POSTGRES);
    try {
      createSchemaOnce();
      Flyway flyway = flyway().load();
      int applied = 0;
      if (flyway.info().pending().length == 0) {
        flyway.validate();
      } else {
        applied = flyway.migrate().migrationsExecuted;
        withholdStatistics();
      }
      requirePartitions();
      return applied;
    } catch (FlywayException e) {
      Optional<StorageUnavailableException> locked = locks.refusal(e, dataSource, schema);
      if (locked.isPresent()) {
        throw locked.get();
      }
      requireAlive(e);
      throw new InvalidConfigurationException(
          "The schema "
              + schema
              + " cannot be migrated: "
              + firstLine(e)
              + " The connecting role needs CREATE on the database and CREATEROLE (or the roles"
              + " xeropulse_loader, xeropulse_reader, xeropulse_scoped_reader and xeropulse_access"
              + " granted to it).",
          e);
    } catch (JdbiException e) {
      throw locks
          .refusal(e, dataSource, schema)
          .map(XeroPulseException.class::cast)
          .orElseGet(() -> DatabaseFailure.of("The schema " + schema, e));
    }
  }

  /**
   * Compares what is applied with what this version carries.
   *
   * @throws InvalidConfigurationException if a migration is pending or was changed after it was
   *     applied
   */
  public void validate() {
    try {
      flyway().load().validate();
    } catch (FlywayException e) {
      requireAlive(e);
      throw new InvalidConfigurationException(
          "The schema %s is not what this version expects: run migrate(). %s"
              .formatted(schema, firstLine(e)),
          e);
    }
  }

  /**
   * Lists every migration that this version carries, and whether it is applied.
   *
   * @return in the order in which they are applied
   */
  public List<MigrationState> info() {
    try {
      return Arrays.stream(flyway().load().info().all())
          .filter(migration -> migration.getVersion() != null)
          .map(MigrationState::of)
          .toList();
    } catch (FlywayException e) {
      requireAlive(e);
      throw new InvalidConfigurationException(
          "The history of the schema %s cannot be read: %s".formatted(schema, firstLine(e)), e);
    }
  }

  /**
   * Takes applied migrations back, newest first and all or none, so that an older version of the
   * library finds the schema it knows. What only the newer schema can hold is removed: the rows of
   * its tables, and those that an older check refuses; a full sync brings them back after the next
   * {@link #migrate()}. Take a backup before. Nobody else may use the schema meanwhile.
   *
   * @param version the newest migration to keep; 0 takes everything back
   * @return the versions that were taken back, in that order
   * @throws InvalidConfigurationException if the version is not applied, or the role lacks rights
   * @throws StorageUnavailableException if the database cannot be reached
   */
  public List<Integer> undoTo(int version) {
    ServerVersion.require(dataSource, OLDEST_POSTGRES);
    return new SchemaUndo(dataSource, schema).to(version);
  }

  FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(dataSource)
        .schemas(schema.value())
        .defaultSchema(schema.value())
        .createSchemas(false)
        .table("schema_history")
        .lockRetryCount(locks.retries())
        // All or none, and one host at a time: of two the second finds nothing to do.
        .group(true)
        // Not the folder: Flyway would warn of the ways back in it, which it does not run.
        .locations("classpath:io/xeropulse/warehouse/migration/*.sql")
        .placeholders(
            Map.of(
                "schema",
                schema.quoted(),
                "organization",
                organization,
                "partitions",
                String.valueOf(partitions),
                "by_organization",
                partitions == 0 ? "" : "partition by hash (organization_id)",
                "lock_timeout",
                locks.timeOut()));
  }

  /** Rows are not moved between partitions behind the host's back. */
  private void requirePartitions() {
    int present =
        Jdbi.create(dataSource)
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select count(*) from pg_inherits
                            where inhparent = cast(:table as regclass)
                            """)
                        .bind("table", schema.quoted() + ".financial_data")
                        .mapTo(Integer.class)
                        .one());
    if (partitions != 0 && present != partitions) {
      throw new InvalidConfigurationException(
          "The warehouse was created with %d partitions, not %d: restore a backup's rows into one that has them, or ask for as many as there are"
              .formatted(present, partitions));
    }
  }

  /** Of two hosts that create the same schema at once, one collides on the catalog's index. */
  private void createSchemaOnce() {
    try {
      Jdbi.create(dataSource)
          .useHandle(handle -> handle.execute("create schema if not exists " + schema.quoted()));
    } catch (JdbiException e) {
      if (e.getCause() instanceof SQLException sql
          && CREATED_MEANWHILE.contains(sql.getSQLState())) {
        return;
      }
      requireAlive(e);
      throw new InvalidConfigurationException(
          "The schema "
              + schema
              + " cannot be created: the connecting role needs CREATE on the"
              + " database",
          e);
    }
  }

  /** A server that went away says nothing about rights: the same call works once it is back. */
  private void requireAlive(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && DatabaseFailure.of("The schema " + schema, sql)
              instanceof StorageUnavailableException away) {
        throw away;
      }
    }
  }

  /** Of columns that the migrations added, too: what they say is not told by estimates. */
  private void withholdStatistics() {
    Jdbi.create(dataSource)
        .useTransaction(
            handle -> {
              handle.execute("set local lock_timeout = '" + locks.timeOut() + "'");
              handle.execute("select %s.withhold_statistics()".formatted(schema.quoted()));
            });
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
