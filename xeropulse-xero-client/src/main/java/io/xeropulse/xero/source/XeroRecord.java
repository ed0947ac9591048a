package io.xeropulse.xero.source;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xero.internal.wire.Envelope.RawRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One of Xero's records. */
record XeroRecord(XeroEntity entity, RawRecord raw) implements SourceRecord {

  @Override
  public @Nullable String sourceId() {
    try {
      return raw.fields().filledText(entity.idField());
    } catch (RejectedRecordException notText) {
      return null;
    }
  }

  @Override
  public @Nullable Instant updatedAt() {
    try {
      return Fields.updatedAt(raw.fields());
    } catch (RejectedRecordException unreadable) {
      return null;
    }
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
