package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** An option of a tracking category, as Xero sends it. Immutable and thread-safe. */
public final class TrackingOption extends XeroObject {

  TrackingOption(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code TrackingOptionID}: text, or null} */
  public @Nullable String trackingOptionId() {
    return text("TrackingOptionID");
  }

  /** {@return {@code Name}: text, or null} */
  public @Nullable String name() {
    return text("Name");
  }

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<Status> status() {
    return word("Status", Status.class);
  }

  /** {@return {@code TrackingCategoryID}: text, or null} */
  public @Nullable String trackingCategoryId() {
    return text("TrackingCategoryID");
  }

  /** Words of {@code Status} that Xero has published. */
  public enum Status implements WireWord {
    /** {@code ACTIVE}. */
    ACTIVE("ACTIVE"),
    /** {@code ARCHIVED}. */
    ARCHIVED("ARCHIVED"),
    /** {@code DELETED}. */
    DELETED("DELETED");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
