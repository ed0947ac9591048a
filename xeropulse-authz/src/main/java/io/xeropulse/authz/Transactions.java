package io.xeropulse.authz;

import java.util.function.Function;
import java.util.function.Predicate;

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

  /**
   * Runs work that says itself whether it is kept, with the same effort either way: for what nobody
   * may tell by time.
   *
   * @param work what to do, with the same statements whatever it will say; true to keep it
   */
  default void evenly(Predicate<? super X> work) {
    try {
      run(
          tables -> {
            if (!work.test(tables)) {
              throw new TakenBack();
            }
            return true;
          });
    } catch (TakenBack expected) {
      // rolled back
    }
  }
}
