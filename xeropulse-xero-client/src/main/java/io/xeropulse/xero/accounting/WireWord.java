package io.xeropulse.xero.accounting;

/** A word of Xero's that this version knows. */
public interface WireWord {

  /**
   * The word as Xero writes it.
   *
   * @return such as {@code SPEND-OVERPAYMENT}
   */
  String wire();
}
