package io.xeropulse.warehouse.access;

import io.xeropulse.core.model.OrganizationId;

/**
 * Which schema holds which organization's rows. Immutable and thread-safe.
 *
 * @param home the schema of what belongs to no single organization: people, grants, the schedule
 */
public record Tenancy(SchemaName home) {

  /**
   * One schema for all, divided by row security.
   *
   * @param home the schema
   * @return the tenancy
   */
  public static Tenancy shared(SchemaName home) {
    return new Tenancy(home);
  }

  /**
   * Where an organization's rows are.
   *
   * @param organization the organization
   * @return the schema, which need not exist
   */
  public SchemaName of(OrganizationId organization) {
    return home;
  }
}
