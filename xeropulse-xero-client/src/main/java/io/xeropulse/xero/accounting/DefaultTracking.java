package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** A tracking category set by default, as Xero sends it. Immutable and thread-safe. */
public final class DefaultTracking extends XeroObject {

  DefaultTracking(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code TrackingCategoryName}: text, or null} */
  public @Nullable String trackingCategoryName() {
    return text("TrackingCategoryName");
  }

  /** {@return {@code TrackingOptionName}: text, or null} */
  public @Nullable String trackingOptionName() {
    return text("TrackingOptionName");
  }
}
