package io.xeropulse.core.sync.extract;

import io.xeropulse.core.InvalidConfigurationException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A span of document dates, open where an end is null. Immutable.
 *
 * @param startInclusive the first day; null for everything before the end
 * @param endExclusive the day after the last; null for everything from the start on, documents
 *     dated ahead included
 */
public record DateWindow(@Nullable LocalDate startInclusive, @Nullable LocalDate endExclusive) {

  /**
   * Refuses a span that ends before it begins.
   *
   * @throws InvalidConfigurationException if it holds no day
   */
  public DateWindow {
    if (startInclusive != null && endExclusive != null && !startInclusive.isBefore(endExclusive)) {
      throw new InvalidConfigurationException(
          "A window from %s to before %s holds no day; let it end later"
              .formatted(startInclusive, endExclusive));
    }
  }

  /**
   * Whether a document belongs to it.
   *
   * @param date the document's date
   * @return true if it does
   */
  public boolean contains(LocalDate date) {
    return (startInclusive == null || !date.isBefore(startInclusive))
        && (endExclusive == null || date.isBefore(endExclusive));
  }

  @Override
  public String toString() {
    if (startInclusive == null) {
      return endExclusive == null ? "any date" : "before " + endExclusive;
    }
    return "from " + startInclusive + (endExclusive == null ? " on" : " to before " + endExclusive);
  }
}
