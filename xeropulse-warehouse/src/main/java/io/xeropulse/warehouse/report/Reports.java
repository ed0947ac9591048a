package io.xeropulse.warehouse.report;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.ageing.OpenItem;
import io.xeropulse.core.model.Budget;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.wip.WriteOns;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Figures of one organization, read as the reading role under row security. Thread-safe. */
public final class Reports {
  private final TenantTransactions transactions;
  private final DataScope scope;
  private final String defaultBaseCurrency;

  /**
   * Creates reports.
   *
   * @param transactions the database
   * @param scope which rows they are worked out from
   * @param defaultBaseCurrency ISO 4217 code shown until the source has named the base currency
   */
  public Reports(TenantTransactions transactions, DataScope scope, String defaultBaseCurrency) {
    this.transactions = transactions;
    this.scope = scope;
    this.defaultBaseCurrency = defaultBaseCurrency;
  }

  /**
   * The currency every figure is in.
   *
   * @param organization whose
   * @return ISO 4217 code
   */
  public String baseCurrency(OrganizationId organization) {
    return read(organization, handle -> baseCurrency(handle, organization));
  }

  /**
   * Work in progress as at a date for which a sync has refreshed it.
   *
   * @param organization whose
   * @param asAt the date
   * @return every job with WIP; empty if there is none, or none was worked out for that date
   */
  public WipReport wip(OrganizationId organization, LocalDate asAt) {
    return new WipReport(
        asAt, read(organization, handle -> WipQuery.run(handle, organization, asAt)));
  }

  /**
   * Work in progress by service as at a date for which a sync has refreshed it. It adds up to
   * {@link #wip}.
   *
   * @param organization whose
   * @param asAt the date
   * @return by service type; empty if there is no WIP, or none was worked out for that date
   */
  public List<ServiceWip> wipByService(OrganizationId organization, LocalDate asAt) {
    return read(organization, handle -> ServiceWipQuery.run(handle, organization, asAt));
  }

  /**
   * Write-ons and write-offs dated within a period, as the last refresh worked them out.
   *
   * @param organization whose
   * @param from the first day
   * @param to the last day
   * @return by date, then job
   */
  public WriteOns writeOns(OrganizationId organization, LocalDate from, LocalDate to) {
    return read(organization, handle -> WriteOnsQuery.run(handle, organization, from, to));
  }

  /**
   * What is open of each receivable as at a date. Credit notes and overpayments count as negative;
   * prepayments do not, as in Xero's own Aged Receivables.
   *
   * @param organization whose
   * @param asAt the date; documents and settlements dated later do not exist yet
   * @return the open items with tax, in base currency; none if nothing was published yet
   */
  public List<OpenItem> openReceivables(OrganizationId organization, LocalDate asAt) {
    return receivables(organization, asAt).map(ReceivablesReport::items).orElse(List.of());
  }

  /**
   * What is open of each receivable as at a date, and which session says so. A sync that runs, or
   * that failed, changes neither.
   *
   * @param organization whose
   * @param asAt the date; documents and settlements dated later do not exist yet
   * @return the report; empty if nothing was published yet
   */
  public Optional<ReceivablesReport> receivables(OrganizationId organization, LocalDate asAt) {
    return read(
        organization,
        handle ->
            Publications.of(handle, organization)
                .map(
                    published ->
                        new ReceivablesReport(
                            asAt,
                            published,
                            OpenItemsQuery.run(
                                handle, organization, asAt, published.baseCurrency()))));
  }

  /**
   * The trial balance as at a date: of the balance sheet since ever, of profit and loss since the
   * financial year began, with the profits of earlier years in retained earnings.
   *
   * @param organization whose
   * @param asAt the last day that counts
   * @return the balances; empty if nothing was published yet
   * @throws InvalidConfigurationException if these reports show a part of the organization only, or
   *     its profile was never loaded
   */
  public Optional<LedgerReport> trialBalance(OrganizationId organization, LocalDate asAt) {
    Everything.require(organization, scope, "trial balance");
    return read(
        organization,
        handle ->
            Publications.of(handle, organization)
                .map(state -> LedgerQuery.balances(handle, organization, asAt, state)));
  }

  /**
   * Revenue and expenses of a period, on the accrual basis. What is booked on codes that the chart
   * lacks is shown too, without a class.
   *
   * @param organization whose
   * @param from the first day
   * @param to the last day
   * @return the movements; empty if nothing was published yet
   * @throws InvalidConfigurationException if these reports show a part of the organization only
   */
  public Optional<LedgerReport> profitAndLoss(
      OrganizationId organization, LocalDate from, LocalDate to) {
    Everything.require(organization, scope, "profit and loss");
    return read(
        organization,
        handle ->
            Publications.of(handle, organization)
                .map(state -> LedgerQuery.movements(handle, organization, from, to, state)));
  }

  /**
   * The budgets as they were last read.
   *
   * @param organization whose
   * @return by description; none for who may not see everything
   */
  public List<Budget> budgets(OrganizationId organization) {
    return read(organization, handle -> BudgetQuery.budgets(handle, organization));
  }

  /**
   * What was budgeted for each account and month beside what the ledger has, as at a date. Income
   * and expenses of which the budget says nothing are there too, so that the figures add up to
   * {@link #profitAndLoss}.
   *
   * @param organization whose
   * @param budgetId the source's identifier of one of {@link #budgets} without tracking options
   * @param first the first month
   * @param asAt the last day of the ledger that counts; its month is the last one, with the budget
   *     of all of it
   * @return the report; empty if nothing was published yet
   * @throws InvalidConfigurationException if these reports show a part of the organization only, it
   *     has no such budget, or the budget is limited to tracking options
   */
  public Optional<BudgetReport> budgetVariances(
      OrganizationId organization, String budgetId, YearMonth first, LocalDate asAt) {
    Everything.require(organization, scope, "budget variance");
    return read(
        organization,
        handle ->
            Publications.of(handle, organization)
                .map(
                    state ->
                        BudgetQuery.variances(handle, organization, budgetId, first, asAt, state)));
  }

  /**
   * Which session's state all these figures are.
   *
   * @param organization whose
   * @return the session; empty if nothing was published yet
   */
  public Optional<Publication> published(OrganizationId organization) {
    return read(organization, handle -> Publications.of(handle, organization));
  }

  /**
   * Aged receivables as at a date.
   *
   * @param organization whose
   * @param asAt the date
   * @param basis from which date ages count
   * @return the amounts by age with tax, in base currency
   */
  public AgedReceivables agedReceivables(
      OrganizationId organization, LocalDate asAt, AgeingBasis basis) {
    return AgedReceivables.of(openReceivables(organization, asAt), asAt, basis);
  }

  private <T> T read(
      OrganizationId organization, org.jdbi.v3.core.HandleCallback<T, RuntimeException> query) {
    return transactions.read(organization, scope, query);
  }

  private String baseCurrency(Handle handle, OrganizationId organization) {
    return Publications.of(handle, organization)
        .map(Publication::baseCurrency)
        .or(() -> namedBySource(handle, organization))
        .orElse(defaultBaseCurrency);
  }

  private static Optional<String> namedBySource(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            "select base_currency from organization_profile where organization_id ="
                + " :organization")
        .bind("organization", organization.value())
        .mapTo(String.class)
        .findFirst();
  }
}
