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
 * @param kind the kind of the entity's rows, in a table that others share; null where none does
 * @param parts the entity whose records belong to this one's and go with them, or null
 */
record SweptTable(
    String name,
    @Nullable String dateColumn,
    @Nullable String parentColumn,
    @Nullable String kind,
    @Nullable String parts) {
  private static final Map<String, SweptTable> XERO =
      Map.of(
          "tax_rates", new SweptTable("tax_rate", null, null),
          "tracking_categories", new SweptTable("tracking_category", null, null),
          "items", new SweptTable("item", null, null),
          "budgets", new SweptTable("budget", null, null, null, "budget_windows"),
          "budget_windows", new SweptTable("budget_window", null, "budget_id"),
          "bank_transfers",
              new SweptTable("financial_data", "transaction_date", null, "bank_transfer", null));

  private static final Map<String, SweptTable> XPM =
      Map.of(
          "staff", new SweptTable("staff", null, null),
          "tasks", new SweptTable("task", null, null),
          "categories", new SweptTable("category", null, null),
          "clients", new SweptTable("client", null, null),
          "jobs", new SweptTable("job", "start_date", null, null, "costs"),
          "time", new SweptTable("time_entry", "entry_date", "job_id"),
          "costs", new SweptTable("job_cost", "cost_date", "job_id"),
          "invoices", new SweptTable("job_invoice", "invoice_date", null));

  private SweptTable(String name, @Nullable String dateColumn, @Nullable String parentColumn) {
    this(name, dateColumn, parentColumn, null, null);
  }

  /** Empty for an entity whose deletions the source tells by a status, as Xero's mostly do. */
  static Optional<SweptTable> of(Entity entity) {
    return Optional.ofNullable((entity.source().equals("xpm") ? XPM : XERO).get(entity.name()));
  }
}
