package io.xeropulse.warehouse.state;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.DateWindow;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.state.Backfill;
import io.xeropulse.core.sync.state.WatermarkStore;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads watermarks and backfills from PostgreSQL. Thread-safe. */
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

  @Override
  public Optional<Backfill> backfill(OrganizationId organization, Entity entity) {
    return transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle ->
            handle
                .createQuery(
                    """
                    select window_start, window_end, windows_done, windows_expected, position, began_at,
                      newest, complete
                    from backfill
                    where organization_id = :organization and source = :source and entity = :entity
                    """)
                .bind("organization", organization.value())
                .bind("source", entity.source())
                .bind("entity", entity.name())
                .map((row, context) -> backfill(row))
                .findOne());
  }

  private static Backfill backfill(ResultSet row) throws SQLException {
    return new Backfill(
        new DateWindow(
            row.getObject("window_start", LocalDate.class),
            row.getObject("window_end", LocalDate.class)),
        row.getInt("windows_done"),
        row.getInt("windows_expected"),
        new Watermark(instant(row.getTimestamp("position"))),
        instant(row.getTimestamp("began_at")),
        new Watermark(instant(row.getTimestamp("newest"))),
        row.getBoolean("complete"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
