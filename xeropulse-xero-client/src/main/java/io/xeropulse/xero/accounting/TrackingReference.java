package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** A tracking option set on a transfer, as Xero sends it. Immutable and thread-safe. */
public final class TrackingReference extends XeroObject {

  TrackingReference(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code TrackingCategoryID}: text, or null} */
  public @Nullable String trackingCategoryId() {
    return text("TrackingCategoryID");
  }

  /** {@return {@code TrackingOptionID}: text, or null} */
  public @Nullable String trackingOptionId() {
    return text("TrackingOptionID");
  }

  /** {@return {@code Name}: text, or null} */
  public @Nullable String name() {
    return text("Name");
  }

  /** {@return {@code Option}: text, or null} */
  public @Nullable String option() {
    return text("Option");
  }
}
