package io.xeropulse.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record of a source, said in our words and ready to be checked and loaded. Every fact is an
 * immutable value and hence thread-safe.
 */
public sealed interface Fact
    permits Account,
        Budget,
        BudgetWindow,
        CashMovement,
        Category,
        Client,
        Contact,
        Document,
        Item,
        Job,
        JobCost,
        JobInvoice,
        OrganizationProfile,
        Staff,
        Task,
        TaxRate,
        TimeEntry,
        TrackingCategory {

  /**
   * The source's own identifier, unique within organization, source and entity.
   *
   * @return never blank
   */
  String sourceId();

  /**
   * When the source last changed the record, by the source's clock.
   *
   * @return an instant, or null where the source keeps none
   */
  default @Nullable Instant updatedAt() {
    return null;
  }
}
