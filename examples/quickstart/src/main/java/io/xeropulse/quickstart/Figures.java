package io.xeropulse.quickstart;

import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.WipReport;
import io.xeropulse.warehouse.state.QuarantineView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the run reports, read from the warehouse when asked for. */
final class Figures {
  private final Warehouse warehouse;
  private final OrganizationId organization;
  private final LocalDate asAt;
  private final List<SyncReport> passes = new ArrayList<>();

  Figures(Warehouse warehouse, OrganizationId organization, LocalDate asAt) {
    this.warehouse = warehouse;
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
    return warehouse.reports().baseCurrency(organization);
  }

  WipReport wip() {
    return warehouse.reports().wip(organization, asAt);
  }

  AgedReceivables receivables(AgeingBasis basis) {
    return warehouse.reports().agedReceivables(organization, asAt, basis);
  }

  List<QuarantineView.Entry> quarantine() {
    return warehouse.quarantine().entries(organization);
  }
}
