package io.xeropulse.core.sync.extract;

import java.util.List;

/**
 * The unit of reading, loading and checkpointing. Immutable.
 *
 * @param records the records, oldest change first where the source orders them so
 * @param expectedRecords how many records the source says the whole entity has for this reading; -1
 *     when it does not say
 */
public record Page(List<SourceRecord> records, long expectedRecords) {
  public Page {
    records = List.copyOf(records);
  }
}
