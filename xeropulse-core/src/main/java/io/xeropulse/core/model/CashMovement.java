package io.xeropulse.core.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cash fact: payment, refund, bank transaction or transfer. Never revenue by itself.
 *
 * @param sourceId the source's identifier
 * @param kind how it was recorded
 * @param sourceType the source's own word for the type
 * @param direction which way the money moved
 * @param sourceStatus the source's own word for the status
 * @param live false once deleted or voided
 * @param date its accounting date, a calendar date in no zone
 * @param currency ISO 4217 code; XXX for a transfer between foreign accounts whose currency the
 *     source does not name
 * @param rate foreign units per base unit; 1 in base currency
 * @param amount positive, in its currency, with tax
 * @param baseAmount the amount in base currency, rounded once
 * @param accountId the bank account, or null; of a transfer, the one that the money left
 * @param counterAccountId the bank account where a transfer arrived; null for anything else
 * @param documentId the document it settles, or null
 * @param contactId whom it is with, or null
 * @param reference free reference, or null
 * @param reconciled whether somebody matched it with the bank's statement; null if the source does
 *     not say, and for a transfer, which has two sides
 * @param lines its lines; empty for a payment
 * @param updatedAt when the source last changed it, or null
 */
public record CashMovement(
    String sourceId,
    CashMovementKind kind,
    String sourceType,
    CashDirection direction,
    String sourceStatus,
    boolean live,
    LocalDate date,
    String currency,
    BigDecimal rate,
    BigDecimal amount,
    BigDecimal baseAmount,
    @Nullable String accountId,
    @Nullable String counterAccountId,
    @Nullable String documentId,
    @Nullable String contactId,
    @Nullable String reference,
    @Nullable Boolean reconciled,
    List<DocumentLine> lines,
    @Nullable Instant updatedAt)
    implements Fact {
  public CashMovement {
    lines = List.copyOf(lines);
  }
}
