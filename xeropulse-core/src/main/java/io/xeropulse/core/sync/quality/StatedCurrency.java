package io.xeropulse.core.sync.quality;

import io.xeropulse.core.model.OrganizationProfile;
import java.util.Optional;

/** Holds a source to the base currency that the host stated. Stateless and thread-safe. */
public final class StatedCurrency {
  private StatedCurrency() {}

  /**
   * A rule that lets nothing be loaded from books in another currency.
   *
   * @param baseCurrency ISO 4217 code
   * @return the rule
   */
  public static QualityRule of(String baseCurrency) {
    return new QualityRule(
        "base-currency",
        Severity.BLOCK,
        (fact, references) ->
            fact instanceof OrganizationProfile profile
                    && !profile.baseCurrency().equals(baseCurrency)
                ? Optional.of(
                    "Its books are in %s at the source, and the settings say %s; connect the right organisation, or correct the settings"
                        .formatted(profile.baseCurrency(), baseCurrency))
                : Optional.empty());
  }
}
