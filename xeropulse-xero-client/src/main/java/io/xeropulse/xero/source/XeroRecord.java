package io.xeropulse.xero.source;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xero.internal.wire.RawRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One of Xero's records. */
record XeroRecord(XeroEntity entity, RawRecord raw) implements SourceRecord {

  @Override
  public @Nullable String sourceId() {
    return raw.id(entity.resource().idField());
  }

  @Override
  public @Nullable Instant updatedAt() {
    return raw.updatedAt();
  }

  @Override
  public String rawText() {
    return raw.text();
  }

  @Override
  public Fact toFact(TransformContext context) {
    return entity.fact().apply(raw.fields(), context);
  }
}
