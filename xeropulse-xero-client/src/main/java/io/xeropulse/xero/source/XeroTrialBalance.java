package io.xeropulse.xero.source;

import io.xeropulse.core.ledger.TrialBalance;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.proof.TrialBalanceSource;
import io.xeropulse.xero.accounting.ReportFigure;
import io.xeropulse.xero.accounting.ReportLine;
import io.xeropulse.xero.accounting.ReportsApi;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Xero's own trial balance, accrual basis: the year-to-date columns of its TrialBalance report. One
 * call a day asked for. Thread-safe.
 */
public final class XeroTrialBalance implements TrialBalanceSource {
  private final ReportsApi reports;

  /**
   * Creates a source.
   *
   * @param reports the reports of one Xero organisation
   */
  public XeroTrialBalance(ReportsApi reports) {
    this.reports = reports;
  }

  @Override
  public OrganizationId organization() {
    return reports.organization();
  }

  @Override
  public TrialBalance asAt(LocalDate date) {
    Map<String, BigDecimal> balances = new HashMap<>();
    for (ReportLine line : reports.trialBalance(date, false).lines()) {
      if (!line.summary()) {
        BigDecimal balance = amount(line, "YTD Debit").subtract(amount(line, "YTD Credit"));
        String account = line.accountId() == null ? "report:" + line.label() : line.accountId();
        balances.merge(account, balance, BigDecimal::add);
      }
    }
    return new TrialBalance(date, balances);
  }

  private static BigDecimal amount(ReportLine line, String column) {
    ReportFigure figure = line.figure(column);
    BigDecimal amount = figure == null ? null : figure.amount();
    return amount == null ? BigDecimal.ZERO : amount;
  }
}
