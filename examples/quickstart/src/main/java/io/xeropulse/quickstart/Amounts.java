package io.xeropulse.quickstart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as the report writes them. */
final class Amounts {
  private Amounts() {}

  /** Plain digits with two decimals; stored amounts are already whole minor units. */
  static String plain(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
