package io.xeropulse.core.ageing;

/** From which date the age of a debt counts. */
public enum AgeingBasis {
  /** The due date, or the document's own date where it has none. */
  DUE_DATE,
  /** The document's date. */
  INVOICE_DATE
}
