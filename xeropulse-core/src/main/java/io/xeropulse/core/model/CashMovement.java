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
 * @param baseAmount the amount in base currency at its rate, rounded once
 * @param bankAmount what the bank account moved, in that account's own currency, or null if the
 *     source does not say
 * @param accountId the bank account, or null; of a transfer, the one that the money left
 * @param counterAccountId the bank account where a transfer arrived; null for anything else
 * @param documentId the document it settles, or null
 * @param contactId whom it is with, or null
 * @param reference free reference, or null
 * @param reconciled whether somebody matched it with the bank's statement; null if the source does
 *     not say, and for a transfer, which has two sides
 * @param lineTax what its lines' amounts hold of tax, or null if the source did not say
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
    @Nullable BigDecimal bankAmount,
    @Nullable String accountId,
    @Nullable String counterAccountId,
    @Nullable String documentId,
    @Nullable String contactId,
    @Nullable String reference,
    @Nullable Boolean reconciled,
    @Nullable LineTax lineTax,
    List<DocumentLine> lines,
    @Nullable Instant updatedAt)
    implements Fact {
  public CashMovement {
    lines = List.copyOf(lines);
  }

  /**
   * A movement whose source says neither what the bank account moved nor what lines hold of tax.
   *
   * @param sourceId the source's identifier
   * @param kind how it was recorded
   * @param sourceType the source's own word for the type
   * @param direction which way the money moved
   * @param sourceStatus the source's own word for the status
   * @param live false once deleted or voided
   * @param date its accounting date
   * @param currency ISO 4217 code
   * @param rate foreign units per base unit
   * @param amount positive, in its currency, with tax
   * @param baseAmount the amount in base currency, rounded once
   * @param accountId the bank account, or null
   * @param counterAccountId the bank account where a transfer arrived, or null
   * @param documentId the document it settles, or null
   * @param contactId whom it is with, or null
   * @param reference free reference, or null
   * @param reconciled whether somebody matched it with the bank's statement, or null
   * @param lines its lines
   * @param updatedAt when the source last changed it, or null
   */
  public CashMovement(
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
      @Nullable Instant updatedAt) {
    this(
        sourceId,
        kind,
        sourceType,
        direction,
        sourceStatus,
        live,
        date,
        currency,
        rate,
        amount,
        baseAmount,
        null,
        accountId,
        counterAccountId,
        documentId,
        contactId,
        reference,
        reconciled,
        null,
        lines,
        updatedAt);
  }
}
