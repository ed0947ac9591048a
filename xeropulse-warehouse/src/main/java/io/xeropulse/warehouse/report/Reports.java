package io.xeropulse.warehouse.report;

import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.ageing.OpenItem;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.wip.JobWip;
import io.xeropulse.core.wip.WipAge;
import io.xeropulse.core.wip.WipAgeing;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Figures of one organization, read as the reading role under row security. Thread-safe. */
public final class Reports {
  private final TenantTransactions transactions;
  private final String defaultBaseCurrency;

  /**
   * Creates reports.
   *
   * @param transactions the database
   * @param defaultBaseCurrency ISO 4217 code shown until the source has named the base currency
   */
  public Reports(TenantTransactions transactions, String defaultBaseCurrency) {
    this.transactions = transactions;
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
    List<JobWip> jobs =
        read(
            organization,
            handle ->
                handle
                    .createQuery(
                        """
                        select * from xeropulse.project_wip
                        where organization_id = :organization and as_at = :asAt
                        order by job_id collate "C"
                        """)
                    .bind("organization", organization.value())
                    .bind("asAt", asAt)
                    .map((row, context) -> jobWip(row))
                    .list());
    return new WipReport(asAt, jobs);
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
    return transactions.run(organization, DatabaseRole.READER, query);
  }

  private String baseCurrency(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            "select base_currency from xeropulse.organization_profile where organization_id ="
                + " :organization")
        .bind("organization", organization.value())
        .mapTo(String.class)
        .findFirst()
        .orElse(defaultBaseCurrency);
  }

  private static JobWip jobWip(ResultSet row) throws SQLException {
    return new JobWip(
        row.getString("job_id"),
        row.getString("client_name"),
        row.getBigDecimal("time_amount"),
        row.getBigDecimal("cost_amount"),
        row.getBigDecimal("interim_amount"),
        row.getLong("unpriced_minutes"),
        ageing(row, "gross", BigDecimal.ZERO),
        ageing(row, "net", row.getBigDecimal("net_credit")));
  }

  private static WipAgeing ageing(ResultSet row, String prefix, BigDecimal credit)
      throws SQLException {
    Map<WipAge, BigDecimal> amounts = new EnumMap<>(WipAge.class);
    amounts.put(WipAge.UP_TO_30, row.getBigDecimal(prefix + "_0_30"));
    amounts.put(WipAge.FROM_31, row.getBigDecimal(prefix + "_31_60"));
    amounts.put(WipAge.FROM_61, row.getBigDecimal(prefix + "_61_90"));
    amounts.put(WipAge.FROM_91, row.getBigDecimal(prefix + "_91"));
    return new WipAgeing(amounts, credit);
  }
}
