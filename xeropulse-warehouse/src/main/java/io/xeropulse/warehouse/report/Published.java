package io.xeropulse.warehouse.report;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/**
 * A figure, what it is of, and what vouches for it. A figure that was never worked out is absent,
 * never zero. Immutable if its value is.
 *
 * @param <T> the figure
 * @param value the figure
 * @param asAt the day that it is of: the last that counts, in the organization's zone
 * @param publication the state that it was read from, with its base currency
 * @param certificate how that state's proof ended; empty if it was not proved, and for a scope of
 *     less than everything, which does not see it
 */
public record Published<T>(
    T value, LocalDate asAt, Publication publication, Optional<ProofSummary> certificate) {

  /**
   * Another figure that follows from this one.
   *
   * @param <R> the other figure
   * @param step works it out
   * @return it, of the same day and state
   */
  public <R> Published<R> map(Function<? super T, ? extends R> step) {
    return new Published<>(step.apply(value), asAt, publication, certificate);
  }
}
