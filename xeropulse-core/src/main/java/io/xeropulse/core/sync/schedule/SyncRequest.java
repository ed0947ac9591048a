package io.xeropulse.core.sync.schedule;

import io.xeropulse.core.sync.trigger.Trigger;
import java.util.List;

/**
 * A sync that somebody asked for and that has not run yet. Immutable.
 *
 * @param number grows with every request of an organization
 * @param trigger what is wanted
 */
public record SyncRequest(long number, Trigger trigger) {

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

  boolean answeredBy(Trigger run) {
    return trigger.equals(run)
        || (trigger instanceof Trigger.Webhook && run instanceof Trigger.Webhook);
  }
}
