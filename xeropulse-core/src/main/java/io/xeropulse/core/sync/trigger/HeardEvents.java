package io.xeropulse.core.sync.trigger;

import io.xeropulse.core.model.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Which events of a webhook were handed over to whoever works on them, for all nodes that receive
 * its calls. An event is heard once it was handed over, not when it came; one that is in somebody's
 * hands is no gap for the others. Implementations are thread-safe.
 */
public interface HeardEvents {
  /** How many numbers are remembered of a webhook, counted back from the newest. */
  long MOST_NUMBERS = 10_000;

  /** How long an event may be in somebody's hands before it counts as missing. */
  Duration LONGEST_IN_HAND = Duration.ofMinutes(1);

  /**
   * Takes note that events came.
   *
   * @param webhook which webhook's sequence the numbers are of
   * @param events whose event each number is, where that is known
   * @return what is to be handed over; say afterwards whether it was
   * @throws io.xeropulse.core.StorageUnavailableException if the memory cannot be reached
   */
  Receipt received(String webhook, SortedMap<Long, Optional<OrganizationId>> events);

  /**
   * From now on the events are heard, and the gap is known.
   *
   * @param receipt what was handed over
   * @throws io.xeropulse.core.StorageUnavailableException if the memory cannot be reached
   */
  void handedOver(Receipt receipt);

  /**
   * It is as if the events had not come. Those with a newer one that came meanwhile stay in hand
   * instead, and so become a gap: no later number tells that they are missing.
   *
   * @param receipt what was not handed over
   * @throws io.xeropulse.core.StorageUnavailableException if the memory cannot be reached
   */
  void notHandedOver(Receipt receipt);

  /**
   * What came. Immutable.
   *
   * @param webhook which webhook's sequence the numbers are of
   * @param unheard the numbers that were never handed over
   * @param first those of them that came for the first time
   * @param gap whether numbers before these never came, or came and were never handed over
   * @param at when they came
   */
  record Receipt(String webhook, Set<Long> unheard, Set<Long> first, boolean gap, Instant at) {
    public Receipt {
      unheard = Set.copyOf(unheard);
      first = Set.copyOf(first);
    }

    /**
     * Works out what is new among numbers that came.
     *
     * @param webhook which webhook's
     * @param came the numbers, in ascending order
     * @param known which of them came before, and whether they were handed over
     * @param newest the newest number that came before, or empty before the first
     * @param left whether an earlier one was left in somebody's hands
     * @param at when they came
     * @return the receipt
     */
    public static Receipt of(
        String webhook,
        Iterable<Long> came,
        Map<Long, Boolean> known,
        Optional<Long> newest,
        boolean left,
        Instant at) {
      Set<Long> unheard = new TreeSet<>();
      Set<Long> first = new TreeSet<>();
      Optional<Long> last = newest;
      boolean gap = left;
      for (long number : came) {
        if (!known.containsKey(number)) {
          gap |= last.isPresent() && number > last.get() + 1;
          first.add(number);
        }
        if (!known.getOrDefault(number, false)) {
          unheard.add(number);
        }
        last = Optional.of(Math.max(number, last.orElse(number)));
      }
      return new Receipt(webhook, unheard, first, gap, at);
    }

    /**
     * Before which instant events must have come to count as left in somebody's hands.
     *
     * @return that instant
     */
    public Instant leftBefore() {
      return at.minus(LONGEST_IN_HAND);
    }
  }
}
