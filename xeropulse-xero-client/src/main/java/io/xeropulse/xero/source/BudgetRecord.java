package io.xeropulse.xero.source;

import io.xeropulse.core.model.BudgetWindow;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xero.internal.wire.RawRecord;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A budget with its amounts in a window of months. */
record BudgetRecord(RawRecord raw, YearMonth first, @Nullable Instant updatedAt)
    implements SourceRecord {

  @Override
  public @Nullable String sourceId() {
    String budget = raw.id("BudgetID");
    return budget == null ? null : BudgetWindow.idOf(budget, first);
  }

  @Override
  public String rawText() {
    return raw.text();
  }

  @Override
  public Fact toFact(TransformContext context) {
    return BudgetFacts.window(raw.fields(), first);
  }
}
