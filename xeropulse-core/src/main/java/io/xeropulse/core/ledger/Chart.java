package io.xeropulse.core.ledger;

import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.DocumentLine;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An organization's chart of accounts, by identifier, code and system mark. Immutable. */
public final class Chart {
  private final Map<String, Account> byId = new HashMap<>();
  private final Map<String, String> idByCode = new HashMap<>();
  private final Map<String, String> idBySystemMark = new HashMap<>();

  /**
   * Creates a chart.
   *
   * @param accounts every account, archived ones too
   */
  public Chart(Collection<Account> accounts) {
    for (Account account : accounts) {
      byId.put(account.sourceId(), account);
      if (account.code() != null) {
        idByCode.put(account.code(), account.sourceId());
      }
      String mark = account.systemAccount();
      if (mark != null && !mark.isBlank()) {
        idBySystemMark.put(mark.toUpperCase(Locale.ROOT), account.sourceId());
      }
    }
  }

  /**
   * An account.
   *
   * @param accountId the source's identifier
   * @return the account, or empty if the chart has none
   */
  public Optional<Account> account(String accountId) {
    return Optional.ofNullable(byId.get(accountId));
  }

  /**
   * What people call an account.
   *
   * @param accountId the source's identifier, or the stand-in of an account that is missing
   * @return its code, or its name if it has no code, or the stand-in itself
   */
  public String label(String accountId) {
    Account account = byId.get(accountId);
    if (account == null) {
      return accountId;
    }
    return Objects.requireNonNullElse(account.code(), account.name());
  }

  /**
   * Whether an account's balance starts anew with every financial year.
   *
   * @param accountId the source's identifier
   * @return true for revenue and expenses
   */
  public boolean profitAndLoss(String accountId) {
    Account account = byId.get(accountId);
    String name = account == null ? null : account.accountClass();
    return "REVENUE".equalsIgnoreCase(name) || "EXPENSE".equalsIgnoreCase(name);
  }

  /** The account that a line names, by its identifier if the line has that: a code may move on. */
  String of(DocumentLine line) {
    return Objects.requireNonNullElseGet(line.accountId(), () -> byCode(line.accountCode()));
  }

  /** Whether an account is in a currency; only bank accounts can be in another than the base. */
  boolean keptIn(String accountId, String baseCurrency) {
    Account account = byId.get(accountId);
    return account != null
        && (!account.type().equalsIgnoreCase("BANK") || baseCurrency.equals(account.currency()));
  }

  private String byCode(@Nullable String code) {
    return Objects.requireNonNullElseGet(idByCode.get(code), () -> "code:" + code);
  }

  String system(SystemAccount account) {
    return Objects.requireNonNullElseGet(
        idBySystemMark.get(account.mark()), () -> "system:" + account.mark());
  }
}
