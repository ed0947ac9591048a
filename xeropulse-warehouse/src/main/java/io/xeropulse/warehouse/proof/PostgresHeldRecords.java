package io.xeropulse.warehouse.proof;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.OrganizationProfile;
import io.xeropulse.core.sync.proof.Held;
import io.xeropulse.core.sync.proof.HeldRecords;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Reads the books back from PostgreSQL as the reading role. Documents and cash come from one
 * statement, hence from one instant. They hold what a ledger needs and no texts. Thread-safe.
 */
public final class PostgresHeldRecords implements HeldRecords {
  private static final String RECORDS =
      """
      select d.source_id, d.kind, d.basis, d.direction, d.source_type, d.status, d.source_status,
        d.account_id, d.counter_account_id, d.document_id, d.transaction_date, d.currency, d.currency_rate, d.sub_total,
        d.total_tax, d.total, d.base_total,
        (select array_agg(coalesce(l.account_code, '') order by l.line_no)
         from financial_line l
         where l.organization_id = d.organization_id and l.source = d.source and l.parent_id = d.source_id)
          as line_accounts,
        (select array_agg(l.line_amount order by l.line_no)
         from financial_line l
         where l.organization_id = d.organization_id and l.source = d.source and l.parent_id = d.source_id)
          as line_amounts,
        (select array_agg(l.tax_amount order by l.line_no)
         from financial_line l
         where l.organization_id = d.organization_id and l.source = d.source and l.parent_id = d.source_id)
          as line_taxes,
        (select array_agg(a.kind || ' ' || a.allocation_date || ' ' || a.amount || ' ' || a.counterpart_id
           order by a.line_no)
         from financial_allocation a
         where a.organization_id = d.organization_id and a.source = d.source and a.parent_id = d.source_id)
          as allocations
      from financial_data d
      where d.organization_id = :organization
      order by d.source_id
      """;

  private final TenantTransactions transactions;

  /**
   * Creates a reader.
   *
   * @param transactions the database
   */
  public PostgresHeldRecords(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Held of(OrganizationId organization) {
    return transactions.run(
        organization,
        DatabaseRole.READER,
        handle -> {
          List<Fact> facts =
              handle
                  .createQuery(RECORDS)
                  .bind("organization", organization.value())
                  .map((row, context) -> RecordRow.fact(row))
                  .list();
          return new Held(
              profile(handle, organization),
              accounts(handle, organization),
              only(facts, Document.class),
              only(facts, CashMovement.class));
        });
  }

  private static OrganizationProfile profile(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            """
            select source_id, name, base_currency, country_code, timezone, financial_year_end_month,
              financial_year_end_day, period_lock_date, end_of_year_lock_date
            from organization_profile
            where organization_id = :organization
            """)
        .bind("organization", organization.value())
        .map(
            (row, context) ->
                new OrganizationProfile(
                    row.getString("source_id"),
                    row.getString("name"),
                    row.getString("base_currency"),
                    row.getString("country_code"),
                    row.getString("timezone"),
                    row.getInt("financial_year_end_month"),
                    row.getInt("financial_year_end_day"),
                    row.getObject("period_lock_date", LocalDate.class),
                    row.getObject("end_of_year_lock_date", LocalDate.class)))
        .findOne()
        .orElseThrow(
            () ->
                new InvalidConfigurationException(
                    "organization %s: its profile was never loaded, so its financial year is not known; sync it first"
                        .formatted(organization)));
  }

  private static List<Account> accounts(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            """
            select source_id, code, name, account_type, account_class, status, tax_type, currency,
              system_account
            from account
            where organization_id = :organization
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

  private static <F extends Fact> List<F> only(List<Fact> facts, Class<F> type) {
    return facts.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
