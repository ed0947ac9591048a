package io.xeropulse.xero.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which events were heard of, as ranges of their numbers. Events come at least once, in any order,
 * and from number 1 or from wherever the app is when this process starts. Thread-safe.
 */
final class EventSequence {
  /** So many holes mean that old ones will not be filled any more. */
  private static final int MOST_RANGES = 1_000;

  private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

  synchronized WebhookDecision seen(WebhookBatch batch) {
    long newestBefore = lastByFirst.isEmpty() ? -1 : lastByFirst.lastEntry().getValue();
    List<WebhookEvent> unheard = new ArrayList<>();
    boolean gap = false;
    for (WebhookEvent event : batch.events()) {
      if (add(event.sequence())) {
        unheard.add(event);
        gap |= newestBefore >= 0 && event.sequence() > newestBefore + 1;
        newestBefore = Math.max(newestBefore, event.sequence());
      }
    }
    return new WebhookDecision(200, unheard, batch.events().size() - unheard.size(), gap);
  }

  private boolean add(long number) {
    Map.Entry<Long, Long> below = lastByFirst.floorEntry(number);
    if (below != null && number <= below.getValue()) {
      return false;
    }
    long first = below != null && below.getValue() == number - 1 ? below.getKey() : number;
    Long joined = lastByFirst.remove(number + 1);
    lastByFirst.put(first, joined == null ? number : joined);
    if (lastByFirst.size() > MOST_RANGES) {
      lastByFirst.pollFirstEntry();
    }
    return true;
  }
}
