package io.xeropulse.core.model;

/** Which way money moved, seen from the organization. */
public enum CashDirection {
  /** Received. */
  IN,
  /** Paid. */
  OUT,
  /** Moved between the organization's own accounts; neither income nor cost of any kind. */
  WITHIN,
  /** The source's type is one this version does not know; kept, and in no figure. */
  UNKNOWN
}
