package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Counts what there is of an entity, inside a transaction of the organization. */
final class HeldCount {
  /**
   * The kinds of a list's records. A kind we do not know may be of any list and counts for none.
   */
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "invoices", List.of("invoice", "bill"),
          "credit_notes", List.of("credit_note", "supplier_credit_note"),
          "payments", List.of("payment"),
          "bank_transactions", List.of("bank_transaction"));

  private static final String COUNT =
      """
      select
        (select count(*) from financial_data
         where organization_id = :organization and source = :source and kind = any (:kinds))
        + (select count(*) from quarantine q
           where q.organization_id = :organization and q.source = :source and q.entity = :entity
             and not exists (
               select from financial_data f
               where f.organization_id = q.organization_id and f.source = q.source
                 and f.source_id = q.source_id and f.kind = any (:kinds)))
      """;

  private HeldCount() {}

  /** How many, those in quarantine included; -1 for a list that has no kinds of its own. */
  static long of(Handle handle, OrganizationId organization, Entity entity) {
    List<String> kinds = KINDS.get(entity.name());
    if (!entity.source().equals("xero") || kinds == null) {
      return -1;
    }
    return handle
        .createQuery(COUNT)
        .bind("organization", organization.value())
        .bind("source", entity.source())
        .bind("entity", entity.name())
        .bindArray("kinds", String.class, kinds)
        .mapTo(Long.class)
        .one();
  }
}
