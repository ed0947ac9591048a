package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.OrganizationId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * Reads what one customer owes by the source's own books; every reading is a call. Implementations
 * are thread-safe.
 */
@FunctionalInterface
public interface ReceivablesSource {

  /**
   * Reads what a customer owes.
   *
   * @param organization whose books
   * @param contactId the source's identifier of the customer
   * @param asAt the last day that counts
   * @return what is due by document identifier, credits below zero, in base currency
   * @throws io.xeropulse.core.XeroPulseException if the source fails, or is another organization's
   */
  Map<String, BigDecimal> dueFrom(OrganizationId organization, String contactId, LocalDate asAt);
}
