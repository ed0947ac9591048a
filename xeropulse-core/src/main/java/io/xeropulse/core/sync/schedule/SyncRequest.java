package io.xeropulse.core.sync.schedule;

import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sync that somebody asked for and that was not done yet. Immutable.
 *
 * @param number grows with every request of an organization
 * @param trigger what is wanted
 * @param tries how often its sync failed for a reason that passes
 * @param notBefore when it is tried again, or null for at once
 */
public record SyncRequest(long number, Trigger trigger, int tries, @Nullable Instant notBefore) {

  /** Everything that one sync can do for those who wait; the first of them decides. */
  static Trigger together(List<SyncRequest> waiting) {
    Trigger first = waiting.get(0).trigger();
    if (!(first instanceof Trigger.Webhook)) {
      return first;
    }
    return waiting.stream()
        .map(SyncRequest::trigger)
        .filter(Trigger.Webhook.class::isInstance)
        .map(Trigger.Webhook.class::cast)
        .reduce(Trigger.Webhook::and)
        .orElseThrow();
  }

  boolean ready(Instant now) {
    return notBefore == null || !notBefore.isAfter(now);
  }

  /**
   * Whether a sync did all that this one asks for, be it that the one superseded the other. What a
   * webhook names is read by its identifier, and so is found even if the source does not date its
   * change: no incremental sync stands for it.
   */
  boolean answeredBy(Trigger run) {
    if (trigger.equals(run)) {
      return true;
    }
    if (run instanceof Trigger.Publication || (trigger.full() && !run.full())) {
      return false;
    }
    if (trigger.entities().isEmpty()) {
      return run.entities().isEmpty();
    }
    return trigger.entities().stream().allMatch(entity -> read(entity, run));
  }

  private boolean read(String entity, Trigger run) {
    String ofAnySource = entity.substring(entity.indexOf('/') + 1);
    String named = run.entities().contains(entity) ? entity : ofAnySource;
    if (!run.entities().isEmpty() && !run.entities().contains(named)) {
      return false;
    }
    if (run.full()) {
      return true;
    }
    boolean all = run.records(named).isEmpty();
    return trigger.records(entity).isEmpty()
        ? all
        : !all && run.records(named).containsAll(trigger.records(entity));
  }
}
