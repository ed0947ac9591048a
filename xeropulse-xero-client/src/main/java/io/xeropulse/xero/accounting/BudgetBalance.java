package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An amount of a budget in one month, as Xero sends it. Immutable and thread-safe. */
public final class BudgetBalance extends XeroObject {

  BudgetBalance(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Period}: a calendar date in no zone, or null} */
  public @Nullable LocalDate period() {
    return date("Period");
  }

  /** {@return {@code Amount}: an exact amount, or null} */
  public @Nullable BigDecimal amount() {
    return decimal("Amount");
  }

  /** {@return {@code UnitAmount}: an exact amount, or null} */
  public @Nullable BigDecimal unitAmount() {
    return decimal("UnitAmount");
  }

  /** {@return {@code Notes}: text, or null} */
  public @Nullable String notes() {
    return text("Notes");
  }
}
