package io.xeropulse.quickstart;

import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.warehouse.Organization;
import io.xeropulse.warehouse.report.ProofSummary;
import io.xeropulse.warehouse.report.Published;
import io.xeropulse.warehouse.report.WipReport;
import io.xeropulse.warehouse.state.QuarantineView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the run reports, read through the door when asked for. */
final class Figures {
  private final Organization organization;
  private final LocalDate asAt;
  private final List<SyncReport> passes = new ArrayList<>();

  Figures(Organization organization, LocalDate asAt) {
    this.organization = organization;
    this.asAt = asAt;
  }

  void add(SyncReport pass) {
    passes.add(pass);
  }

  List<SyncReport> passes() {
    return Collections.unmodifiableList(passes);
  }

  LocalDate asAt() {
    return asAt;
  }

  String baseCurrency() {
    return wip().publication().baseCurrency();
  }

  /** How our ledger compares with Xero's own trial balance; empty if that could not be read. */
  Optional<ProofSummary> certificate() {
    return wip().certificate();
  }

  Published<WipReport> wip() {
    return organization.figures().wip(asAt).orElseThrow();
  }

  AgedReceivables receivables(AgeingBasis basis) {
    return organization.figures().agedReceivables(asAt, basis).orElseThrow().value();
  }

  List<QuarantineView.Entry> quarantine() {
    return organization.quarantine();
  }
}
