package io.xeropulse.xero.auth;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keeps encrypted tokens, which it cannot read: the part of a {@link TokenStore} that a database
 * does. Implementations are thread-safe.
 */
public interface SealedTokenStore {

  /**
   * Reads a grant's sealed tokens without waiting for a renewal under way.
   *
   * @param grant which
   * @return the sealed bytes, or empty if the grant is not known
   */
  Optional<byte[]> find(GrantId grant);

  /**
   * Replaces a grant's sealed tokens while no other thread or process replaces them, as one
   * transaction.
   *
   * @param grant which
   * @param renewal makes the new bytes of those stored now; if it throws, nothing changes
   * @return the bytes stored now
   * @throws io.xeropulse.core.AuthenticationException if the grant is not known
   */
  byte[] replace(GrantId grant, UnaryOperator<byte[]> renewal);

  /**
   * Stores a grant's sealed tokens.
   *
   * @param grant which
   * @param sealed the bytes
   */
  void save(GrantId grant, byte[] sealed);

  /**
   * Forgets a grant.
   *
   * @param grant which; unknown ones are fine
   */
  void remove(GrantId grant);
}
