package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.Fact;
import java.util.List;
import java.util.Map;

/**
 * What a source has of one day. Immutable.
 *
 * @param facts documents and cash movements, voided and deleted ones too
 * @param unreadable why a record could not be read, by the source's identifier
 */
public record DayRecords(List<Fact> facts, Map<String, String> unreadable) {
  public DayRecords {
    facts = List.copyOf(facts);
    unreadable = Map.copyOf(unreadable);
  }
}
