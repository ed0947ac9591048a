package io.xeropulse.core.sync.extract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The unit of reading, loading and checkpointing. Immutable.
 *
 * @param records the records, oldest change first where the source orders them so
 * @param expectedRecords how many records the source says the whole entity has for this reading; -1
 *     when it does not say
 * @param servedAt when the source put the page together, by its own clock; null when it does not
 *     say
 */
public record Page(List<SourceRecord> records, long expectedRecords, @Nullable Instant servedAt) {
  public Page {
    records = List.copyOf(records);
  }

  /**
   * A page of a source that does not say when it put it together.
   *
   * @param records the records, oldest change first where the source orders them so
   * @param expectedRecords how many records there are for this reading; -1 when it is not said
   */
  public Page(List<SourceRecord> records, long expectedRecords) {
    this(records, expectedRecords, null);
  }
}
