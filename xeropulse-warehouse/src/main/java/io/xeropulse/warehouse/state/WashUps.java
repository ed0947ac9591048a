package io.xeropulse.warehouse.state;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.wip.WashUp;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The interims that the practice washed up. Thread-safe. */
public final class WashUps {
  private final TenantTransactions transactions;

  /**
   * Creates the store.
   *
   * @param transactions the database
   */
  public WashUps(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Replaces all of them; the figures follow at the next refresh. The same again changes no row.
   *
   * @param organization whose
   * @param washUps all of them
   */
  public void replace(OrganizationId organization, List<WashUp> washUps) {
    transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle ->
            same(read(handle, organization), washUps) ? 0 : write(handle, organization, washUps));
  }

  /**
   * Reads them as the reading role.
   *
   * @param organization whose
   * @return in the order they were given
   */
  public List<WashUp> of(OrganizationId organization) {
    return transactions.run(
        organization, DatabaseRole.READER, handle -> read(handle, organization));
  }

  private static boolean same(List<WashUp> stored, List<WashUp> given) {
    return comparable(stored).equals(comparable(given));
  }

  private static List<WashUp> comparable(List<WashUp> washUps) {
    return washUps.stream()
        .map(w -> new WashUp(w.jobId(), w.date(), w.amount().stripTrailingZeros()))
        .toList();
  }

  private static List<WashUp> read(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            """
            select job_id, washed_on, amount from wash_up
            where organization_id = :organization order by line_no
            """)
        .bind("organization", organization.value())
        .map(
            (row, context) ->
                new WashUp(
                    row.getString("job_id"),
                    row.getObject("washed_on", LocalDate.class),
                    row.getBigDecimal("amount")))
        .list();
  }

  private static int write(Handle handle, OrganizationId organization, List<WashUp> washUps) {
    handle
        .createUpdate("delete from wash_up where organization_id = :organization")
        .bind("organization", organization.value())
        .execute();
    if (washUps.isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into wash_up (organization_id, line_no, job_id, washed_on, amount)
            values (:organization, :line, :job, :date, :amount)
            """);
    int line = 0;
    for (WashUp washUp : washUps) {
      batch
          .bind("organization", organization.value())
          .bind("line", ++line)
          .bind("job", washUp.jobId())
          .bind("date", washUp.date())
          .bind("amount", washUp.amount())
          .add();
    }
    return batch.execute().length;
  }
}
