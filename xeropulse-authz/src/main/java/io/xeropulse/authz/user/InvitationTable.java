package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invitations inside a transaction. Not thread-safe. */
public interface InvitationTable {

  /**
   * Adds an invitation.
   *
   * @param invitation the invitation
   */
  void insert(Invitation invitation);

  /**
   * Finds an invitation.
   *
   * @param id which
   * @return the invitation, or empty
   */
  Optional<Invitation> find(UUID id);

  /**
   * Finds an invitation by its token.
   *
   * @param tokenHash SHA-256 of the token, in hexadecimal
   * @return the invitation, or empty
   */
  Optional<Invitation> findByToken(String tokenHash);

  /**
   * Lists the invitations of a person that have not ended.
   *
   * @param user for whom
   * @param organization to what
   * @return the invitations, expired ones included
   */
  List<Invitation> open(UserId user, OrganizationId organization);

  /**
   * Changes an invitation, if its row still has the version before this one.
   *
   * @param invitation the invitation as it shall be, its version one more than as read
   * @return false, without changing it, when somebody else changed it
   */
  boolean update(Invitation invitation);

  /**
   * Removes invitations that expired long ago.
   *
   * @param before those that expired before this instant
   * @return how many
   */
  int deleteExpired(Instant before);
}
