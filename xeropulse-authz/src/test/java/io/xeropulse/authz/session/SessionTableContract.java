package io.xeropulse.authz.session;

import static io.xeropulse.authz.Practice.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.scope.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every table of sessions and refresh tokens must do. */
public abstract class SessionTableContract {
  private static final Instant NOW = Instant.parse("2025-06-30T01:02:03.123456Z");
  private static final UserId AVA = new UserId("ava");

  /** An empty store that knows the user {@code ava}; the same one at every call. */
  protected abstract Transactions<? extends SessionTransaction> store();

  @Test
  void shouldReadBackSessionsAndTokensAsWritten() {
    Session session = session(1, NOW.plus(Duration.ofHours(8)));
    RefreshToken token = new RefreshToken("h-1", session.id(), "s-1", Optional.empty());
    run(
        tables -> {
          tables.insert(session);
          tables.insert(token);
          return true;
        });
    Optional<Session> found = run(tables -> tables.find(session.id()));
    Optional<RefreshToken> stored = run(tables -> tables.lockToken("h-1"));
    assertThat(found).contains(session);
    assertThat(stored).contains(token);
    RefreshToken used = new RefreshToken("h-1", session.id(), "s-1", Optional.of(NOW));
    run(
        tables -> {
          tables.update(used);
          tables.update(session.refreshed(NOW.plusSeconds(1)).ended(NOW.plusSeconds(2)));
          return true;
        });
    stored = run(tables -> tables.lockToken("h-1"));
    found = run(tables -> tables.find(session.id()));
    assertThat(stored).contains(used);
    assertThat(found).map(Session::refreshedAt).contains(NOW.plusSeconds(1));
    assertThat(found).map(Session::endedAt).contains(Optional.of(NOW.plusSeconds(2)));
    Optional<RefreshToken> unknown = run(tables -> tables.lockToken("h-2"));
    Optional<Session> nobody = run(tables -> tables.find(new UUID(9, 9)));
    assertThat(unknown).isEmpty();
    assertThat(nobody).isEmpty();
  }

  @Test
  void shouldListOnlyLiveSessionsOfThePerson() {
    Session live = session(1, NOW.plusSeconds(1));
    run(
        tables -> {
          tables.insert(live);
          tables.insert(session(2, NOW));
          tables.insert(session(3, NOW.plusSeconds(9)).ended(NOW));
          return true;
        });
    List<Session> listed = run(tables -> tables.live(AVA, NOW));
    List<Session> others = run(tables -> tables.live(new UserId("ben"), NOW));
    assertThat(listed).containsExactly(live);
    assertThat(others).isEmpty();
  }

  @Test
  void shouldRemoveWhatEndedLongAgoWithItsTokens() {
    Session old = session(1, NOW.minusSeconds(1));
    Session kept = session(2, NOW);
    run(
        tables -> {
          tables.insert(old);
          tables.insert(kept);
          tables.insert(new RefreshToken("h-1", old.id(), "s", Optional.empty()));
          tables.insert(new RefreshToken("h-2", kept.id(), "s", Optional.empty()));
          return true;
        });
    int removed = run(tables -> tables.deleteEnded(NOW));
    Optional<RefreshToken> gone = run(tables -> tables.lockToken("h-1"));
    Optional<RefreshToken> stays = run(tables -> tables.lockToken("h-2"));
    assertThat(removed).isEqualTo(1);
    assertThat(gone).isEmpty();
    assertThat(stays).isPresent();
  }

  @Test
  void shouldUndoWhenTheWorkThrows() {
    assertThatThrownBy(
            () ->
                run(
                    tables -> {
                      tables.insert(session(1, NOW));
                      throw new IllegalStateException("stop");
                    }))
        .hasMessage("stop");
    Optional<Session> undone = run(tables -> tables.find(new UUID(0, 1)));
    assertThat(undone).isEmpty();
  }

  private <T> T run(Function<SessionTable, T> work) {
    return store().run(tables -> work.apply(tables.sessions()));
  }

  private static Session session(int id, Instant endsAt) {
    return new Session(new UUID(0, id), AVA, HOME, 1, 2, NOW, endsAt, NOW, Optional.empty());
  }
}
