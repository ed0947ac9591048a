package io.xeropulse.core.grant;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where something is kept for each grant, shared by every process that uses it. A store for
 * encrypted tokens holds bytes that it cannot read. Implementations are thread-safe.
 *
 * @param <T> what is kept
 */
public interface GrantStore<T> {

  /**
   * Reads what is kept, without waiting for a replacement under way.
   *
   * @param grant of which grant
   * @return what is kept, or empty if the grant is not known
   * @throws io.xeropulse.core.StorageUnavailableException if the store cannot be reached
   */
  Optional<T> find(GrantId grant);

  /**
   * Replaces what is kept while no other thread or process replaces it, as one transaction: what is
   * returned is stored durably before this method ends.
   *
   * @param grant of which grant
   * @param renewal makes the new of what is stored now; returning the same leaves it; if it throws,
   *     nothing changes and the error passes through
   * @return what is stored now
   * @throws io.xeropulse.core.AuthenticationException if the grant is not known
   * @throws io.xeropulse.core.StorageUnavailableException if the store cannot be reached, or failed
   *     before it had stored
   */
  T replace(GrantId grant, UnaryOperator<T> renewal);

  /**
   * Stores what a new or renewed consent gave.
   *
   * @param grant of which grant
   * @param value what to keep
   * @throws io.xeropulse.core.StorageUnavailableException if the store cannot be reached
   */
  void save(GrantId grant, T value);

  /**
   * Forgets a grant.
   *
   * @param grant which; unknown ones are fine
   * @throws io.xeropulse.core.StorageUnavailableException if the store cannot be reached
   */
  void remove(GrantId grant);
}
