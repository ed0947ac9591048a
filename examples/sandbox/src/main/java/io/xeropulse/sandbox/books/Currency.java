package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A currency and its rate on a document; immutable.
 *
 * @param code ISO 4217
 * @param rate units of it for one unit of the base currency
 */
public record Currency(String code, BigDecimal rate) {

  /** Documents in the base currency have this rate. */
  static Currency base(String code) {
    return new Currency(code, new BigDecimal("1.0000000000"));
  }

  /** The two currencies that foreign customers of a practice pay in. */
  static List<String> foreign(String base) {
    return Stream.of("USD", "EUR", "GBP").filter(code -> !code.equals(base)).limit(2).toList();
  }

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
