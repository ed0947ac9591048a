package io.xeropulse.authz.memory;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.session.RefreshToken;
import io.xeropulse.authz.session.Session;
import io.xeropulse.authz.session.SessionTable;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

final class SessionRows implements SessionTable {
  private final Rows<Session> sessions;
  private final Rows<RefreshToken> tokens;

  SessionRows(Deque<Runnable> undo) {
    sessions = new Rows<>(undo);
    tokens = new Rows<>(undo);
  }

  @Override
  public void insert(Session session) {
    sessions.put(session.id().toString(), session);
  }

  @Override
  public Optional<Session> find(UUID id) {
    return sessions.find(id.toString());
  }

  @Override
  public List<Session> live(UserId user, Instant now) {
    return sessions.all().stream()
        .filter(session -> session.user().equals(user))
        .filter(session -> session.endedAt().isEmpty() && session.endsAt().isAfter(now))
        .toList();
  }

  @Override
  public void update(Session session) {
    insert(session);
  }

  @Override
  public void insert(RefreshToken token) {
    tokens.put(token.hash(), token);
  }

  @Override
  public Optional<RefreshToken> lockToken(String hash) {
    return tokens.find(hash);
  }

  @Override
  public void update(RefreshToken token) {
    insert(token);
  }

  @Override
  public int deleteEnded(Instant before) {
    Set<UUID> ended =
        sessions.all().stream()
            .filter(session -> session.endsAt().isBefore(before))
            .map(Session::id)
            .collect(Collectors.toSet());
    List<RefreshToken> orphans =
        tokens.all().stream().filter(token -> ended.contains(token.session())).toList();
    orphans.forEach(token -> tokens.remove(token.hash()));
    ended.forEach(id -> sessions.remove(id.toString()));
    return ended.size();
  }
}
