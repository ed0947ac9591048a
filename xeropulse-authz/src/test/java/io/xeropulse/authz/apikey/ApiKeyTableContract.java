package io.xeropulse.authz.apikey;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.scope.KeyLimits;
import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every table of API keys must do. */
public abstract class ApiKeyTableContract {
  private static final Instant NOW = Instant.parse("2025-06-30T01:02:03.123456Z");

  /** An empty store that knows the user {@code ava}; the same one at every call. */
  protected abstract Transactions<? extends ApiKeyTransaction> store();

  @Test
  void shouldReadBackAndListKeysAsWritten() {
    insert("b");
    insert("a");
    Optional<ApiKey> found = run(tables -> tables.find("a"));
    Optional<ApiKey> unknown = run(tables -> tables.find("c"));
    List<ApiKey> listed = run(tables -> tables.list(HOME));
    List<ApiKey> elsewhere = run(tables -> tables.list(OTHER));
    assertThat(found).contains(key("a"));
    assertThat(unknown).isEmpty();
    assertThat(listed).containsExactly(key("a"), key("b"));
    assertThat(elsewhere).isEmpty();
    assertThatThrownBy(() -> insert("a")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void shouldRevokeOnce() {
    insert("a");
    boolean first = run(tables -> tables.revoke("a", NOW));
    boolean second = run(tables -> tables.revoke("a", NOW.plusSeconds(1)));
    boolean unknown = run(tables -> tables.revoke("b", NOW));
    Optional<ApiKey> revoked = run(tables -> tables.find("a"));
    assertThat(List.of(first, second, unknown)).containsExactly(true, false, false);
    assertThat(revoked).map(ApiKey::revokedAt).contains(Optional.of(NOW));
  }

  @Test
  void shouldNoteUsesForwardsOnly() {
    insert("a");
    run(
        tables -> {
          tables.used("a", NOW.plusSeconds(60));
          tables.used("a", NOW);
          tables.used("unknown", NOW);
          return true;
        });
    Optional<ApiKey> used = run(tables -> tables.find("a"));
    assertThat(used).map(ApiKey::lastUsed).contains(Optional.of(NOW.plusSeconds(60)));
  }

  @Test
  void shouldEndThePersonsKeysOfOneOrganization() {
    insert("a");
    insert("b");
    Instant later = NOW.plusSeconds(1);
    int ended = run(tables -> tables.end(new UserId("ava"), HOME, later));
    int again = run(tables -> tables.end(new UserId("ava"), HOME, later));
    int elsewhere = run(tables -> tables.end(new UserId("ava"), OTHER, later));
    int others = run(tables -> tables.end(new UserId("ben"), HOME, later));
    assertThat(List.of(ended, again, elsewhere, others)).containsExactly(2, 0, 0, 0);
    List<ApiKey> listed = run(tables -> tables.list(HOME));
    assertThat(listed).allMatch(key -> key.revokedAt().equals(Optional.of(later)));
  }

  @Test
  void shouldTellTheLimitsOfALiveKeyOfItsOwnerOnly() {
    insert("a");
    assertThat(live("ava", HOME, NOW)).contains(key("a").limits());
    assertThat(live("ava", OTHER, NOW)).isEmpty();
    assertThat(live("ben", HOME, NOW)).isEmpty();
    assertThat(live("ava", HOME, NOW.plusSeconds(3_600))).isEmpty();
    run(tables -> tables.revoke("a", NOW));
    assertThat(live("ava", HOME, NOW)).isEmpty();
  }

  private Optional<KeyLimits> live(String owner, OrganizationId organization, Instant now) {
    return run(tables -> tables.live("a", new UserId(owner), organization, now));
  }

  private void insert(String id) {
    run(
        tables -> {
          tables.insert(key(id));
          return true;
        });
  }

  private <T> T run(Function<ApiKeyTable, T> work) {
    return store().run(tables -> work.apply(tables.apiKeys()));
  }

  private static ApiKey key(String id) {
    return new ApiKey(
        id,
        HOME,
        new UserId("ava"),
        "nightly \"export\"",
        Set.of(Permission.READ_REPORTS, Permission.EXPORT),
        "hash of " + id,
        NOW,
        NOW.plusSeconds(3_600),
        Optional.empty(),
        Optional.empty());
  }
}
