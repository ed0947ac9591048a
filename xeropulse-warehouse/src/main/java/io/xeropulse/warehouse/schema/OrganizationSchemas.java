package io.xeropulse.warehouse.schema;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.DatabaseFailure;
import io.xeropulse.warehouse.access.SchemaName;
import io.xeropulse.warehouse.access.Tenancy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The schemas that organizations have each of their own, every one with all tables and a migration
 * history. None takes another organization's row, whoever writes it. Several processes may create
 * or migrate the same one at once. Thread-safe.
 */
public final class OrganizationSchemas {
  /** What lies elsewhere and would go with the tables. */
  private static final String DEPENDENTS =
      """
      select distinct o.oid::regclass::text
      from pg_class t
      join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = t.oid
      left join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
      left join pg_constraint k on d.classid = 'pg_constraint'::regclass and k.oid = d.objid
      join pg_class o on o.oid in (r.ev_class, k.conrelid)
      where t.relnamespace = cast(:schema as regnamespace) and o.relnamespace <> t.relnamespace
      order by 1
      """;

  private final DataSource dataSource;
  private final Jdbi jdbi;
  private final Tenancy tenancy;

  /**
   * Opens the schemas of a warehouse.
   *
   * @param dataSource connects as a role that may create schemas; never closed by us
   * @param tenancy has a schema for each organization
   * @throws IllegalStateException if it has not
   */
  public OrganizationSchemas(DataSource dataSource, Tenancy tenancy) {
    if (!tenancy.schemaPerOrganization()) {
      throw new IllegalStateException(
          "The organizations of this warehouse share the schema %s: build it with schemaPerOrganization()"
              .formatted(tenancy.home()));
    }
    this.dataSource = dataSource;
    this.jdbi = Jdbi.create(dataSource);
    this.tenancy = tenancy;
  }

  /**
   * Makes an organization's schema, or brings it up to date if it is there. The login {@code
   * xeropulse_org_} with the organization's identifier behind it, if there is one, may read it.
   *
   * @param organization the organization
   * @return how many migrations were applied
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   * @throws InvalidConfigurationException if PostgreSQL is too old or rights are missing
   */
  public int create(OrganizationId organization) {
    int applied = of(organization).migrate();
    inTransaction(
        organization,
        handle -> OrganizationLogin.admit(handle, tenancy.of(organization), organization));
    return applied;
  }

  /**
   * The state of an organization's schema: what is applied, and the way back.
   *
   * @param organization the organization
   * @return its migrations
   */
  public SchemaMigration of(OrganizationId organization) {
    return SchemaMigration.ofOrganization(dataSource, tenancy.of(organization), organization);
  }

  /**
   * Lists the organizations that have a schema.
   *
   * @return the organizations, in the order of their identifiers
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  public List<OrganizationId> list() {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery("select nspname from pg_namespace order by nspname collate \"C\"")
                  .mapTo(String.class)
                  .stream()
                  .map(tenancy::organizationOf)
                  .flatMap(Optional::stream)
                  .toList());
    } catch (JdbiException e) {
      throw DatabaseFailure.of("the organizations' schemas", e);
    }
  }

  /**
   * Brings every organization's schema up to date. One that cannot be does not keep the others from
   * it.
   *
   * @return how many migrations were applied, in all schemas together
   * @throws InvalidConfigurationException if some could not be migrated, naming them
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  public int migrate() {
    int applied = 0;
    List<XeroPulseException> failures = new ArrayList<>();
    List<OrganizationId> organizations = list();
    for (OrganizationId organization : organizations) {
      try {
        applied += create(organization);
      } catch (XeroPulseException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      InvalidConfigurationException all =
          new InvalidConfigurationException(
              "%d of %d organizations' schemas are not up to date, the others are; the first says: %s"
                  .formatted(failures.size(), organizations.size(), failures.get(0).getMessage()),
              failures.get(0));
      failures.stream().skip(1).forEach(all::addSuppressed);
      throw all;
    }
    return applied;
  }

  /**
   * Drops an organization's schema with all its rows, which only a backup brings back. What the
   * home knows of the organization stays: its people, its grants and the audit log.
   *
   * @param organization the organization; no syncs of it are planned any more
   * @throws InvalidConfigurationException if it has no schema, its syncs are still planned, or
   *     something of the host's rests on its tables
   * @throws XeroPulseException telling how the database failed, such as when a sync or a report
   *     holds the tables for longer than two seconds; nothing was dropped
   */
  public void drop(OrganizationId organization) {
    SchemaName schema = tenancy.of(organization);
    if (!list().contains(organization)) {
      throw refused(organization, "it has no schema " + schema + "; list() tells which have one");
    }
    inTransaction(organization, handle -> requireUnplanned(handle, organization));
    inTransaction(
        organization,
        handle -> {
          handle.execute("set local lock_timeout = '2s'");
          requireNothingElsewhere(handle, organization, schema);
          handle.execute("drop schema %s cascade".formatted(schema.quoted()));
        });
  }

  private void requireUnplanned(Handle handle, OrganizationId organization) {
    handle.execute("set local role xeropulse_loader");
    boolean planned =
        handle
            .createQuery(
                "select exists (select from %s.scheduled_sync where task_instance = :organization)"
                    .formatted(tenancy.home().quoted()))
            .bind("organization", organization.toString())
            .mapTo(Boolean.class)
            .one();
    if (planned) {
      throw refused(organization, "its syncs are planned; remove it from the scheduler first");
    }
  }

  private static void requireNothingElsewhere(
      Handle handle, OrganizationId organization, SchemaName schema) {
    List<String> dependents =
        handle.createQuery(DEPENDENTS).bind("schema", schema.quoted()).mapTo(String.class).list();
    if (!dependents.isEmpty()) {
      throw refused(
          organization,
          "its tables carry %s; drop these first".formatted(String.join(", ", dependents)));
    }
  }

  private static InvalidConfigurationException refused(OrganizationId organization, String why) {
    return new InvalidConfigurationException(
        "organization %s: nothing was dropped, since %s".formatted(organization, why));
  }

  private void inTransaction(OrganizationId organization, HandleConsumer<RuntimeException> work) {
    try {
      jdbi.useTransaction(work);
    } catch (JdbiException e) {
      throw DatabaseFailure.of(organization, e);
    }
  }
}
