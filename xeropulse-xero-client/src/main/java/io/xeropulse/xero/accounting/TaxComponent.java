package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A part of a tax rate, as Xero sends it. Immutable and thread-safe. */
public final class TaxComponent extends XeroObject {

  TaxComponent(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Name}: text, or null} */
  public @Nullable String name() {
    return text("Name");
  }

  /** {@return {@code Rate}: an exact number, or null} */
  public @Nullable BigDecimal rate() {
    return decimal("Rate");
  }

  /** {@return {@code IsCompound}: true or false, or null} */
  public @Nullable Boolean isCompound() {
    return bool("IsCompound");
  }

  /** {@return {@code IsNonRecoverable}: true or false, or null} */
  public @Nullable Boolean isNonRecoverable() {
    return bool("IsNonRecoverable");
  }
}
