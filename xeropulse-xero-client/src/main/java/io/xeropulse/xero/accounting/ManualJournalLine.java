package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a manual journal, as Xero sends it. Immutable and thread-safe. */
public final class ManualJournalLine extends XeroObject {

  ManualJournalLine(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code LineAmount}: an exact amount, or null} */
  public @Nullable BigDecimal lineAmount() {
    return decimal("LineAmount");
  }

  /** {@return {@code AccountCode}: text, or null} */
  public @Nullable String accountCode() {
    return text("AccountCode");
  }

  /** {@return {@code AccountID}: text, or null} */
  public @Nullable String accountId() {
    return text("AccountID");
  }

  /** {@return {@code Description}: text, or null} */
  public @Nullable String description() {
    return text("Description");
  }

  /** {@return {@code TaxType}: text, or null} */
  public @Nullable String taxType() {
    return text("TaxType");
  }

  /** {@return {@code Tracking}, empty if there are none} */
  public List<TrackingCategory> tracking() {
    return list("Tracking", TrackingCategory::new);
  }

  /** {@return {@code TaxAmount}: an exact amount, or null} */
  public @Nullable BigDecimal taxAmount() {
    return decimal("TaxAmount");
  }

  /** {@return {@code IsBlank}: true or false, or null} */
  public @Nullable Boolean isBlank() {
    return bool("IsBlank");
  }
}
