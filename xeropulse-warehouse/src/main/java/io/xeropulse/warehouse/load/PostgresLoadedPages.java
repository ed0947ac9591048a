package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.proof.LoadedPages;
import io.xeropulse.core.sync.proof.PageTotal;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads back from PostgreSQL what was loaded, to prove it. Thread-safe. */
public final class PostgresLoadedPages implements LoadedPages {
  private final TenantTransactions transactions;

  /**
   * Creates a reader.
   *
   * @param transactions the database
   */
  public PostgresLoadedPages(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<PageTotal> totals(SyncSession session) {
    return transactions.run(
        session.organization(), DatabaseRole.LOADER, handle -> PageTotals.of(handle, session));
  }

  @Override
  public Map<String, Long> contents(
      OrganizationId organization,
      String source,
      Class<? extends Fact> kind,
      Collection<String> sourceIds) {
    return transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle ->
            new HeldRows(handle, organization, source).contents(FactTables.of(kind), sourceIds));
  }
}
