package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.Standing;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A person's account, whatever organizations they belong to. Its text form shows neither e-mail nor
 * hash. Immutable.
 */
@Value.Immutable
public abstract class Account {

  /** Creates an account; called by generated code. */
  protected Account() {}

  /**
   * Who.
   *
   * @return the id
   */
  public abstract UserId id();

  /**
   * Where to write to; unique among accounts.
   *
   * @return personal data
   */
  @Value.Redacted
  public abstract EmailAddress email();

  /**
   * The stored hash of the password.
   *
   * @return the hash, or empty before an invitation was accepted
   */
  @Value.Redacted
  public abstract Optional<String> passwordHash();

  /**
   * Until when a temporary password works; it must be changed at the first login.
   *
   * @return the instant, or empty for a password of the person's own
   */
  public abstract Optional<Instant> temporaryUntil();

  /**
   * Whether the account may be used at all, in any organization.
   *
   * @return the standing
   */
  @Value.Default
  public Standing standing() {
    return Standing.ACTIVE;
  }

  /**
   * Grows whenever everything issued to the account must end: sessions, refresh tokens, API keys'
   * cached rights.
   *
   * @return a number from 1
   */
  @Value.Default
  public long authVersion() {
    return 1;
  }

  /**
   * The organization that new sessions act in.
   *
   * @return one of the account's active memberships, or empty when there is none
   */
  public abstract Optional<OrganizationId> activeOrganization();

  /**
   * When it was created.
   *
   * @return an instant
   */
  public abstract Instant createdAt();

  /**
   * When the person last logged in.
   *
   * @return an instant, or empty for never
   */
  public abstract Optional<Instant> lastLogin();

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
