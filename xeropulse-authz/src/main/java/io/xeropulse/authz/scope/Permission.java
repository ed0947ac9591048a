package io.xeropulse.authz.scope;

/**
 * Something a person may do besides looking at a dashboard. Immutable.
 *
 * @param name lower-case letters and digits, starting with a letter, joined by '-', '_' or '.', at
 *     most 64 characters
 */
public record Permission(String name) implements Resource {

  /** Create, change, deactivate and reactivate users. */
  public static final Permission MANAGE_USERS = new Permission("users.manage");

  /** Read the organization's audit log. */
  public static final Permission READ_AUDIT = new Permission("audit.read");

  /** Read reports over the warehouse. */
  public static final Permission READ_REPORTS = new Permission("reports.read");

  /** Take rows out of the product. */
  public static final Permission EXPORT = new Permission("exports.create");

  /** See how synchronization goes. */
  public static final Permission READ_SYNC = new Permission("sync.read");

  /** Start a synchronization by hand. */
  public static final Permission RUN_SYNC = new Permission("sync.run");

  /** Create, rotate and revoke API keys. */
  public static final Permission MANAGE_KEYS = new Permission("keys.manage");

  /**
   * Checks the spelling; nothing is trimmed or converted.
   *
   * @throws IllegalArgumentException if the name is spelled otherwise
   */
  public Permission {
    Spelling.slug(name, "permission");
    name = name.intern(); // one text a name, so that a look-up in a policy compares references
  }

  @Override
  public String toString() {
    return name;
  }
}
