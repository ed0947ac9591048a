package io.xeropulse.core.wip;

/**
 * How well it is known which disbursements of a job were invoiced, since XPM links none of them to
 * an invoice.
 */
public enum CostBasis {
  /** No invoice bills a disbursement of the job, so all of them are open. */
  NONE_INVOICED,
  /** Every invoiced disbursement was found among the job's by code, description and unit price. */
  ESTIMATED,
  /** An invoice bills a disbursement that was not found: what is open cannot be told exactly. */
  UNKNOWN
}
