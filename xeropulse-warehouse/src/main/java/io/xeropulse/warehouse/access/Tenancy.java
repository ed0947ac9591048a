package io.xeropulse.warehouse.access;

import io.xeropulse.core.model.OrganizationId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which schema holds which organization's rows. Row security divides them in either case. Immutable
 * and thread-safe.
 *
 * @param home the schema of what belongs to no single organization: people, grants, the schedule
 * @param schemaPerOrganization whether each organization has a schema of its own beside the home;
 *     else its rows lie there, too
 */
public record Tenancy(SchemaName home, boolean schemaPerOrganization) {
  private static final int LONGEST_HOME = 30;
  private static final Pattern HEX = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");

  /**
   * Refuses a home whose name leaves no room for an organization's.
   *
   * @throws IllegalArgumentException if there are to be schemas for organizations, and the home's
   *     name is longer than 30 letters
   */
  public Tenancy {
    if (schemaPerOrganization && home.value().length() > LONGEST_HOME) {
      throw new IllegalArgumentException(
          "With a schema for each organization the home's name has at most %d letters: %s"
              .formatted(LONGEST_HOME, home));
    }
  }

  /**
   * One schema for all.
   *
   * @param home the schema
   * @return the tenancy
   */
  public static Tenancy shared(SchemaName home) {
    return new Tenancy(home, false);
  }

  /**
   * A schema for each organization, named as the home with the organization's identifier behind it.
   *
   * @param home the schema of what they share; its name has at most 30 letters
   * @return the tenancy
   */
  public static Tenancy schemaPerOrganization(SchemaName home) {
    return new Tenancy(home, true);
  }

  /**
   * Where an organization's rows are.
   *
   * @param organization the organization
   * @return the schema, which need not exist
   */
  public SchemaName of(OrganizationId organization) {
    return schemaPerOrganization
        ? new SchemaName(prefix() + organization.toString().replace("-", ""))
        : home;
  }

  /**
   * Whose schema it is.
   *
   * @param schema the name of any schema of the database
   * @return the organization; empty if it is not one of these
   */
  public Optional<OrganizationId> organizationOf(String schema) {
    if (!schemaPerOrganization || !schema.matches(prefix() + "[0-9a-f]{32}")) {
      return Optional.empty();
    }
    String hex = schema.substring(prefix().length());
    return Optional.of(
        new OrganizationId(UUID.fromString(HEX.matcher(hex).replaceFirst("$1-$2-$3-$4-$5"))));
  }

  private String prefix() {
    return home.value() + "_";
  }
}
