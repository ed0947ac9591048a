package io.xeropulse.warehouse.report;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.ledger.FinancialYear;
import io.xeropulse.core.model.CurrencyConversion;
import io.xeropulse.core.model.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Sums the lines of the published ledger by account. */
final class LedgerQuery {
  private static final String BALANCES =
      """
      with line as (
        select account_id, accounting_date < :yearStart as earlier, sum(debit - credit) as amount
        from ledger_line
        where organization_id = :organization and accounting_date <= :asAt
        group by 1, 2),
      balance as (
        select
          case when l.earlier and upper(a.account_class) in ('REVENUE', 'EXPENSE') then coalesce(
            (select min(source_id) from ledger_account
             where organization_id = :organization and upper(system_account) = 'RETAINEDEARNINGS'),
            'system:RETAINEDEARNINGS') else l.account_id end as account_id,
          sum(l.amount) as amount
        from line l
        left join ledger_account a on a.organization_id = :organization and a.source_id = l.account_id
        group by 1)
      select b.account_id, a.code, coalesce(a.name, b.account_id) as name, a.account_class, b.amount
      from balance b
      left join ledger_account a on a.organization_id = :organization and a.source_id = b.account_id
      where b.amount <> 0
      order by a.code collate "C", b.account_id collate "C"
      """;

  private static final String MOVEMENTS =
      """
      with line as (
        select account_id, sum(debit - credit) as amount
        from ledger_line
        where organization_id = :organization and accounting_date between :from and :to
        group by account_id)
      select l.account_id, a.code, coalesce(a.name, l.account_id) as name, a.account_class, l.amount
      from line l
      left join ledger_account a on a.organization_id = :organization and a.source_id = l.account_id
      where l.amount <> 0
        and (upper(a.account_class) in ('REVENUE', 'EXPENSE') or a.source_id is null and l.account_id like 'code:%')
      order by a.code collate "C", l.account_id collate "C"
      """;

  private static final String FINANCIAL_YEAR =
      """
      select financial_year_end_month, financial_year_end_day from published
      where organization_id = :organization and financial_year_end_month is not null
      """;

  private LedgerQuery() {}

  static LedgerReport balances(
      Handle handle, OrganizationId organization, LocalDate asAt, Publication published) {
    Query query =
        handle
            .createQuery(BALANCES)
            .bind("asAt", asAt)
            .bind("yearStart", financialYear(handle, organization).startOf(asAt));
    return new LedgerReport(null, asAt, published, accounts(query, organization, published));
  }

  static LedgerReport movements(
      Handle handle,
      OrganizationId organization,
      LocalDate from,
      LocalDate to,
      Publication published) {
    Query query = handle.createQuery(MOVEMENTS).bind("from", from).bind("to", to);
    return new LedgerReport(from, to, published, accounts(query, organization, published));
  }

  private static List<AccountBalance> accounts(
      Query query, OrganizationId organization, Publication published) {
    int minorUnits = CurrencyConversion.minorUnits(published.baseCurrency());
    return query
        .bind("organization", organization.value())
        .map((row, context) -> account(row, minorUnits))
        .list();
  }

  private static AccountBalance account(ResultSet row, int minorUnits) throws SQLException {
    return new AccountBalance(
        row.getString("account_id"),
        row.getString("code"),
        row.getString("name"),
        row.getString("account_class"),
        row.getBigDecimal("amount").setScale(minorUnits));
  }

  private static FinancialYear financialYear(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(FINANCIAL_YEAR)
        .bind("organization", organization.value())
        .map((row, context) -> new FinancialYear(row.getInt(1), row.getInt(2)))
        .findOne()
        .orElseThrow(
            () ->
                new InvalidConfigurationException(
                    "organization %s: its profile was never loaded, so its financial year is not known; sync it first"
                        .formatted(organization)));
  }
}
