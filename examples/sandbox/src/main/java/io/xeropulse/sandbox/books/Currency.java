package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A currency and its rate on a document; immutable.
 *
 * @param code ISO 4217
 * @param rate units of it for one unit of the base currency
 */
public record Currency(String code, BigDecimal rate) {

  static final Currency BASE = new Currency("AUD", new BigDecimal("1.0000000000"));

  /**
   * Converts an amount.
   *
   * @param amount in this currency
   * @return in the base currency, two decimals
   */
  public BigDecimal inBase(BigDecimal amount) {
    return amount.divide(rate, 2, RoundingMode.HALF_UP);
  }
}
