package io.xeropulse.authz.apikey;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.ORIGIN;
import static io.xeropulse.authz.Practice.OTHER;
import static io.xeropulse.authz.scope.Permission.EXPORT;
import static io.xeropulse.authz.scope.Permission.MANAGE_KEYS;
import static io.xeropulse.authz.scope.Permission.READ_REPORTS;
import static io.xeropulse.authz.scope.Permission.RUN_SYNC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.Threads;
import io.xeropulse.authz.scope.Decision;
import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.user.AccessRefusedException;
import io.xeropulse.authz.user.Actor;
import io.xeropulse.core.InvalidConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How API keys live, whatever the store. */
public abstract class ApiKeysContract {
  private static final Duration MONTH = Duration.ofDays(30);

  /** A practice over an empty store. */
  protected abstract Practice practice();

  @Test
  void shouldShowAKeyOnceAndStoreItsHash() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    IssuedApiKey issued = practice.keys.create(admin, "nightly", Set.of(READ_REPORTS), MONTH);
    assertThat(issued.text()).matches("xp_test_[0-9a-f]{16}_[A-Za-z0-9_-]{43}");
    String secret = issued.text().substring("xp_test_".length() + 17);
    assertThat(practice.keys.list(admin))
        .singleElement()
        .satisfies(
            key -> {
              assertThat(key.secretHash()).hasSize(64).isNotEqualTo(secret);
              assertThat(key.toString()).doesNotContain(key.secretHash());
            });
    assertThat(issued.toString()).doesNotContain(secret);
  }

  @Test
  void shouldAllowWhatTheKeyListsAndItsOwnerMayDoAtThatMoment() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor second = practice.member(admin, "second@example.com", "admin");
    String key = practice.keys.create(second, "sync", Set.of(RUN_SYNC, READ_REPORTS), MONTH).text();
    assertThat(allowed(practice, key, RUN_SYNC)).isTrue();
    assertThat(allowed(practice, key, READ_REPORTS)).isTrue();
    assertThat(allowed(practice, key, EXPORT)).as("the owner may, the key may not").isFalse();
    practice.users.changeRole(admin, second.user(), new Role("manager"));
    assertThat(allowed(practice, key, RUN_SYNC)).as("the owner may not any more").isFalse();
    assertThat(allowed(practice, key, READ_REPORTS)).isFalse();
    practice.users.assign(admin, second.user(), Optional.of("Tax"), Set.of(), Optional.empty());
    assertThat(allowed(practice, key, READ_REPORTS)).as("within the owner's team").isTrue();
    practice.users.deactivate(admin, second.user());
    assertThat(practice.keys.authenticate(key)).isEmpty();
  }

  @Test
  void shouldNotGiveAKeyMoreThanItsMakerHas() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor executive = practice.member(admin, "executive@example.com", "executive");
    assertThatThrownBy(() -> practice.keys.create(executive, "x", Set.of(READ_REPORTS), MONTH))
        .as("executives make no keys")
        .isInstanceOf(AccessRefusedException.class);
    assertThatThrownBy(
            () -> practice.keys.create(admin, "x", Set.of(new Permission("moon.reach")), MONTH))
        .isInstanceOf(AccessRefusedException.class);
    assertThat(practice.keys.list(admin)).isEmpty();
    assertThat(practice.log(HOME)).endsWith("key.create ATTEMPTED", "key.create REFUSED");
    assertThatThrownBy(() -> practice.keys.list(executive))
        .isInstanceOf(AccessRefusedException.class);
    assertThat(practice.log(HOME)).endsWith("key.create REFUSED", "key.list REFUSED");
  }

  @Test
  void shouldRefuseKeysThatAreMalformedUnknownForgedOrOfAnotherEnvironment() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    String key = practice.keys.create(admin, "x", Set.of(READ_REPORTS), MONTH).text();
    char last = key.charAt(key.length() - 1);
    for (String wrong :
        List.of(
            "",
            "xp_test",
            key + "A",
            key.substring(0, key.length() - 1) + (last == 'A' ? 'B' : 'A'),
            key.replace("xp_test_", "xp_live_"),
            "xp_test_0123456789abcdef_" + "A".repeat(43),
            key.toUpperCase(Locale.ROOT),
            " " + key)) {
      assertThat(practice.keys.authenticate(wrong)).as(wrong).isEmpty();
    }
    assertThat(practice.keys.authenticate(key)).isPresent();
  }

  @Test
  void shouldEndAtItsTimeAndNoteItsLastUse() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    String key = practice.keys.create(admin, "x", Set.of(READ_REPORTS), MONTH).text();
    assertThat(practice.keys.list(admin).get(0).lastUsed()).isEmpty();
    practice.clock.advance(Duration.ofSeconds(90));
    assertThat(practice.keys.authenticate(key)).isPresent();
    assertThat(practice.keys.list(admin).get(0).lastUsed())
        .contains(practice.clock.instant().minusSeconds(30));
    practice.clock.advance(MONTH.minusSeconds(91));
    assertThat(practice.keys.authenticate(key)).isPresent();
    practice.clock.advance(Duration.ofSeconds(1));
    assertThat(practice.keys.authenticate(key)).isEmpty();
  }

  @Test
  void shouldRotateAndRevoke() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor second = practice.member(admin, "second@example.com", "admin");
    IssuedApiKey old = practice.keys.create(admin, "x", Set.of(READ_REPORTS, MANAGE_KEYS), MONTH);
    assertThat(practice.keys.rotate(second, old.stored().id()))
        .as("nobody else gets a key to the owner's rights")
        .isEmpty();
    IssuedApiKey next = practice.keys.rotate(admin, old.stored().id()).orElseThrow();
    assertThat(practice.keys.authenticate(old.text())).isEmpty();
    assertThat(practice.keys.authenticate(next.text())).isPresent();
    assertThat(next.stored().permissions()).isEqualTo(old.stored().permissions());
    assertThat(next.stored().expiresAt()).isEqualTo(old.stored().expiresAt());
    assertThat(practice.keys.rotate(admin, old.stored().id())).isEmpty();
    assertThat(practice.keys.revoke(second, next.stored().id())).isTrue();
    assertThat(practice.keys.revoke(second, next.stored().id())).isFalse();
    assertThat(practice.keys.authenticate(next.text())).isEmpty();
  }

  @Test
  void shouldRotateOnceThoughManyTryAtOnce() throws Exception {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    String id = practice.keys.create(admin, "x", Set.of(READ_REPORTS), MONTH).stored().id();
    List<Object> results = Threads.race(8, n -> () -> practice.keys.rotate(admin, id));
    assertThat(results)
        .filteredOn(result -> result instanceof Optional<?> key && key.isPresent())
        .hasSize(1);
  }

  @Test
  void shouldKeepKeysWithinTheirOrganization() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor elsewhere = practice.found(OTHER, "elsewhere@example.com");
    IssuedApiKey key = practice.keys.create(admin, "x", Set.of(READ_REPORTS), MONTH);
    assertThat(practice.keys.list(elsewhere)).isEmpty();
    assertThat(practice.keys.revoke(elsewhere, key.stored().id())).isFalse();
    assertThatThrownBy(() -> practice.keys.list(new Actor(admin.user(), OTHER, ORIGIN)))
        .isInstanceOf(AccessRefusedException.class);
    assertThat(practice.keys.authenticate(key.text()))
        .hasValueSatisfying(holder -> assertThat(holder.owner().organization()).isEqualTo(HOME));
  }

  @Test
  void shouldRefuseSenselessKeys() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> practice.keys.create(admin, "x", Set.of(), MONTH));
    for (Duration lifetime : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(367))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> practice.keys.create(admin, "x", Set.of(READ_REPORTS), lifetime));
    }
    assertThatThrownBy(
            () ->
                new ApiKeys(
                    practice.store,
                    practice.policy,
                    practice.audit,
                    "Live!",
                    practice.clock,
                    practice.random))
        .isInstanceOf(InvalidConfigurationException.class);
  }

  private static boolean allowed(Practice practice, String key, Permission permission) {
    Decision decision =
        practice.keys.authenticate(key).orElseThrow().decide(practice.policy.get(), permission);
    assertThat(decision.explain()).isNotBlank();
    return decision.allowed();
  }
}
