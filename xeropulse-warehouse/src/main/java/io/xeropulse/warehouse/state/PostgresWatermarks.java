package io.xeropulse.warehouse.state;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.state.WatermarkStore;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.time.Instant;

/** Reads watermarks from PostgreSQL. Thread-safe. */
public final class PostgresWatermarks implements WatermarkStore {
  private final TenantTransactions transactions;

  /**
   * Creates a store.
   *
   * @param transactions the database
   */
  public PostgresWatermarks(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Watermark watermark(OrganizationId organization, Entity entity) {
    return transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle ->
            handle
                .createQuery(
                    """
                    select newest from watermark
                    where organization_id = :organization and source = :source and entity = :entity
                    """)
                .bind("organization", organization.value())
                .bind("source", entity.source())
                .bind("entity", entity.name())
                .mapTo(Instant.class)
                .findOne()
                .map(Watermark::new)
                .orElse(Watermark.NONE));
  }
}
