package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.user.Invitation;
import io.xeropulse.authz.user.InvitationTable;
import io.xeropulse.core.model.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Invitations in PostgreSQL. Not thread-safe. */
final class InvitationRows implements InvitationTable {
  private final Handle handle;
  private final Named named;

  InvitationRows(Handle handle, Named named) {
    this.handle = handle;
    this.named = named;
  }

  @Override
  public void insert(Invitation invitation) {
    named.organization(invitation.organization());
    handle
        .createUpdate(
            """
            insert into user_invitation
              (invitation_id, organization_id, user_id, purpose, token_hash, expires_at, ended_at,
               version)
            values (:id, :organization, :user, :purpose, :token, :expires, :ended, :version)
            """)
        .bind("id", invitation.id())
        .bind("organization", invitation.organization().value())
        .bind("user", invitation.user().value())
        .bind("purpose", invitation.purpose())
        .bind("token", invitation.tokenHash())
        .bind("expires", invitation.expiresAt())
        .bind("ended", invitation.endedAt())
        .bind("version", invitation.version())
        .execute();
  }

  @Override
  public Optional<Invitation> find(UUID id) {
    named.key(id.toString());
    return handle
        .createQuery("select * from user_invitation where invitation_id = :id")
        .bind("id", id)
        .map((row, context) -> invitation(row))
        .findOne();
  }

  @Override
  public Optional<Invitation> findByToken(String tokenHash) {
    named.key(tokenHash);
    return handle
        .createQuery("select * from user_invitation where token_hash = :token")
        .bind("token", tokenHash)
        .map((row, context) -> invitation(row))
        .findOne();
  }

  @Override
  public List<Invitation> open(UserId user, OrganizationId organization) {
    named.organization(organization);
    return handle
        .createQuery(
            """
            select * from user_invitation
            where organization_id = :organization and user_id = :user and ended_at is null
            order by invitation_id
            """)
        .bind("organization", organization.value())
        .bind("user", user.value())
        .map((row, context) -> invitation(row))
        .list();
  }

  @Override
  public boolean update(Invitation invitation) {
    named.organization(invitation.organization());
    return handle
            .createUpdate(
                """
                update user_invitation set
                  token_hash = :token, expires_at = :expires, ended_at = :ended, version = :version
                where invitation_id = :id and version = :version - 1
                """)
            .bind("id", invitation.id())
            .bind("token", invitation.tokenHash())
            .bind("expires", invitation.expiresAt())
            .bind("ended", invitation.endedAt())
            .bind("version", invitation.version())
            .execute()
        == 1;
  }

  @Override
  public int deleteExpired(Instant before) {
    return named.chore(
        () ->
            handle
                .createUpdate("delete from user_invitation where expires_at < :before")
                .bind("before", before)
                .execute());
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    return new Invitation(
        Columns.uuid(row, "invitation_id"),
        new UserId(row.getString("user_id")),
        new OrganizationId(Columns.uuid(row, "organization_id")),
        Invitation.Purpose.valueOf(row.getString("purpose")),
        Columns.optionalText(row, "token_hash"),
        Columns.instant(row, "expires_at"),
        Columns.optionalInstant(row, "ended_at"),
        row.getLong("version"));
  }
}
