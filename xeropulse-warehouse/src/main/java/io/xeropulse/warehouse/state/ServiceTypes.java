package io.xeropulse.warehouse.state;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Which service each category of jobs belongs to, as the practice says; a category of which it says
 * nothing is a service of its own. Thread-safe.
 */
public final class ServiceTypes {
  private final TenantTransactions transactions;

  /**
   * Creates the store.
   *
   * @param transactions the database
   */
  public ServiceTypes(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Replaces all of them. The same again changes no row.
   *
   * @param organization whose
   * @param typeByCategory service type by the name of the category; none to forget all
   */
  public void replace(OrganizationId organization, Map<String, String> typeByCategory) {
    transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle ->
            read(handle, organization).equals(typeByCategory)
                ? 0
                : write(handle, organization, typeByCategory));
  }

  /**
   * Reads them as the reading role.
   *
   * @param organization whose
   * @return service type by category, sorted
   */
  public Map<String, String> of(OrganizationId organization) {
    return transactions.run(
        organization, DatabaseRole.READER, handle -> read(handle, organization));
  }

  private static Map<String, String> read(Handle handle, OrganizationId organization) {
    Map<String, String> types = new TreeMap<>();
    handle
        .createQuery(
            """
            select category, service_type from service_type_mapping
            where organization_id = :organization
            """)
        .bind("organization", organization.value())
        .map((row, context) -> types.put(row.getString("category"), row.getString("service_type")))
        .list();
    return types;
  }

  private static int write(
      Handle handle, OrganizationId organization, Map<String, String> typeByCategory) {
    handle
        .createUpdate("delete from service_type_mapping where organization_id = :organization")
        .bind("organization", organization.value())
        .execute();
    if (typeByCategory.isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into service_type_mapping (organization_id, category, service_type)
            values (:organization, :category, :type)
            """);
    typeByCategory.forEach(
        (category, type) ->
            batch
                .bind("organization", organization.value())
                .bind("category", category)
                .bind("type", type)
                .add());
    return batch.execute().length;
  }
}
