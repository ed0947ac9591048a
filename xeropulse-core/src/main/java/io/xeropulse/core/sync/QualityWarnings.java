package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.proof.Finding;
import io.xeropulse.core.sync.quality.Violation;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the loaded records that broke a rule, so that a session reports each rule once. */
final class QualityWarnings {
  private record Broken(long records, String firstId, String firstReason) {}

  private final Map<String, Broken> byRule = new LinkedHashMap<>();

  void add(Violation violation, String sourceId) {
    add(violation.rule(), new Broken(1, sourceId, violation.reason()));
  }

  /** Adds those of later records. */
  void addAll(QualityWarnings later) {
    later.byRule.forEach(this::add);
  }

  private void add(String rule, Broken broken) {
    byRule.merge(
        rule,
        broken,
        (known, next) ->
            new Broken(known.records() + next.records(), known.firstId(), known.firstReason()));
  }

  void report(EntityProgress progress) {
    Entity entity = progress.entity();
    byRule.forEach(
        (rule, broken) ->
            progress.found(
                new Finding(
                    Finding.Kind.QUALITY,
                    "%s: %d records break the rule %s, first %s: %s"
                        .formatted(
                            entity,
                            broken.records(),
                            rule,
                            broken.firstId(),
                            broken.firstReason()))));
  }
}
