package io.xeropulse.warehouse.access;

import java.util.regex.Pattern;

/**
 * The name of a schema of ours in PostgreSQL. Immutable and thread-safe.
 *
 * @param value small letters, digits and underscores, at most 63, beginning with a letter; neither
 *     {@code public} nor one of PostgreSQL's own
 */
public record SchemaName(String value) {
  private static final Pattern NAME =
      Pattern.compile("(?!(pg_.*|public|information_schema)$)[a-z][a-z0-9_]{0,62}");

  /** The schema of a warehouse that names no other. */
  public static final SchemaName DEFAULT = new SchemaName("xeropulse");

  /**
   * Refuses a name that is none.
   *
   * @throws IllegalArgumentException if the value is not as described
   */
  public SchemaName {
    if (!NAME.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A schema of ours is named by up to 63 small letters, digits and underscores, and neither"
              + " public nor as one of PostgreSQL's own: "
              + value);
    }
  }

  /**
   * The name as SQL takes it, whatever word it is.
   *
   * @return the name in quotes
   */
  public String quoted() {
    return '"' + value + '"';
  }

  /**
   * The search path by which unqualified names mean this schema's: what somebody puts among the
   * temporary tables is found last, so that it never takes the place of ours or PostgreSQL's own.
   *
   * @return the value of {@code search_path}
   */
  public String searchPath() {
    return "pg_catalog, " + quoted() + ", pg_temp";
  }

  @Override
  public String toString() {
    return value;
  }
}
