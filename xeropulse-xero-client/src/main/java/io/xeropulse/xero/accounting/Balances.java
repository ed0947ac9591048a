package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** What a contact owes and is owed, as Xero sends it. Immutable and thread-safe. */
public final class Balances extends XeroObject {

  Balances(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code AccountsReceivable}, or null} */
  public @Nullable AccountsReceivable accountsReceivable() {
    return object("AccountsReceivable", AccountsReceivable::new);
  }

  /** {@return {@code AccountsPayable}, or null} */
  public @Nullable AccountsPayable accountsPayable() {
    return object("AccountsPayable", AccountsPayable::new);
  }
}
