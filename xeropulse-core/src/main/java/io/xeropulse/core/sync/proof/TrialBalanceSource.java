package io.xeropulse.core.sync.proof;

import io.xeropulse.core.ledger.TrialBalance;
import io.xeropulse.core.model.OrganizationId;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * Reads the source's own trial balance of one organization; every reading is a call.
 * Implementations are thread-safe.
 */
public interface TrialBalanceSource {

  /**
   * Whose trial balance it is; no other organization's books are compared with it.
   *
   * @return the organization, always the same
   */
  OrganizationId organization();

  /**
   * Reads the trial balance.
   *
   * @param date the last day that counts
   * @return the year-to-date balances by account identifier, in base currency
   * @throws io.xeropulse.core.XeroPulseException if the source fails
   */
  TrialBalance asAt(LocalDate date);

  /**
   * A source of whatever a function reads.
   *
   * @param organization whose
   * @param asAt reads the trial balance of a day
   * @return the source
   */
  static TrialBalanceSource of(
      OrganizationId organization, Function<LocalDate, TrialBalance> asAt) {
    return new TrialBalanceSource() {
      @Override
      public OrganizationId organization() {
        return organization;
      }

      @Override
      public TrialBalance asAt(LocalDate date) {
        return asAt.apply(date);
      }
    };
  }
}
