package io.xeropulse.core.organization;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.sync.trigger.BusinessHours;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How an organization is synced. Immutable.
 *
 * @param hours when its syncs are due, in the organization's zone
 * @param proved whether every sync is proved whose sources keep a ledger of their own; a proof
 *     costs one call with Xero, and more only where the ledgers part
 * @param baseCurrency ISO 4217 code of its books, or null to take what the sources say. It stands
 *     in where they say nothing, as a practice's CSV exports; what contradicts it blocks the sync
 */
public record SyncSettings(BusinessHours hours, boolean proved, @Nullable String baseCurrency) {

  /**
   * Refuses a currency that does not exist.
   *
   * @throws InvalidConfigurationException if the base currency is none of ISO 4217
   */
  public SyncSettings {
    if (baseCurrency != null && !exists(baseCurrency)) {
      throw new InvalidConfigurationException(
          "The base currency is none of ISO 4217; write a code such as AUD");
    }
  }

  /**
   * Monday to Friday from 08:00 to before 18:00 every two hours, proved, in the currency that the
   * sources name.
   *
   * @param zone the organization's zone
   * @return the settings
   */
  public static SyncSettings in(ZoneId zone) {
    return new SyncSettings(BusinessHours.in(zone), true, null);
  }

  /**
   * The same at other hours, which bring their zone.
   *
   * @param other when syncs are due
   * @return new settings
   */
  public SyncSettings at(BusinessHours other) {
    return new SyncSettings(other, proved, baseCurrency);
  }

  /**
   * The same without proof.
   *
   * @return new settings
   */
  public SyncSettings unproved() {
    return new SyncSettings(hours, false, baseCurrency);
  }

  /**
   * The same for books in a known currency.
   *
   * @param currency ISO 4217 code
   * @return new settings
   * @throws InvalidConfigurationException if it is none of ISO 4217
   */
  public SyncSettings booksIn(String currency) {
    return new SyncSettings(hours, proved, currency);
  }

  /**
   * The organization's zone, in which its days are measured.
   *
   * @return the zone of its hours
   */
  public ZoneId zone() {
    return hours.zone();
  }

  private static boolean exists(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }
}
