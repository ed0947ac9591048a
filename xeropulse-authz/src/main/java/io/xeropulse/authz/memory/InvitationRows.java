package io.xeropulse.authz.memory;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.user.Invitation;
import io.xeropulse.authz.user.InvitationTable;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class InvitationRows implements InvitationTable {
  private final Rows<Invitation> invitations;

  InvitationRows(Deque<Runnable> undo) {
    invitations = new Rows<>(undo);
  }

  @Override
  public void insert(Invitation invitation) {
    invitations.put(invitation.id().toString(), invitation);
  }

  @Override
  public Optional<Invitation> find(UUID id) {
    return invitations.find(id.toString());
  }

  @Override
  public Optional<Invitation> findByToken(String tokenHash) {
    return invitations.all().stream()
        .filter(invitation -> invitation.tokenHash().equals(Optional.of(tokenHash)))
        .findFirst();
  }

  @Override
  public List<Invitation> open(UserId user, OrganizationId organization) {
    return invitations.all().stream()
        .filter(invitation -> invitation.user().equals(user))
        .filter(invitation -> invitation.organization().equals(organization))
        .filter(invitation -> invitation.endedAt().isEmpty())
        .toList();
  }

  @Override
  public boolean update(Invitation invitation) {
    Optional<Invitation> stored = find(invitation.id());
    if (stored.isEmpty() || stored.get().version() != invitation.version() - 1) {
      return false;
    }
    insert(invitation);
    return true;
  }

  @Override
  public int deleteExpired(Instant before) {
    List<Invitation> expired =
        invitations.all().stream()
            .filter(invitation -> invitation.expiresAt().isBefore(before))
            .toList();
    expired.forEach(invitation -> invitations.remove(invitation.id().toString()));
    return expired.size();
  }
}
