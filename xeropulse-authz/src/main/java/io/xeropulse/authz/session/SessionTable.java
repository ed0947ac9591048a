package io.xeropulse.authz.session;

import io.xeropulse.authz.scope.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sessions and refresh tokens inside a transaction. Not thread-safe. */
public interface SessionTable {

  /**
   * Adds a session.
   *
   * @param session the session
   */
  void insert(Session session);

  /**
   * Finds a session.
   *
   * @param id which
   * @return the session, or empty
   */
  Optional<Session> find(UUID id);

  /**
   * Lists a person's sessions that have not ended.
   *
   * @param user whose
   * @param now the time
   * @return the sessions
   */
  List<Session> live(UserId user, Instant now);

  /**
   * Replaces a session.
   *
   * @param session the session as it shall be
   */
  void update(Session session);

  /**
   * Adds a refresh token.
   *
   * @param token the token
   */
  void insert(RefreshToken token);

  /**
   * Finds a refresh token and keeps other transactions from it until this one ends.
   *
   * @param hash its hash
   * @return the token, or empty
   */
  Optional<RefreshToken> lockToken(String hash);

  /**
   * Replaces a refresh token.
   *
   * @param token the token as it shall be
   */
  void update(RefreshToken token);

  /**
   * Removes sessions that ended long ago, with their tokens.
   *
   * @param before those whose {@code endsAt} lies before this instant
   * @return how many sessions
   */
  int deleteEnded(Instant before);
}
