package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An invoice or a bill as it was written; immutable.
 *
 * @param id its id
 * @param index the key of its story
 * @param receivable whether an invoice (ACCREC) rather than a bill (ACCPAY)
 * @param number its number
 * @param reference what the other side calls it
 * @param contact the key of whom it concerns
 * @param date its date
 * @param due when it falls due
 * @param stage how far it got, payment aside
 * @param currency its currency and rate
 * @param lines its lines
 */
public record Invoice(
    UUID id,
    int index,
    boolean receivable,
    String number,
    String reference,
    int contact,
    LocalDate date,
    LocalDate due,
    Stage stage,
    Currency currency,
    Lines lines) {

  /** How far an invoice got, whether it is paid aside. */
  public enum Stage {
    DRAFT,
    SUBMITTED,
    AUTHORISED,
    VOIDED,
    DELETED
  }

  /**
   * Names the type as Xero does.
   *
   * @return ACCREC or ACCPAY
   */
  public String type() {
    return receivable ? "ACCREC" : "ACCPAY";
  }

  /**
   * Adds the lines up.
   *
   * @return the amount with tax, in the invoice's currency
   */
  public BigDecimal total() {
    return lines.total();
  }

  Invoice at(Stage other) {
    return new Invoice(
        id, index, receivable, number, reference, contact, date, due, other, currency, lines);
  }

  Invoice dueOn(LocalDate other) {
    return new Invoice(
        id, index, receivable, number, reference, contact, date, other, stage, currency, lines);
  }

  Invoice withReference(String other) {
    return new Invoice(
        id, index, receivable, number, other, contact, date, due, stage, currency, lines);
  }

  Invoice withLines(Lines other) {
    return new Invoice(
        id, index, receivable, number, reference, contact, date, due, stage, currency, other);
  }
}
