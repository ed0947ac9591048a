package io.xeropulse.xero.auth;

import io.xeropulse.core.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an app asks to be allowed to read. Immutable.
 *
 * @param values the scopes, in the order in which they are sent
 */
public record Scopes(List<String> values) {
  public Scopes {
    values = List.copyOf(values);
    for (String scope : values) {
      if (!scope.matches("[a-z_.]+")) {
        throw new InvalidConfigurationException(
            "\"%s\" is not a scope; scopes are lower-case words joined by dots".formatted(scope));
      }
    }
  }

  /**
   * Names no scope: a custom connection then gets all that the app was given.
   *
   * @return no scopes
   */
  public static Scopes none() {
    return new Scopes(List.of());
  }

  /**
   * Chooses scopes.
   *
   * @param values the scopes
   * @return the choice
   * @throws InvalidConfigurationException if one is not a scope
   */
  public static Scopes of(String... values) {
    return new Scopes(List.of(values));
  }

  /**
   * Everything this library can read, in the granular scopes that apps need since 2 March 2026, and
   * renewal. Journals are left out: they need a tier and an assessment of the app.
   *
   * @return the default for new apps
   */
  public static Scopes granular() {
    return of(
        "openid",
        "offline_access",
        "accounting.settings.read",
        "accounting.contacts.read",
        "accounting.invoices.read",
        "accounting.payments.read",
        "accounting.banktransactions.read",
        "accounting.manualjournals.read",
        "accounting.budgets.read",
        "accounting.reports.aged.read",
        "accounting.reports.balancesheet.read",
        "accounting.reports.banksummary.read",
        "accounting.reports.budgetsummary.read",
        "accounting.reports.executivesummary.read",
        "accounting.reports.profitandloss.read",
        "accounting.reports.trialbalance.read");
  }

  /**
   * Everything this library can read, in the broad scopes that older apps keep until September
   * 2027, and renewal.
   *
   * @return the preset for apps created before 2 March 2026
   */
  public static Scopes legacy() {
    return of(
        "openid",
        "offline_access",
        "accounting.settings.read",
        "accounting.contacts.read",
        "accounting.transactions.read",
        "accounting.budgets.read",
        "accounting.reports.read");
  }

  /**
   * Adds scopes, such as {@code accounting.journals.read}.
   *
   * @param more what else to ask for
   * @return a longer choice
   */
  public Scopes and(String... more) {
    List<String> all = new ArrayList<>(values);
    all.addAll(List.of(more));
    return new Scopes(all.stream().distinct().toList());
  }

  /** The scopes as OAuth writes them, with blanks in between. */
  @Override
  public String toString() {
    return String.join(" ", values);
  }
}
