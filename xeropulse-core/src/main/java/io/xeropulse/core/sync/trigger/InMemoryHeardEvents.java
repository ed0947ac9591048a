package io.xeropulse.core.sync.trigger;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.trigger.HeardEvents.Receipt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Remembers events for one process, as long as it runs: enough for a host of one node. Thread-safe.
 */
public final class InMemoryHeardEvents implements HeardEvents {
  private record Event(Instant came, boolean handedOver) {}

  private final InstantSource clock;
  private final Map<String, TreeMap<Long, Event>> webhooks = new HashMap<>();

  /**
   * Creates an empty memory.
   *
   * @param clock tells how long events are in somebody's hands
   */
  public InMemoryHeardEvents(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Receipt received(
      String webhook, SortedMap<Long, Optional<OrganizationId>> events) {
    TreeMap<Long, Event> heard = webhooks.computeIfAbsent(webhook, key -> new TreeMap<>());
    Instant now = clock.instant();
    Map<Long, Boolean> known = new HashMap<>();
    events
        .keySet()
        .forEach(
            number -> {
              Event event = heard.get(number);
              if (event != null) {
                known.put(number, event.handedOver());
              }
            });
    Optional<Long> newest = heard.isEmpty() ? Optional.empty() : Optional.of(heard.lastKey());
    boolean left =
        heard.entrySet().stream()
            .anyMatch(
                entry ->
                    !events.containsKey(entry.getKey())
                        && left(entry.getValue(), now.minus(LONGEST_IN_HAND)));
    Receipt receipt = Receipt.of(webhook, events.keySet(), known, newest, left, now);
    receipt.first().forEach(number -> heard.put(number, new Event(now, false)));
    if (!heard.isEmpty()) {
      heard.headMap(heard.lastKey() - MOST_NUMBERS, true).clear();
    }
    return receipt;
  }

  @Override
  public synchronized void handedOver(Receipt receipt) {
    webhooks
        .getOrDefault(receipt.webhook(), new TreeMap<>())
        .replaceAll(
            (number, event) ->
                receipt.unheard().contains(number)
                        || (receipt.gap() && left(event, receipt.leftBefore()))
                    ? new Event(event.came(), true)
                    : event);
  }

  @Override
  public synchronized void notHandedOver(Receipt receipt) {
    TreeMap<Long, Event> heard = webhooks.getOrDefault(receipt.webhook(), new TreeMap<>());
    // What is behind another event stays, or nothing would tell that it is missing.
    while (!heard.isEmpty()
        && receipt.first().contains(heard.lastKey())
        && !heard.lastEntry().getValue().handedOver()) {
      heard.pollLastEntry();
    }
  }

  /** How many numbers are kept, of all webhooks. */
  synchronized long remembered() {
    return webhooks.values().stream().mapToLong(TreeMap::size).sum();
  }

  private static boolean left(Event event, Instant before) {
    return !event.handedOver() && event.came().isBefore(before);
  }
}
