package io.xeropulse.core.model;

/** What a practice invoice's line bills. */
public enum JobInvoiceLineKind {
  /** Work, whether fed by time entries or a fixed amount. */
  TASK,
  /** Disbursements. */
  COST
}
