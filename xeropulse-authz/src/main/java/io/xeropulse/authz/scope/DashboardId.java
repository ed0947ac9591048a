package io.xeropulse.authz.scope;

/**
 * Our name of a dashboard, such as {@code dashboard-7}; not the number Metabase gives it.
 * Immutable.
 *
 * @param name lower-case letters and digits, starting with a letter, joined by '-', '_' or '.', at
 *     most 64 characters
 */
public record DashboardId(String name) implements Resource {

  /**
   * Checks the spelling; nothing is trimmed or converted.
   *
   * @throws IllegalArgumentException if the name is spelled otherwise
   */
  public DashboardId {
    Spelling.slug(name, "dashboard id");
    name = name.intern(); // one text a name, so that a look-up in a policy compares references
  }

  @Override
  public String toString() {
    return name;
  }
}
