package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A single permit to set a password or join an organization, sent by mail. Only the hash of its
 * token is stored. Immutable.
 */
@Value.Immutable
public abstract class Invitation {

  /** What it is good for. */
  public enum Purpose {
    /** Join the organization, setting a password where there is none. */
    JOIN,
    /** Set a new password. */
    RESET_PASSWORD
  }

  /** Creates an invitation; called by generated code. */
  protected Invitation() {}

  /**
   * Which.
   *
   * @return a random id
   */
  public abstract UUID id();

  /**
   * For whom.
   *
   * @return the user
   */
  public abstract UserId user();

  /**
   * To what.
   *
   * @return the organization
   */
  public abstract OrganizationId organization();

  /**
   * For what.
   *
   * @return the purpose
   */
  public abstract Purpose purpose();

  /**
   * SHA-256 of the token, in hexadecimal.
   *
   * @return the hash, or empty until it was mailed
   */
  @Value.Redacted
  public abstract Optional<String> tokenHash();

  /**
   * Until when it can be used.
   *
   * @return an instant, excluded
   */
  public abstract Instant expiresAt();

  /**
   * When it was used or revoked.
   *
   * @return an instant, or empty while it can be used
   */
  public abstract Optional<Instant> endedAt();

  /**
   * Number of the row's version, for conditional writes.
   *
   * @return a number from 1
   */
  @Value.Default
  public long version() {
    return 1;
  }
}
