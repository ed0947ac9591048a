package io.xeropulse.warehouse.report;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.wip.WriteOns;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One organization's figures, as far as a scope goes: each with the state it was read from, in one
 * transaction, or absent if it was never worked out. Amounts are in base currency. Thread-safe.
 *
 * <p>Every method throws {@link io.xeropulse.core.StorageUnavailableException} if the database
 * cannot be reached.
 */
public final class Figures {
  private final TenantTransactions transactions;
  private final OrganizationId organization;
  private final DataScope scope;

  /**
   * Creates a reader.
   *
   * @param transactions the database
   * @param organization whose figures
   * @param scope which rows count
   */
  public Figures(TenantTransactions transactions, OrganizationId organization, DataScope scope) {
    this.transactions = transactions;
    this.organization = organization;
    this.scope = scope;
  }

  /**
   * The state that readers see.
   *
   * @return empty before the first publication
   */
  public Optional<Publication> publication() {
    return transactions.read(organization, scope, handle -> Publications.of(handle, organization));
  }

  /**
   * Work in progress without tax, as at the published day.
   *
   * @return empty before the first publication
   */
  public Optional<Published<WipReport>> wip() {
    return wipOf(null);
  }

  /**
   * Work in progress without tax, as at another day.
   *
   * @param asAt the last day that counts
   * @return empty unless it is the published day: of others nothing is published
   */
  public Optional<Published<WipReport>> wip(LocalDate asAt) {
    return wipOf(asAt);
  }

  private Optional<Published<WipReport>> wipOf(@Nullable LocalDate asAt) {
    return read(
            asAt,
            (handle, state, day) -> new WipReport(day, WipQuery.run(handle, organization, day)))
        .filter(
            wip -> wip.asAt().equals(wip.publication().asAt()) || !wip.value().byJob().isEmpty());
  }

  /**
   * What was billed above and below what work was worth, in a span of days.
   *
   * @param from the first day of invoices
   * @param to the last day of invoices
   * @return empty before the first publication
   */
  public Optional<Published<WriteOns>> writeOns(LocalDate from, LocalDate to) {
    return read(to, (handle, state, day) -> WriteOnsQuery.run(handle, organization, from, to));
  }

  /**
   * What customers owe with tax, by age, as at the published day.
   *
   * @param basis from which date ages count
   * @return empty before the first publication
   */
  public Optional<Published<AgedReceivables>> agedReceivables(AgeingBasis basis) {
    return receivables(null, basis);
  }

  /**
   * What customers owe with tax, by age, as at another day.
   *
   * @param asAt the last day that counts
   * @param basis from which date ages count
   * @return empty before the first publication
   */
  public Optional<Published<AgedReceivables>> agedReceivables(LocalDate asAt, AgeingBasis basis) {
    return receivables(asAt, basis);
  }

  private Optional<Published<AgedReceivables>> receivables(
      @Nullable LocalDate asAt, AgeingBasis basis) {
    return read(
        asAt,
        (handle, state, day) ->
            AgedReceivables.of(
                OpenItemsQuery.run(handle, organization, day, state.baseCurrency()), day, basis));
  }

  /**
   * Every account's balance, accrual basis.
   *
   * @param asAt the last day that counts
   * @return empty before the first publication
   * @throws io.xeropulse.core.InvalidConfigurationException unless the scope is everything: of less
   *     it would say nothing true
   */
  public Optional<Published<LedgerReport>> trialBalance(LocalDate asAt) {
    Everything.require(organization, scope, "trial balance");
    return read(
        asAt, (handle, state, day) -> LedgerQuery.balances(handle, organization, asAt, state));
  }

  /**
   * Income and expenses of a span of days, accrual basis, without tax.
   *
   * @param from the first day that counts
   * @param to the last day that counts
   * @return empty before the first publication
   * @throws io.xeropulse.core.InvalidConfigurationException unless the scope is everything
   */
  public Optional<Published<LedgerReport>> profitAndLoss(LocalDate from, LocalDate to) {
    Everything.require(organization, scope, "profit and loss");
    return read(
        to, (handle, state, day) -> LedgerQuery.movements(handle, organization, from, to, state));
  }

  /**
   * A budget beside the ledger, month by month.
   *
   * @param budgetId the source's identifier of the budget
   * @param first the first month
   * @param asAt the last day that counts
   * @return empty before the first publication
   * @throws io.xeropulse.core.InvalidConfigurationException unless the scope is everything
   */
  public Optional<Published<BudgetReport>> budgetVariances(
      String budgetId, YearMonth first, LocalDate asAt) {
    Everything.require(organization, scope, "budget variance");
    return read(
        asAt,
        (handle, state, day) ->
            BudgetQuery.variances(handle, organization, budgetId, first, asAt, state));
  }

  /**
   * Work in progress by service, as at the published day.
   *
   * @return empty before the first publication
   */
  public Optional<Published<List<ServiceWip>>> wipByService() {
    return read(null, (handle, state, day) -> ServiceWipQuery.run(handle, organization, day));
  }

  /** What a query reads of a published state. */
  private interface Query<T> {
    T run(Handle handle, Publication state, LocalDate day);
  }

  private <T> Optional<Published<T>> read(@Nullable LocalDate asAt, Query<T> query) {
    return transactions.read(
        organization,
        scope,
        handle ->
            Publications.of(handle, organization)
                .map(
                    state -> {
                      LocalDate day = asAt == null ? state.asAt() : asAt;
                      return new Published<>(
                          query.run(handle, state, day),
                          day,
                          state,
                          Publications.proof(handle, organization, state));
                    }));
  }
}
