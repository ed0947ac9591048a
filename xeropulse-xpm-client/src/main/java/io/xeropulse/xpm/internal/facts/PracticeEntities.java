package io.xeropulse.xpm.internal.facts;

import io.xeropulse.core.sync.extract.Entity;

/** What a practice's records are called, whether they come by API or by file. Stateless. */
public final class PracticeEntities {
  /** The source's name. */
  public static final String SOURCE = "xpm";

  /** People; time of unknown people is refused, so they come first and in every sync. */
  public static final Entity STAFF = new Entity(SOURCE, "staff", true);

  /** Kinds of work. */
  public static final Entity TASKS = entity("tasks");

  /** Job categories. */
  public static final Entity CATEGORIES = entity("categories");

  /** Clients. */
  public static final Entity CLIENTS = entity("clients");

  /** Jobs. */
  public static final Entity JOBS = entity("jobs");

  /** Time entries. */
  public static final Entity TIME = entity("time");

  /** Disbursements. */
  public static final Entity COSTS = entity("costs");

  /** Invoices with their lines. */
  public static final Entity INVOICES = entity("invoices");

  private PracticeEntities() {}

  private static Entity entity(String name) {
    return new Entity(SOURCE, name, false);
  }
}
