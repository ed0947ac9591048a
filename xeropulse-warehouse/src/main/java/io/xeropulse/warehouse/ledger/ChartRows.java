package io.xeropulse.warehouse.ledger;

import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.OrganizationId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** An organization's chart of accounts, as it was loaded. */
public final class ChartRows {
  private ChartRows() {}

  /**
   * Reads every account, archived ones too.
   *
   * @param handle a transaction of the organization's
   * @param organization whose
   * @return the accounts
   */
  public static List<Account> accounts(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            """
            select source_id, code, name, account_type, account_class, status, tax_type, currency,
              system_account
            from account
            where organization_id = :organization
            order by source_id
            """)
        .bind("organization", organization.value())
        .map(
            (row, context) ->
                new Account(
                    row.getString("source_id"),
                    row.getString("code"),
                    row.getString("name"),
                    row.getString("account_type"),
                    row.getString("account_class"),
                    row.getString("status"),
                    row.getString("tax_type"),
                    row.getString("currency"),
                    row.getString("system_account"),
                    null))
        .list();
  }
}
