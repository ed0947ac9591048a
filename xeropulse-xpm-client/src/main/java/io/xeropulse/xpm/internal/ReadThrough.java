package io.xeropulse.xpm.internal;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.TransformContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last record of a complete reading. It moves the watermark to when the reading began, for
 * sources whose records do not tell when they changed; any earlier record must not, since the rest
 * would be skipped next time if the reading broke off.
 *
 * @param record the record itself
 * @param began when the reading began, by the source's clock
 */
record ReadThrough(SourceRecord record, Instant began) implements SourceRecord {

  @Override
  public @Nullable String sourceId() {
    return record.sourceId();
  }

  @Override
  public Instant updatedAt() {
    return began;
  }

  @Override
  public String rawText() {
    return record.rawText();
  }

  @Override
  public Fact toFact(TransformContext context) {
    return record.toFact(context);
  }
}
