package io.xeropulse.core.sync.extract;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.core.sync.transform.TransformContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as the source sent it, which knows how to say itself in our words. Implemented by the
 * module that owns the wire format; used by one thread.
 */
public interface SourceRecord {

  /**
   * The source's identifier.
   *
   * @return the identifier, or null when the record has none, which quarantines it
   */
  @Nullable String sourceId();

  /**
   * When the source last changed the record, by the source's clock; it moves the watermark, also
   * when the record itself is rejected.
   *
   * @return an instant, or null where the source keeps none or wrote it unreadably
   */
  @Nullable Instant updatedAt();

  /**
   * The record as it came, for quarantine.
   *
   * @return JSON or XML text
   */
  String rawText();

  /**
   * Says the record in our words.
   *
   * @param context what the organization's settings add
   * @return the fact
   * @throws RejectedRecordException if a value that the fact needs is missing or unreadable
   */
  Fact toFact(TransformContext context);
}
