package io.xeropulse.core.model;

/** What settles, or is settled by, a document. */
public enum AllocationKind {
  /** A payment or refund. */
  PAYMENT,
  /** A credit note applied to an invoice. */
  CREDIT_NOTE,
  /** An overpayment applied to an invoice. */
  OVERPAYMENT,
  /** A prepayment applied to an invoice. */
  PREPAYMENT
}
