package io.xeropulse.xpm.csv;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.TransformContext;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A row of an export, or the rows of one invoice. Used by one thread. */
record ExportRecord(@Nullable String sourceId, Supplier<String> raw, Supplier<Fact> fact)
    implements SourceRecord {

  /** An export does not tell when a record was changed. */
  @Override
  public @Nullable Instant updatedAt() {
    return null;
  }

  @Override
  public String rawText() {
    return raw.get();
  }

  @Override
  public Fact toFact(TransformContext context) {
    return fact.get();
  }
}
