package io.xeropulse.authz.apikey;

import io.xeropulse.authz.scope.KeyLimits;
import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key as stored: the hash of its secret, never the secret, and the text form hides even that.
 * Immutable.
 *
 * @param id stands in the key itself: 16 hexadecimal digits
 * @param organization the organization it works in
 * @param owner whose rights it borrows: its creator
 * @param name what it is for
 * @param permissions which of the owner's rights it has at most; at least one
 * @param secretHash SHA-256 of the secret, in hexadecimal
 * @param createdAt when it was created
 * @param expiresAt until when it works, excluded
 * @param lastUsed when it was last used, to the minute, or empty for never
 * @param revokedAt when it was revoked, or empty
 */
public record ApiKey(
    String id,
    OrganizationId organization,
    UserId owner,
    String name,
    Set<Permission> permissions,
    String secretHash,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> lastUsed,
    Optional<Instant> revokedAt) {

  /** Copies the permissions. */
  public ApiKey {
    permissions = Set.copyOf(permissions);
  }

  /**
   * Whether it works.
   *
   * @param now the time
   * @return false once it was revoked or its time is over
   */
  public boolean live(Instant now) {
    return revokedAt.isEmpty() && now.isBefore(expiresAt);
  }

  /**
   * What it narrows its owner's rights to.
   *
   * @return its id and permissions
   */
  public KeyLimits limits() {
    return new KeyLimits(id, permissions);
  }

  /**
   * The key once it is revoked.
   *
   * @param at when
   * @return a changed copy
   */
  public ApiKey revoked(Instant at) {
    return new ApiKey(
        id,
        organization,
        owner,
        name,
        permissions,
        secretHash,
        createdAt,
        expiresAt,
        lastUsed,
        Optional.of(at));
  }

  /**
   * The key after a use.
   *
   * @param at when
   * @return a changed copy
   */
  public ApiKey used(Instant at) {
    return new ApiKey(
        id,
        organization,
        owner,
        name,
        permissions,
        secretHash,
        createdAt,
        expiresAt,
        Optional.of(at),
        revokedAt);
  }

  @Override
  public String toString() {
    return "ApiKey[" + id + ", owner " + owner + "]";
  }
}
