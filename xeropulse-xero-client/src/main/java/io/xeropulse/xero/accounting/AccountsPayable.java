package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a contact is owed, as Xero sends it. Immutable and thread-safe. */
public final class AccountsPayable extends XeroObject {

  AccountsPayable(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Outstanding}: an exact amount, or null} */
  public @Nullable BigDecimal outstanding() {
    return decimal("Outstanding");
  }

  /** {@return {@code Overdue}: an exact amount, or null} */
  public @Nullable BigDecimal overdue() {
    return decimal("Overdue");
  }
}
