package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A budget, as Xero sends it. Immutable and thread-safe. */
public final class Budget extends XeroObject {

  Budget(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code BudgetID}: text, or null} */
  public @Nullable String budgetId() {
    return text("BudgetID");
  }

  /** {@return {@code Type} as an open word, or null} */
  public @Nullable Word<Type> type() {
    return word("Type", Type.class);
  }

  /** {@return {@code Description}: text, or null} */
  public @Nullable String description() {
    return text("Description");
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** {@return {@code BudgetLines}, empty if there are none} */
  public List<BudgetLine> budgetLines() {
    return list("BudgetLines", BudgetLine::new);
  }

  /** {@return {@code Tracking}, empty if there are none} */
  public List<TrackingCategory> tracking() {
    return list("Tracking", TrackingCategory::new);
  }

  /** Words of {@code Type} that Xero has published. */
  public enum Type implements WireWord {
    /** {@code OVERALL}. */
    OVERALL("OVERALL"),
    /** {@code TRACKING}. */
    TRACKING("TRACKING");

    private final String wire;

    Type(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
