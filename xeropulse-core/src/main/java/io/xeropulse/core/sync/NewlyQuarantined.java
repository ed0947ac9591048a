package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.load.Waiting;
import io.xeropulse.core.sync.quality.Quarantined;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session brought into quarantine that did not wait there before, so that somebody is told
 * once. Not thread-safe.
 */
final class NewlyQuarantined {
  private final Set<String> ids = new HashSet<>();
  private boolean unnamed;
  private @Nullable Quarantined first;

  void add(List<Quarantined> records, Waiting before) {
    for (Quarantined record : records) {
      String id = record.sourceId();
      if (id == null) {
        // It may be one that waits there already and came again in its place.
        unnamed = true;
      } else if (before.sourceIds().contains(id)) {
        continue;
      } else {
        ids.add(id);
      }
      first = first == null ? record : first;
    }
  }

  /** In a sentence, or null if nothing came, or nothing of it waits any more. */
  @Nullable String told(Entity entity, Waiting before, Waiting now) {
    Quarantined example = first;
    boolean more = now.records() > before.records();
    if (example == null || now.records() == 0 || (ids.isEmpty() && unnamed && !more)) {
      return null;
    }
    long came = Math.max(ids.size(), now.records() - before.records());
    String name = example.sourceId() == null ? "one without identifier" : example.sourceId();
    return "%s: %d record%s came into quarantine, first %s: %s; %d wait there in all, outside the figures: look at their reasons in the warehouse's quarantine"
        .formatted(
            entity, came, came == 1 ? "" : "s", name, example.violation().reason(), now.records());
  }
}
