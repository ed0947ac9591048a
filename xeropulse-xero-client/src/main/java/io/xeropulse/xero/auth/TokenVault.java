package io.xeropulse.xero.auth;

import io.xeropulse.core.grant.GrantId;

/**
 * Encrypts tokens with a key that the store does not have. The grant is associated data, so that a
 * sealed value copied to another grant does not open. Implementations are thread-safe.
 */
public interface TokenVault {

  /**
   * Encrypts.
   *
   * @param grant whose tokens
   * @param plain the plain bytes
   * @return bytes that may be stored
   */
  byte[] seal(GrantId grant, byte[] plain);

  /**
   * Decrypts.
   *
   * @param grant whose tokens
   * @param sealed what {@link #seal} returned
   * @return the plain bytes
   * @throws io.xeropulse.core.XeroPulseException if the key is missing or the bytes were changed
   */
  byte[] open(GrantId grant, byte[] sealed);
}
