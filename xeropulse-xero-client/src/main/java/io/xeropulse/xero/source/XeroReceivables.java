package io.xeropulse.xero.source;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.proof.OwnBooks;
import io.xeropulse.core.sync.proof.ReceivablesSource;
import io.xeropulse.xero.accounting.ReportFigure;
import io.xeropulse.xero.accounting.ReportLine;
import io.xeropulse.xero.accounting.ReportsApi;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Xero's own aged receivables: the Due column of its AgedReceivablesByContact report, document by
 * document. One call a customer. Thread-safe.
 */
public final class XeroReceivables implements ReceivablesSource {
  private final ReportsApi reports;

  /**
   * Creates a source.
   *
   * @param reports the reports of one Xero organisation
   */
  public XeroReceivables(ReportsApi reports) {
    this.reports = reports;
  }

  @Override
  public Map<String, BigDecimal> dueFrom(
      OrganizationId organization, String contactId, LocalDate asAt) {
    OwnBooks.require("The aged receivables", reports.organization(), organization);
    Map<String, BigDecimal> due = new HashMap<>();
    for (ReportLine line : reports.agedReceivables(UUID.fromString(contactId), asAt).lines()) {
      ReportFigure figure = line.figure("Due");
      if (!line.summary() && figure != null && figure.amount() != null) {
        String document = line.documentId();
        due.merge(
            document == null ? "report:" + line.label() : document,
            figure.amount(),
            BigDecimal::add);
      }
    }
    return due;
  }
}
