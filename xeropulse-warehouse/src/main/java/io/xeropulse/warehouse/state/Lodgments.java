package io.xeropulse.warehouse.state;

import io.xeropulse.core.model.Lodgment;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Where clients' returns stand with the tax office, as the practice last said. Thread-safe. */
public final class Lodgments {
  private final TenantTransactions transactions;

  /**
   * Creates the store.
   *
   * @param transactions the database
   */
  public Lodgments(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Replaces all of them. The same again changes no row.
   *
   * @param organization whose
   * @param lodgments one for each client, type and year
   * @throws io.xeropulse.core.StorageRejectedException if a client's type and year is there twice;
   *     nothing is changed
   */
  public void replace(OrganizationId organization, List<Lodgment> lodgments) {
    transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle ->
            read(handle, organization).equals(lodgments)
                ? 0
                : write(handle, organization, lodgments));
  }

  /**
   * Reads them as the reading role.
   *
   * @param organization whose
   * @return in the order they were given
   */
  public List<Lodgment> of(OrganizationId organization) {
    return transactions.run(
        organization, DatabaseRole.READER, handle -> read(handle, organization));
  }

  private static List<Lodgment> read(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            """
            select client_id, client_name, return_type, financial_year, ato_status, workflow_status
            from ato_lodgment
            where organization_id = :organization order by line_no
            """)
        .bind("organization", organization.value())
        .map(
            (row, context) ->
                new Lodgment(
                    row.getString("client_id"),
                    row.getString("client_name"),
                    row.getString("return_type"),
                    row.getInt("financial_year"),
                    row.getString("ato_status"),
                    row.getString("workflow_status")))
        .list();
  }

  private static int write(Handle handle, OrganizationId organization, List<Lodgment> lodgments) {
    handle
        .createUpdate("delete from ato_lodgment where organization_id = :organization")
        .bind("organization", organization.value())
        .execute();
    if (lodgments.isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into ato_lodgment
              (organization_id, line_no, client_id, client_name, return_type, financial_year,
               ato_status, workflow_status)
            values (:organization, :line, :client, :name, :type, :year, :office, :workflow)
            """);
    int line = 0;
    for (Lodgment lodgment : lodgments) {
      batch
          .bind("organization", organization.value())
          .bind("line", ++line)
          .bind("client", lodgment.clientId())
          .bind("name", lodgment.clientName())
          .bind("type", lodgment.type())
          .bind("year", lodgment.year())
          .bind("office", lodgment.atoStatus())
          .bind("workflow", lodgment.workflowStatus())
          .add();
    }
    return batch.execute().length;
  }
}
