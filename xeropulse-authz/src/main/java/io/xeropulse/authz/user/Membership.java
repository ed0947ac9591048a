package io.xeropulse.authz.user;

import static io.xeropulse.authz.scope.Standing.DEACTIVATED;

import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.Standing;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** What a person is in one organization. Immutable. */
@Value.Immutable
public abstract class Membership {

  /** Creates a membership; called by generated code. */
  protected Membership() {}

  /**
   * Who.
   *
   * @return the id
   */
  public abstract UserId user();

  /**
   * Where.
   *
   * @return the organization
   */
  public abstract OrganizationId organization();

  /**
   * As what.
   *
   * @return a role of the policy
   */
  public abstract Role role();

  /**
   * Whether it counts.
   *
   * @return the state
   */
  public abstract MembershipState state();

  /**
   * The team or department.
   *
   * @return the team, or empty
   */
  public abstract Optional<String> team();

  /**
   * The clients assigned to the person.
   *
   * @return client identifiers as the source spells them; may be empty
   */
  public abstract Set<String> clients();

  /**
   * The person's staff identifier in the source.
   *
   * @return the identifier, or empty
   */
  public abstract Optional<String> staff();

  /**
   * When it was created.
   *
   * @return an instant
   */
  public abstract Instant createdAt();

  /**
   * Who created it.
   *
   * @return a user, or empty for the organization's first
   */
  public abstract Optional<UserId> createdBy();

  /**
   * When it was last changed.
   *
   * @return an instant
   */
  public abstract Instant changedAt();

  /**
   * Number of the row's version, for conditional writes.
   *
   * @return a number from 1
   */
  @Value.Default
  public long version() {
    return 1;
  }

  /**
   * The person as a principal of this organization. Only an active membership of an active account
   * gives an active one.
   *
   * @param account the person's account
   * @return a principal
   */
  public Principal principal(Account account) {
    Standing standing = state() == MembershipState.ACTIVE ? account.standing() : DEACTIVATED;
    return new Principal(user(), organization(), role(), standing, team(), clients(), staff());
  }
}
