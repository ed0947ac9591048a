package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** The item that a line sells or buys, as Xero sends it. Immutable and thread-safe. */
public final class LineItemItem extends XeroObject {

  LineItemItem(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Code}: text, or null} */
  public @Nullable String code() {
    return text("Code");
  }

  /** {@return {@code Name}: text, or null} */
  public @Nullable String name() {
    return text("Name");
  }

  /** {@return {@code ItemID}: text, or null} */
  public @Nullable String itemId() {
    return text("ItemID");
  }
}
