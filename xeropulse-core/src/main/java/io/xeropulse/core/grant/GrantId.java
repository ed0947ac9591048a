package io.xeropulse.core.grant;

import java.util.UUID;

/**
 * A person's consent, which may reach several tenants. Immutable.
 *
 * @param value the identifier, chosen by the host
 */
public record GrantId(UUID value) {

  /**
   * A new identifier.
   *
   * @return a random one
   */
  public static GrantId random() {
    return new GrantId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
