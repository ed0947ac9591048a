package io.xeropulse.xpm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xpm.internal.wire.WireRecord;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A record of XPM with the way to say it in our words. Used by one thread. */
record XpmRecord(@Nullable String sourceId, String rawText, Supplier<Fact> fact)
    implements SourceRecord {

  static XpmRecord of(WireRecord record, String id, Function<ObjectNode, Fact> fact) {
    return new XpmRecord(
        id.isBlank() ? null : id.strip(), record.rawText(), () -> fact.apply(record.fields()));
  }

  /** A record whose own answer failed, while those around it can be read. */
  static XpmRecord unreadable(@Nullable String sourceId, String rawText, XeroPulseException error) {
    return new XpmRecord(
        sourceId,
        rawText,
        () -> {
          throw new RejectedRecordException("detail", String.valueOf(error.getMessage()));
        });
  }

  /** XPM does not tell when a record was changed. */
  @Override
  public @Nullable Instant updatedAt() {
    return null;
  }

  @Override
  public Fact toFact(TransformContext context) {
    return fact.get();
  }
}
