package io.xeropulse.authz;

import java.util.function.Function;

/**
 * Runs work on the stores as one transaction: all of it happens or, when the work throws, nothing.
 * Implementations are thread-safe. Two transactions that lock the same organization, user or token
 * run one after the other. Where transactions overlap otherwise, the implementation runs work
 * again, a few times, when it throws a {@link io.xeropulse.core.XeroPulseException} that is
 * {@linkplain io.xeropulse.core.XeroPulseException#retryable retryable}, since then somebody else
 * was quicker.
 *
 * @param <X> the tables that the work sees; valid only during the work
 */
@FunctionalInterface
public interface Transactions<X> {

  /**
   * Runs work.
   *
   * @param work what to do; it must do nothing outside the tables, since it may be run again
   * @param <T> type of the result
   * @return what the work returned, after the commit
   * @throws io.xeropulse.core.StorageUnavailableException if the store cannot be reached; nothing
   *     happened
   */
  <T> T run(Function<? super X, ? extends T> work);
}
