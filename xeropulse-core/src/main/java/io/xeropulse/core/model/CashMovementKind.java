package io.xeropulse.core.model;

/** How a cash movement was recorded. */
public enum CashMovementKind {
  /** A payment or refund against a document. */
  PAYMENT,
  /** Money spent or received directly on a bank account. */
  BANK_TRANSACTION,
  /** Money moved between two of the organization's own bank accounts. */
  BANK_TRANSFER
}
