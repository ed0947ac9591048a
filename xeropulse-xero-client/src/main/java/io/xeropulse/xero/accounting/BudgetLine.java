package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account in a budget, as Xero sends it. Immutable and thread-safe. */
public final class BudgetLine extends XeroObject {

  BudgetLine(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code AccountID}: text, or null} */
  public @Nullable String accountId() {
    return text("AccountID");
  }

  /** {@return {@code AccountCode}: text, or null} */
  public @Nullable String accountCode() {
    return text("AccountCode");
  }

  /** {@return {@code BudgetBalances}, empty if there are none} */
  public List<BudgetBalance> budgetBalances() {
    return list("BudgetBalances", BudgetBalance::new);
  }
}
