package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** When invoices and bills fall due, as Xero sends it. Immutable and thread-safe. */
public final class PaymentTerm extends XeroObject {

  PaymentTerm(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Bills}, or null} */
  public @Nullable DueTerm bills() {
    return object("Bills", DueTerm::new);
  }

  /** {@return {@code Sales}, or null} */
  public @Nullable DueTerm sales() {
    return object("Sales", DueTerm::new);
  }
}
