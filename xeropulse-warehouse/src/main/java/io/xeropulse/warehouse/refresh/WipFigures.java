package io.xeropulse.warehouse.refresh;

import io.xeropulse.core.model.CurrencyConversion;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.wip.RateCard;
import io.xeropulse.core.wip.WipCalculator;
import io.xeropulse.warehouse.state.PracticeSettings;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/**
 * Works out every job's WIP as at a date, each person's part of it, and all write-ons, and keeps
 * them in {@code project_wip}, {@code project_wip_staff} and {@code write_on}, writing only rows
 * that changed and removing those that are no more.
 */
final class WipFigures {
  private WipFigures() {}

  static void refresh(
      Handle handle, OrganizationId organization, LocalDate asAt, String baseCurrency) {
    RateCard rates = PracticeSettings.rateCard(handle, organization);
    WipCalculator calculator =
        new WipCalculator(rates, CurrencyConversion.minorUnits(baseCurrency));
    ProjectWipTable wip = new ProjectWipTable(handle, organization, asAt);
    WriteOnTable writeOns = new WriteOnTable(handle, organization);
    JobLedgerReader.forEach(
        handle,
        organization,
        job -> {
          calculator.calculate(job, asAt).ifPresent(wip::add);
          writeOns.add(job, calculator.writeOns(job, LocalDate.MAX));
        });
    wip.replace();
    writeOns.replace();
  }
}
