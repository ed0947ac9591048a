package io.xeropulse.core.sync.proof;

import io.xeropulse.core.ageing.OpenItem;
import io.xeropulse.core.model.OrganizationId;
import java.time.LocalDate;
import java.util.List;

/** What customers owe, by our own books. Implementations are thread-safe. */
@FunctionalInterface
public interface OpenReceivables {

  /**
   * Lists what is open.
   *
   * @param organization whose
   * @param asAt the last day that counts
   * @return the open documents, credits below zero, in base currency
   * @throws io.xeropulse.core.XeroPulseException if they cannot be read
   */
  List<OpenItem> of(OrganizationId organization, LocalDate asAt);
}
