package io.xeropulse.warehouse.report;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.Budget;
import io.xeropulse.core.model.CurrencyConversion;
import io.xeropulse.core.model.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Budgets, and what the published ledger has beside them. */
final class BudgetQuery {
  private static final String VARIANCES =
      """
      with chart as (
        select source_id, code, name, upper(account_class) as account_class
        from ledger_account
        where organization_id = :organization),
      budgeted as (
        select account_id, month, sum(amount) as amount, max(account_code) as code
        from budget_line
        where organization_id = :organization and budget_id = :budget and month between :first and :asAt
        group by account_id, month),
      actual as (
        select account_id, date_trunc('month', accounting_date::timestamp)::date as month,
          sum(debit - credit) as debit
        from ledger_line
        where organization_id = :organization and accounting_date between :first and :asAt
        group by 1, 2)
      select account_id, coalesce(c.code, b.code) as code, coalesce(c.name, account_id) as name,
        c.account_class, month, b.amount as budgeted,
        case when c.account_class in ('REVENUE', 'LIABILITY', 'EQUITY') then -1 else 1 end
          * coalesce(a.debit, 0) as actual
      from budgeted b
      full join actual a using (account_id, month)
      left join chart c on c.source_id = account_id
      where b.amount is not null
        or a.debit <> 0 and (
          c.account_class in ('REVENUE', 'EXPENSE')
          or c.source_id is null and account_id like 'code:%'
          or account_id in (select account_id from budgeted))
      order by coalesce(c.code, b.code) collate "C" nulls last, account_id collate "C", month
      """;

  private BudgetQuery() {}

  static List<Budget> budgets(Handle handle, OrganizationId organization) {
    Map<String, List<Budget.Tracking>> tracking = tracking(handle, organization);
    return handle
        .createQuery(
            """
            select source_id, budget_type, description, source_updated_at from budget
            where organization_id = :organization
            order by description collate "C" nulls last, source_id collate "C"
            """)
        .bind("organization", organization.value())
        .map((row, context) -> budget(row, tracking))
        .list();
  }

  private static Map<String, List<Budget.Tracking>> tracking(
      Handle handle, OrganizationId organization) {
    Map<String, List<Budget.Tracking>> tracking = new HashMap<>();
    handle
        .createQuery(
            """
            select parent_id, category_id, option_id, category_name, option_name from budget_tracking
            where organization_id = :organization order by parent_id, line_no
            """)
        .bind("organization", organization.value())
        .map(
            (row, context) ->
                tracking
                    .computeIfAbsent(row.getString("parent_id"), budget -> new ArrayList<>())
                    .add(
                        new Budget.Tracking(
                            row.getString("category_id"),
                            row.getString("option_id"),
                            row.getString("category_name"),
                            row.getString("option_name"))))
        .list();
    return tracking;
  }

  private static Budget budget(ResultSet row, Map<String, List<Budget.Tracking>> tracking)
      throws SQLException {
    String id = row.getString("source_id");
    Timestamp updated = row.getTimestamp("source_updated_at");
    return new Budget(
        id,
        row.getString("budget_type"),
        row.getString("description"),
        tracking.getOrDefault(id, List.of()),
        updated == null ? null : updated.toInstant());
  }

  static BudgetReport variances(
      Handle handle,
      OrganizationId organization,
      String budgetId,
      YearMonth first,
      LocalDate asAt,
      Publication published) {
    Budget budget = overall(handle, organization, budgetId);
    int minorUnits = CurrencyConversion.minorUnits(published.baseCurrency());
    List<BudgetVariance> variances =
        handle
            .createQuery(VARIANCES)
            .bind("organization", organization.value())
            .bind("budget", budgetId)
            .bind("first", first.atDay(1))
            .bind("asAt", asAt)
            .map((row, context) -> variance(row, minorUnits))
            .list();
    return new BudgetReport(budget, first, asAt, published, variances);
  }

  private static BudgetVariance variance(ResultSet row, int minorUnits) throws SQLException {
    return new BudgetVariance(
        row.getString("account_id"),
        row.getString("code"),
        row.getString("name"),
        row.getString("account_class"),
        YearMonth.from(row.getObject("month", LocalDate.class)),
        row.getBigDecimal("budgeted"),
        row.getBigDecimal("actual").setScale(minorUnits));
  }

  private static Budget overall(Handle handle, OrganizationId organization, String budgetId) {
    Budget budget =
        budgets(handle, organization).stream()
            .filter(known -> known.sourceId().equals(budgetId))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidConfigurationException(
                        "organization %s has no budget %s; choose one of its budgets"
                            .formatted(organization, budgetId)));
    if (!budget.tracking().isEmpty() || budget.type().equals("TRACKING")) {
      throw new InvalidConfigurationException(
          "organization %s: budget %s is limited to tracking options, which the ledger does not tell apart; choose an overall one"
              .formatted(organization, budgetId));
    }
    return budget;
  }
}
