package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** A currency that the organisation uses, as Xero sends it. Immutable and thread-safe. */
public final class XeroCurrency extends XeroObject {

  XeroCurrency(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Code}: Xero's word, or null} */
  public @Nullable String code() {
    return text("Code");
  }

  /** {@return {@code Description}: text, or null} */
  public @Nullable String description() {
    return text("Description");
  }
}
