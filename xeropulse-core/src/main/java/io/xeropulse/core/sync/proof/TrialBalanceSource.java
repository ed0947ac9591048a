package io.xeropulse.core.sync.proof;

import io.xeropulse.core.ledger.TrialBalance;
import java.time.LocalDate;

/**
 * Reads the source's own trial balance; every reading is a call. Implementations are thread-safe.
 */
@FunctionalInterface
public interface TrialBalanceSource {

  /**
   * Reads the trial balance.
   *
   * @param date the last day that counts
   * @return the year-to-date balances by account identifier, in base currency
   * @throws io.xeropulse.core.XeroPulseException if the source fails
   */
  TrialBalance asAt(LocalDate date);
}
