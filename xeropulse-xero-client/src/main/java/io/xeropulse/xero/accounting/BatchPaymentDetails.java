package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** How a contact is paid in batches, as Xero sends it. Immutable and thread-safe. */
public final class BatchPaymentDetails extends XeroObject {

  BatchPaymentDetails(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code BankAccountNumber}: text, or null} */
  public @Nullable String bankAccountNumber() {
    return text("BankAccountNumber");
  }

  /** {@return {@code BankAccountName}: text, or null} */
  public @Nullable String bankAccountName() {
    return text("BankAccountName");
  }

  /** {@return {@code Details}: text, or null} */
  public @Nullable String details() {
    return text("Details");
  }

  /** {@return {@code Code}: text, or null} */
  public @Nullable String code() {
    return text("Code");
  }

  /** {@return {@code Reference}: text, or null} */
  public @Nullable String reference() {
    return text("Reference");
  }
}
