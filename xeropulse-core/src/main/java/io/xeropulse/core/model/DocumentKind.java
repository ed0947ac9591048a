package io.xeropulse.core.model;

/** What an accrual document is, and on which side of the books it stands. */
public enum DocumentKind {
  /** A sales invoice: a customer owes us. */
  INVOICE(1),
  /** A purchase bill: we owe a supplier. */
  BILL(0),
  /** A credit note to a customer. */
  CREDIT_NOTE(-1),
  /** A credit note from a supplier. */
  SUPPLIER_CREDIT_NOTE(0),
  /** More than the invoice was received from a customer. */
  OVERPAYMENT(-1),
  /** More than the bill was paid to a supplier. */
  SUPPLIER_OVERPAYMENT(0),
  /** Received from a customer before an invoice. */
  PREPAYMENT(-1),
  /** Paid to a supplier before a bill. */
  SUPPLIER_PREPAYMENT(0),
  /** A booking by hand; its lines hold debits above zero and credits below, without tax. */
  MANUAL_JOURNAL(0),
  /** A kind this version does not know; kept, and in no figure. */
  OTHER(0);

  private final int receivableSign;

  DocumentKind(int receivableSign) {
    this.receivableSign = receivableSign;
  }

  /**
   * How the document's open balance enters accounts receivable.
   *
   * @return 1 if customers owe it, -1 if we owe it to customers, 0 if it is not a receivable
   */
  public int receivableSign() {
    return receivableSign;
  }
}
