package io.xeropulse.xero.accounting;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What to read of a list: only what Xero serves well, also to organisations with more than 100,000
 * records of a kind, can be said. Immutable and thread-safe; every method returns a new query.
 *
 * @param <Q> the query's own type
 */
public abstract class Query<Q extends Query<Q>> {
  private final Filter filter;

  Query(Filter filter) {
    this.filter = filter;
  }

  /**
   * Only what changed since an instant, by Xero's clock.
   *
   * @param instant rounded down to a second, and up to the year 2000
   * @return a narrower query
   */
  public final Q modifiedSince(Instant instant) {
    return make(filter.since(instant));
  }

  final Filter filter() {
    return filter;
  }

  final Q narrowed(UnaryOperator<Filter> change) {
    return make(change.apply(filter));
  }

  static List<String> texts(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("Name at least one identifier, or none at all");
    }
    return ids.stream().distinct().map(UUID::toString).toList();
  }

  abstract Q make(Filter narrower);
}
