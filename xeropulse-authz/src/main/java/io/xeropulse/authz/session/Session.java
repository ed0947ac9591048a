package io.xeropulse.authz.session;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** One login and everything refreshed from it. Immutable. */
@Value.Immutable
public abstract class Session {

  /** Creates a session; called by generated code. */
  protected Session() {}

  /**
   * Which; also the family of its refresh tokens.
   *
   * @return a random id
   */
  public abstract UUID id();

  /**
   * Whose.
   *
   * @return the user
   */
  public abstract UserId user();

  /**
   * The one organization it acts in.
   *
   * @return the organization
   */
  public abstract OrganizationId organization();

  /**
   * The account's {@code authVersion} when it began; it ends when the account's moves on.
   *
   * @return a number
   */
  public abstract long authVersion();

  /**
   * When it began.
   *
   * @return an instant
   */
  public abstract Instant startedAt();

  /**
   * When it ends, however busy it is.
   *
   * @return an instant, excluded
   */
  public abstract Instant endsAt();

  /**
   * When it was last refreshed.
   *
   * @return an instant
   */
  public abstract Instant refreshedAt();

  /**
   * When it was ended before its time.
   *
   * @return an instant, or empty
   */
  public abstract Optional<Instant> endedAt();
}
