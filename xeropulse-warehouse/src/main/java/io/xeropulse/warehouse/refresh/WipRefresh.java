package io.xeropulse.warehouse.refresh;

import io.xeropulse.core.model.CurrencyConversion;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.refresh.RefreshTarget;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.wip.RateCard;
import io.xeropulse.core.wip.WipCalculator;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.Fence;
import io.xeropulse.warehouse.access.TenantTransactions;
import io.xeropulse.warehouse.state.PracticeSettings;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/**
 * Works out every job's WIP as at a date, each person's part of it, and all write-ons, and keeps
 * them in {@code project_wip}, {@code project_wip_staff} and {@code write_on}, writing only rows
 * that changed and removing those that are no more. Thread-safe.
 */
public final class WipRefresh implements RefreshTarget {
  private static final int DEFAULT_MINOR_UNITS = 2;

  private final TenantTransactions transactions;

  /**
   * Creates a refresh.
   *
   * @param transactions the database
   */
  public WipRefresh(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void refresh(SyncSession session, LocalDate asAt) {
    OrganizationId organization = session.organization();
    transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle -> {
          Fence.hold(handle, session);
          RateCard rates = PracticeSettings.rateCard(handle, organization);
          WipCalculator calculator = new WipCalculator(rates, minorUnits(handle, organization));
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
          return null;
        });
  }

  private static int minorUnits(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            "select base_currency from organization_profile where organization_id ="
                + " :organization")
        .bind("organization", organization.value())
        .mapTo(String.class)
        .findFirst()
        .map(CurrencyConversion::minorUnits)
        .orElse(DEFAULT_MINOR_UNITS);
  }
}
