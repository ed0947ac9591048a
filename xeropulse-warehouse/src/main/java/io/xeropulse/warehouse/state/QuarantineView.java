package io.xeropulse.warehouse.state;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what waits in quarantine. Thread-safe. */
public final class QuarantineView {
  private final TenantTransactions transactions;

  /**
   * Creates a view.
   *
   * @param transactions the database
   */
  public QuarantineView(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A record in quarantine. Immutable.
   *
   * @param source {@code xero} or {@code xpm}
   * @param entity what it is
   * @param sourceId the source's identifier, or null when the record has none
   * @param rule the rule it broke
   * @param reason what is wrong and what to do
   * @param firstSeen when it first came like this or otherwise broken
   * @param lastSeen when it last came so
   */
  public record Entry(
      String source,
      String entity,
      @Nullable String sourceId,
      String rule,
      String reason,
      Instant firstSeen,
      Instant lastSeen) {}

  /**
   * Everything in quarantine.
   *
   * @param organization whose
   * @return the records, by source, entity and id
   */
  public List<Entry> entries(OrganizationId organization) {
    return transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle ->
            handle
                .createQuery(
                    """
                    select source, entity, source_id, rule, reason, first_seen_at, last_seen_at
                    from quarantine
                    where organization_id = :organization
                    order by source, entity, record_key
                    """)
                .bind("organization", organization.value())
                .map(
                    (row, context) ->
                        new Entry(
                            row.getString("source"),
                            row.getString("entity"),
                            row.getString("source_id"),
                            row.getString("rule"),
                            row.getString("reason"),
                            row.getTimestamp("first_seen_at").toInstant(),
                            row.getTimestamp("last_seen_at").toInstant()))
                .list());
  }
}
