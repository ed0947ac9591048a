package io.xeropulse.core.sync.extract;

import io.xeropulse.core.InvalidConfigurationException;
import java.time.LocalDate;
import java.util.Set;

/**
 * Which records a reading was complete for: one that the warehouse holds, that is covered and that
 * the source did not send, no longer exists at the source. Immutable values.
 */
public sealed interface Coverage {

  /** Every record of the entity. */
  record Everything() implements Coverage {}

  /**
   * Every record whose own date lies in a span. Records without a date are not covered.
   *
   * @param first the first day
   * @param last the last day, not before the first
   */
  record Between(LocalDate first, LocalDate last) implements Coverage {

    /**
     * Refuses a span that ends before it begins.
     *
     * @throws InvalidConfigurationException if it does; nothing was swept
     */
    public Between {
      if (last.isBefore(first)) {
        throw new InvalidConfigurationException(
            "A reading cannot be complete from %s to %s, which is before; swap the two days"
                .formatted(first, last));
      }
    }
  }

  /**
   * Every record that belongs to one of these, such as the costs of these jobs.
   *
   * @param parentIds identifiers of the parents
   * @param all whether the source has no other parents, so that a record which came before and did
   *     not come now is gone, whatever it belongs to
   */
  record OfParents(Set<String> parentIds, boolean all) implements Coverage {
    public OfParents {
      parentIds = Set.copyOf(parentIds);
    }

    /**
     * Some parents among others.
     *
     * @param parentIds identifiers of the parents
     */
    public OfParents(Set<String> parentIds) {
      this(parentIds, false);
    }
  }
}
