package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.session.RefreshToken;
import io.xeropulse.authz.session.Session;
import io.xeropulse.authz.session.SessionTable;
import io.xeropulse.core.model.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Sessions and refresh tokens in PostgreSQL. Not thread-safe. */
final class SessionRows implements SessionTable {
  private final Handle handle;
  private final Named named;

  SessionRows(Handle handle, Named named) {
    this.handle = handle;
    this.named = named;
  }

  @Override
  public void insert(Session session) {
    named.user(session.user());
    handle
        .createUpdate(
            """
            insert into user_session
              (session_id, organization_id, user_id, auth_version, membership_version,
               started_at, ends_at, refreshed_at, ended_at)
            values
              (:id, :organization, :user, :version, :membershipVersion,
               :started, :ends, :refreshed, :ended)
            """)
        .bind("id", session.id())
        .bind("organization", session.organization().value())
        .bind("user", session.user().value())
        .bind("version", session.authVersion())
        .bind("membershipVersion", session.membershipVersion())
        .bind("started", session.startedAt())
        .bind("ends", session.endsAt())
        .bind("refreshed", session.refreshedAt())
        .bind("ended", session.endedAt())
        .execute();
  }

  @Override
  public Optional<Session> find(UUID id) {
    named.key(id.toString());
    return handle
        .createQuery("select * from user_session where session_id = :id")
        .bind("id", id)
        .map((row, context) -> session(row))
        .findOne();
  }

  @Override
  public List<Session> live(UserId user, Instant now) {
    named.user(user);
    return handle
        .createQuery(
            """
            select * from user_session
            where user_id = :user and ends_at > :now and ended_at is null
            order by session_id
            """)
        .bind("user", user.value())
        .bind("now", now)
        .map((row, context) -> session(row))
        .list();
  }

  /** What ended stays ended, whoever read it before. */
  @Override
  public void update(Session session) {
    named.user(session.user());
    handle
        .createUpdate(
            """
            update user_session set
              refreshed_at = :refreshed, ended_at = coalesce(ended_at, :ended)
            where session_id = :id
            """)
        .bind("id", session.id())
        .bind("refreshed", session.refreshedAt())
        .bind("ended", session.endedAt())
        .execute();
  }

  @Override
  public void insert(RefreshToken token) {
    named.key(token.hash());
    handle
        .createUpdate(
            """
            insert into refresh_token (token_hash, session_id, salt, used_at)
            values (:hash, :session, :salt, :used)
            """)
        .bind("hash", token.hash())
        .bind("session", token.session())
        .bind("salt", token.salt())
        .bind("used", token.usedAt())
        .execute();
  }

  @Override
  public Optional<RefreshToken> lockToken(String hash) {
    named.key(hash);
    return handle
        .createQuery("select * from refresh_token where token_hash = :hash for update")
        .bind("hash", hash)
        .map((row, context) -> token(row))
        .findOne();
  }

  @Override
  public void update(RefreshToken token) {
    named.key(token.hash());
    handle
        .createUpdate("update refresh_token set used_at = :used where token_hash = :hash")
        .bind("hash", token.hash())
        .bind("used", token.usedAt())
        .execute();
  }

  @Override
  public int deleteEnded(Instant before) {
    return named.chore(
        () ->
            handle
                .createUpdate("delete from user_session where ends_at < :before")
                .bind("before", before)
                .execute());
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        Columns.uuid(row, "session_id"),
        new UserId(row.getString("user_id")),
        new OrganizationId(Columns.uuid(row, "organization_id")),
        row.getLong("auth_version"),
        row.getLong("membership_version"),
        Columns.instant(row, "started_at"),
        Columns.instant(row, "ends_at"),
        Columns.instant(row, "refreshed_at"),
        Columns.optionalInstant(row, "ended_at"));
  }

  private static RefreshToken token(ResultSet row) throws SQLException {
    return new RefreshToken(
        row.getString("token_hash"),
        Columns.uuid(row, "session_id"),
        row.getString("salt"),
        Columns.optionalInstant(row, "used_at"));
  }
}
