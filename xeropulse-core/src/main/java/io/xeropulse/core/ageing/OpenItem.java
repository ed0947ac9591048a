package io.xeropulse.core.ageing;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is open of a document as at a date. Immutable.
 *
 * @param documentId the source's identifier
 * @param contactId who owes it, or null if unknown
 * @param contactName that contact's name now, or null if unknown
 * @param date the document's date
 * @param dueDate when it falls due, or null
 * @param balance open amount with tax, in base currency at the document's own rate; negative for a
 *     credit
 */
public record OpenItem(
    String documentId,
    @Nullable String contactId,
    @Nullable String contactName,
    LocalDate date,
    @Nullable LocalDate dueDate,
    BigDecimal balance) {

  LocalDate reference(AgeingBasis basis) {
    return basis == AgeingBasis.DUE_DATE && dueDate != null ? dueDate : date;
  }
}
