package io.xeropulse.warehouse.load;

import io.xeropulse.core.sync.extract.Entity;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of an entity whose deletions are found by absence.
 *
 * @param name the table
 * @param dateColumn the record's own date, or null if it has none
 * @param parentColumn what the record belongs to, or null if to nothing
 */
record SweptTable(String name, @Nullable String dateColumn, @Nullable String parentColumn) {
  private static final Map<String, SweptTable> XPM =
      Map.of(
          "staff", new SweptTable("staff", null, null),
          "tasks", new SweptTable("task", null, null),
          "categories", new SweptTable("category", null, null),
          "clients", new SweptTable("client", null, null),
          "jobs", new SweptTable("job", "start_date", null),
          "time", new SweptTable("time_entry", "entry_date", "job_id"),
          "costs", new SweptTable("job_cost", "cost_date", "job_id"),
          "invoices", new SweptTable("job_invoice", "invoice_date", null));

  /** Empty for an entity whose deletions the source tells by a status, as Xero does. */
  static Optional<SweptTable> of(Entity entity) {
    return entity.source().equals("xpm")
        ? Optional.ofNullable(XPM.get(entity.name()))
        : Optional.empty();
  }
}
