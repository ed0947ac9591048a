package io.xeropulse.core.model;

/** Which way money moved, seen from the organization. */
public enum CashDirection {
  /** Received. */
  IN,
  /** Paid. */
  OUT,
  /** The source's type is one this version does not know; kept, and in no figure. */
  UNKNOWN
}
