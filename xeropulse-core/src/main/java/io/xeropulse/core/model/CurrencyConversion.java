package io.xeropulse.core.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * Xero's rate arithmetic: {@code CurrencyRate} is foreign currency per one unit of base currency,
 * so {@code base = amount ÷ rate}, rounded once, HALF_UP, to the base currency's minor units.
 * Stateless and thread-safe.
 */
public final class CurrencyConversion {
  private CurrencyConversion() {}

  /**
   * Converts a document's amount to base currency.
   *
   * @param amount the amount in document currency
   * @param rate foreign units per base unit, above zero
   * @param baseCurrency ISO 4217 code of the organization's base currency
   * @return the amount in base currency, at the scale of that currency
   * @throws ArithmeticException if the rate is zero
   */
  public static BigDecimal toBase(BigDecimal amount, BigDecimal rate, String baseCurrency) {
    // Most documents are in the base currency, and a division costs more than all else of an
    // amount.
    BigDecimal exact =
        rate.compareTo(BigDecimal.ONE) == 0
            ? amount.round(MathContext.DECIMAL128)
            : amount.divide(rate, MathContext.DECIMAL128);
    return exact.setScale(minorUnits(baseCurrency), RoundingMode.HALF_UP);
  }

  /**
   * The number of decimals that a currency is kept in.
   *
   * @param currency ISO 4217 code
   * @return its minor units; 2 for a code that the JDK does not know
   */
  public static int minorUnits(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknownCode) {
      return 2;
    }
  }
}
