package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A single permit to set a password or join an organization, sent by mail. Only the hash of its
 * token is stored, and its text form hides that. Immutable.
 *
 * @param id a random id
 * @param user for whom
 * @param organization to what
 * @param purpose for what
 * @param tokenHash SHA-256 of the token in hexadecimal, or empty until it was mailed
 * @param expiresAt until when it can be used, excluded
 * @param endedAt when it was used or revoked, or empty while it can be used
 * @param version number of the row's version, for conditional writes; from 1
 */
public record Invitation(
    UUID id,
    UserId user,
    OrganizationId organization,
    Purpose purpose,
    Optional<String> tokenHash,
    Instant expiresAt,
    Optional<Instant> endedAt,
    long version) {

  /** What it is good for. */
  public enum Purpose {
    /** Join the organization, setting a password where there is none. */
    JOIN,
    /** Set a new password. */
    RESET_PASSWORD
  }

  /**
   * An invitation that was not mailed yet.
   *
   * @param id a random id
   * @param user for whom
   * @param organization to what
   * @param purpose for what
   * @param expiresAt until when it can be used
   * @return the invitation
   */
  public static Invitation open(
      UUID id, UserId user, OrganizationId organization, Purpose purpose, Instant expiresAt) {
    return new Invitation(
        id, user, organization, purpose, Optional.empty(), expiresAt, Optional.empty(), 1);
  }

  /**
   * As it is written once its token exists; an earlier token stops working.
   *
   * @param hash SHA-256 of the token, in hexadecimal
   * @return the next version
   */
  public Invitation withToken(String hash) {
    return new Invitation(
        id, user, organization, purpose, Optional.of(hash), expiresAt, endedAt, version + 1);
  }

  /**
   * As it is written once a temporary password takes its token's place.
   *
   * @return the next version
   */
  Invitation withoutToken() {
    return new Invitation(
        id, user, organization, purpose, Optional.empty(), expiresAt, endedAt, version + 1);
  }

  /**
   * As it is written once it cannot be used any more.
   *
   * @param at when
   * @return the next version
   */
  public Invitation ended(Instant at) {
    return new Invitation(
        id, user, organization, purpose, tokenHash, expiresAt, Optional.of(at), version + 1);
  }

  @Override
  public String toString() {
    return "Invitation[" + id + ", " + purpose + ", user " + user + "]";
  }
}
