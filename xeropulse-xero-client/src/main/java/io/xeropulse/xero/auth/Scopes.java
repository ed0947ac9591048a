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
  /**
   * Opens all of Practice Manager: no granular scope covers its tasks, categories and invoices,
   * without which there is no work in progress.
   */
  private static final String PRACTICE_MANAGER = "practicemanager.read";

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
   * renewal. Journals are left out: they need a tier and an assessment of the app. Practice Manager
   * is included; Xero refuses it to apps that were not let in there, which ask for {@link
   * #withoutPracticeManager()}.
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
        "accounting.reports.trialbalance.read",
        PRACTICE_MANAGER);
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
        "accounting.reports.read",
        PRACTICE_MANAGER);
  }

  /**
   * The same without Practice Manager, for apps that read books alone.
   *
   * @return a choice without any of its scopes
   */
  public Scopes withoutPracticeManager() {
    return new Scopes(
        values.stream().filter(scope -> !scope.startsWith("practicemanager")).toList());
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
