package io.xeropulse.xero.auth;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where the tokens of grants are kept, shared by every process that uses them. Implementations are
 * thread-safe.
 */
public interface TokenStore {

  /**
   * Reads a grant's tokens without waiting for a renewal under way.
   *
   * @param grant which
   * @return its tokens, or empty if it is not known
   */
  Optional<GrantTokens> find(GrantId grant);

  /**
   * Replaces a grant's tokens while no other thread or process replaces them, as one transaction:
   * what is returned is stored durably before this method ends.
   *
   * @param grant which
   * @param renewal makes the new tokens of those stored now; returning the same leaves them; if it
   *     throws, nothing changes and the error passes through
   * @return the tokens stored now
   * @throws io.xeropulse.core.AuthenticationException if the grant is not known
   */
  GrantTokens replace(GrantId grant, UnaryOperator<GrantTokens> renewal);

  /**
   * Stores the tokens of a new or renewed consent.
   *
   * @param grant which
   * @param tokens its tokens
   */
  void save(GrantId grant, GrantTokens tokens);

  /**
   * Forgets a grant.
   *
   * @param grant which; unknown ones are fine
   */
  void remove(GrantId grant);
}
