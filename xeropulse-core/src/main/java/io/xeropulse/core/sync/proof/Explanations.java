package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.Account;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names what moves an account that no document, cash movement or known journal can move. */
final class Explanations {
  private static final Map<String, String> BY_SYSTEM_MARK =
      Map.of(
          "UNREALISEDCURRENCYGAIN",
              "revaluation of open foreign documents, which Xero posts itself",
          "BANKCURRENCYGAIN", "revaluation of foreign bank accounts, which Xero posts itself",
          "HISTORICAL", "historical adjustment of the conversion to Xero",
          "WAGESPAYABLELIABILITY", "payroll, which is not read",
          "WAGEPAYABLES", "payroll, which is not read");
  private static final Map<String, String> BY_TYPE =
      Map.of(
          "DEPRECIATN", "depreciation, which Xero's fixed assets post",
          "WAGESEXPENSE", "payroll, which is not read",
          "SUPERANNUATIONEXPENSE", "payroll, which is not read",
          "SUPERANNUATIONLIABILITY", "payroll, which is not read",
          "PAYGLIABILITY", "payroll, which is not read",
          "WAGESPAYABLELIABILITY", "payroll, which is not read");

  private Explanations() {}

  /** The reason, or null: an account that we book on ourselves is never explained away. */
  static @Nullable String of(Account account) {
    String mark = Objects.requireNonNullElse(account.systemAccount(), "").toUpperCase(Locale.ROOT);
    String reason = BY_SYSTEM_MARK.get(mark);
    return reason == null ? BY_TYPE.get(account.type().toUpperCase(Locale.ROOT)) : reason;
  }
}
