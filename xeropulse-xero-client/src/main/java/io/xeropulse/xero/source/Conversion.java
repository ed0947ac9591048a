package io.xeropulse.xero.source;

import io.xeropulse.core.model.CurrencyConversion;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xero.internal.wire.JsonObject;
import io.xeropulse.xero.internal.wire.Remedy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A record's currency and what it takes to reach the base currency.
 *
 * @param currency ISO 4217 code of the record
 * @param rate foreign units per base unit, above zero
 * @param baseCurrency ISO 4217 code of the organization's books
 */
record Conversion(String currency, BigDecimal rate, String baseCurrency) {

  /**
   * Reads a record's conversion.
   *
   * @param record whose {@code CurrencyRate} counts
   * @param currency the record's currency, or null for the base currency
   * @param context the organization's base currency
   */
  static Conversion of(JsonObject record, @Nullable String currency, TransformContext context) {
    String base = context.baseCurrency();
    String own = currency == null ? base : currency;
    return new Conversion(own, rate(record, own, context), base);
  }

  BigDecimal toBase(BigDecimal amount) {
    return CurrencyConversion.toBase(amount, rate, baseCurrency);
  }

  private static BigDecimal rate(JsonObject record, String currency, TransformContext context) {
    boolean inBase = currency.equals(context.baseCurrency());
    BigDecimal rate = record.decimal("CurrencyRate");
    if (inBase && (rate == null || context.baseCurrencyKnown())) {
      return BigDecimal.ONE;
    }
    if (rate == null || rate.signum() <= 0) {
      throw new RejectedRecordException(
          "currency-rate",
          "CurrencyRate is %s, but %s is not the base currency %s; %s"
              .formatted(
                  rate == null ? "missing" : "not above zero",
                  currency,
                  context.baseCurrency(),
                  Remedy.of("CurrencyRate")));
    }
    return rate;
  }
}
