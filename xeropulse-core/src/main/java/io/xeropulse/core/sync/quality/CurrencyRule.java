package io.xeropulse.core.sync.quality;

import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.Fact;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Amounts are in a currency that exists, at a rate that can be. Stateless. */
final class CurrencyRule {
  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private CurrencyRule() {}

  static Optional<String> known(Fact fact, References references) {
    if (fact instanceof Document document) {
      return known(document.amounts().currency(), document.amounts().rate());
    }
    return fact instanceof CashMovement movement
        ? known(movement.currency(), movement.rate())
        : Optional.empty();
  }

  private static Optional<String> known(String currency, BigDecimal rate) {
    if (!CODES.contains(currency)) {
      return Optional.of(
          "CurrencyCode is none of ISO 4217, so its amounts cannot be added to others; check the"
              + " record at the source");
    }
    return rate.signum() > 0
        ? Optional.empty()
        : Optional.of(
            "CurrencyRate %s is not above zero; set the rate at the source"
                .formatted(rate.toPlainString()));
  }
}
