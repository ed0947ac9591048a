package io.xeropulse.xero.accounting;

import java.time.LocalDate;
import java.util.UUID;

/** Which payments to read. Immutable and thread-safe. */
public final class PaymentQuery extends Query<PaymentQuery> {
  private static final PaymentQuery ALL = new PaymentQuery(Filter.NONE);

  private PaymentQuery(Filter filter) {
    super(filter);
  }

  /**
   * Everything.
   *
   * @return the widest query
   */
  public static PaymentQuery all() {
    return ALL;
  }

  /**
   * Only documents of a type.
   *
   * @param type the type
   * @return a narrower query
   */
  public PaymentQuery type(Payment.PaymentType type) {
    return narrowed(filter -> filter.word("PaymentType", type));
  }

  /**
   * Only documents in a status.
   *
   * @param status the status
   * @return a narrower query
   */
  public PaymentQuery status(Payment.Status status) {
    return narrowed(filter -> filter.word("Status", status));
  }

  /**
   * Only payments of an invoice.
   *
   * @param invoiceId the invoice
   * @return a narrower query
   */
  public PaymentQuery invoice(UUID invoiceId) {
    return narrowed(filter -> filter.id("Invoice.InvoiceID", invoiceId));
  }

  /**
   * Only what has its Date in a range.
   *
   * @param startInclusive the first day
   * @param endExclusive the day after the last
   * @return a narrower query
   * @throws IllegalArgumentException if the range is empty
   */
  public PaymentQuery dated(LocalDate startInclusive, LocalDate endExclusive) {
    return narrowed(filter -> filter.dates("Date", startInclusive, endExclusive));
  }

  /**
   * Only documents with a reference.
   *
   * @param reference the whole reference
   * @return a narrower query
   * @throws IllegalArgumentException if it holds a quotation mark or a control character
   */
  public PaymentQuery reference(String reference) {
    return narrowed(filter -> filter.text("Reference", reference));
  }

  @Override
  PaymentQuery make(Filter narrower) {
    return new PaymentQuery(narrower);
  }
}
