package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.OrganizationId;
import java.time.LocalDate;
import java.util.Optional;

/** Reads the documents and cash movements of one day again. Implementations are thread-safe. */
@FunctionalInterface
public interface DayReader {

  /** Cannot read a day again. */
  DayReader NONE = (organization, day, baseCurrency) -> Optional.empty();

  /**
   * Reads a day.
   *
   * @param organization whose books
   * @param day the accounting date
   * @param baseCurrency ISO 4217 code of the books
   * @return what the source has of that date; empty if it cannot be asked, or not within its limits
   * @throws io.xeropulse.core.XeroPulseException if the source fails, or is another organization's
   */
  Optional<DayRecords> recordsOf(OrganizationId organization, LocalDate day, String baseCurrency);
}
