package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A category of tracking, as Xero sends it. Immutable and thread-safe. */
public final class TrackingCategory extends XeroObject {

  TrackingCategory(JsonObject fields) {
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

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<Status> status() {
    return word("Status", Status.class);
  }

  /** {@return {@code Options}, empty if there are none} */
  public List<TrackingOption> options() {
    return list("Options", TrackingOption::new);
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
