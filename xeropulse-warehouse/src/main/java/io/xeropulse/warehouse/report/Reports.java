package io.xeropulse.warehouse.report;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.ageing.OpenItem;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.wip.WriteOns;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.time.LocalDate;
import java.util.List;
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
   * @return the open items with tax, in base currency
   */
  public List<OpenItem> openReceivables(OrganizationId organization, LocalDate asAt) {
    return read(
        organization,
        handle ->
            OpenItemsQuery.run(handle, organization, asAt, baseCurrency(handle, organization)));
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
    return handle
        .createQuery(
            "select base_currency from organization_profile where organization_id ="
                + " :organization")
        .bind("organization", organization.value())
        .mapTo(String.class)
        .findFirst()
        .orElse(defaultBaseCurrency);
  }
}
