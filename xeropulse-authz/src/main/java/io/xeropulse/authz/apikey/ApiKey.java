package io.xeropulse.authz.apikey;

import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** A key as stored: the hash of its secret, never the secret. Immutable. */
@Value.Immutable
public abstract class ApiKey {

  /** Creates a key; called by generated code. */
  protected ApiKey() {}

  /**
   * Which; stands in the key itself.
   *
   * @return 16 letters and digits
   */
  public abstract String id();

  /**
   * The organization it works in.
   *
   * @return the organization
   */
  public abstract OrganizationId organization();

  /**
   * Whose rights it has.
   *
   * @return the creator
   */
  public abstract UserId owner();

  /**
   * What it is for.
   *
   * @return a name for people
   */
  public abstract String name();

  /**
   * Which of the owner's rights it has at most.
   *
   * @return at least one permission
   */
  public abstract Set<Permission> permissions();

  /**
   * SHA-256 of the secret, in hexadecimal.
   *
   * @return the hash
   */
  @Value.Redacted
  public abstract String secretHash();

  /**
   * When it was created.
   *
   * @return an instant
   */
  public abstract Instant createdAt();

  /**
   * Until when it works.
   *
   * @return an instant, excluded
   */
  public abstract Instant expiresAt();

  /**
   * When it was last used, to the minute.
   *
   * @return an instant, or empty for never
   */
  public abstract Optional<Instant> lastUsed();

  /**
   * When it was revoked.
   *
   * @return an instant, or empty
   */
  public abstract Optional<Instant> revokedAt();
}
