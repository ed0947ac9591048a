package io.xeropulse.authz;

import java.util.function.Function;

/**
 * Runs work on the stores as one transaction: all of it happens or, when the work throws, nothing.
 * Implementations are thread-safe. Two transactions that lock the same organization, user or token
 * run one after the other.
 *
 * @param <X> the tables that the work sees; valid only during the work
 */
@FunctionalInterface
public interface Transactions<X> {

  /**
   * Runs work.
   *
   * @param work what to do; it must do nothing outside the tables, since it may be run again after
   *     a serialization failure
   * @param <T> type of the result
   * @return what the work returned, after the commit
   * @throws io.xeropulse.core.StorageUnavailableException if the store cannot be reached; nothing
   *     happened
   */
  <T> T run(Function<? super X, ? extends T> work);
}
