package io.xeropulse.core.sync.transform;

/**
 * What an organization's settings add to its records. Immutable.
 *
 * @param baseCurrency ISO 4217 code of the organization's books
 * @param baseCurrencyKnown false while the source has not named the base currency and the host's
 *     default stands in for it
 */
public record TransformContext(String baseCurrency, boolean baseCurrencyKnown) {}
