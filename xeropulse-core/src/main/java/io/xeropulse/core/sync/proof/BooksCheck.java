package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.OrganizationId;
import java.time.LocalDate;
import java.util.List;

/** Looks for records that a trial balance alone does not show. Implementations are thread-safe. */
@FunctionalInterface
public interface BooksCheck {

  /**
   * Checks an organization's books.
   *
   * @param organization whose
   * @param asAt the last day that counts
   * @return the records that contradict the source; empty if none does
   * @throws io.xeropulse.core.XeroPulseException if the check could not be made
   */
  List<Suspect> check(OrganizationId organization, LocalDate asAt);
}
