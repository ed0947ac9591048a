package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.Fact;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads the documents and cash movements of one day again. Implementations are thread-safe. */
@FunctionalInterface
public interface DayReader {

  /** Cannot read a day again. */
  DayReader NONE = day -> Optional.empty();

  /**
   * Reads a day.
   *
   * @param day the accounting date
   * @return what the source has of that date, voided and deleted records too; empty if it cannot be
   *     asked
   * @throws io.xeropulse.core.XeroPulseException if the source fails
   */
  Optional<List<Fact>> recordsOf(LocalDate day);
}
