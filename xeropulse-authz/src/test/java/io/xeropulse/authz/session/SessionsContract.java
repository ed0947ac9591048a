package io.xeropulse.authz.session;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.ORIGIN;
import static io.xeropulse.authz.Practice.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.Threads;
import io.xeropulse.authz.audit.Pseudonyms;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.authz.internal.OpaqueTokens;
import io.xeropulse.authz.password.Argon2Settings;
import io.xeropulse.authz.password.Argon2idHasher;
import io.xeropulse.authz.password.HashingBusyException;
import io.xeropulse.authz.password.HashingLimits;
import io.xeropulse.authz.password.Password;
import io.xeropulse.authz.password.PasswordSource;
import io.xeropulse.authz.password.Peppers;
import io.xeropulse.authz.password.WeakPasswordException;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.session.Authentication.Authenticated;
import io.xeropulse.authz.session.Authentication.Reason;
import io.xeropulse.authz.session.Authentication.Unauthenticated;
import io.xeropulse.authz.session.LoginOutcome.LoggedIn;
import io.xeropulse.authz.session.LoginOutcome.Throttled;
import io.xeropulse.authz.session.RefreshOutcome.Refreshed;
import io.xeropulse.authz.user.Accounts;
import io.xeropulse.authz.user.Actor;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.authz.user.IdentityProvider;
import io.xeropulse.authz.user.Mail;
import io.xeropulse.authz.user.NewUser;
import io.xeropulse.authz.user.UserSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How sessions live, whatever the store. */
public abstract class SessionsContract {
  private static final LoginOutcome REFUSED = new LoginOutcome.Refused();

  /** A practice over an empty store. */
  protected abstract Practice practice(
      UserSettings people, IdentityProvider identities, Duration idle);

  private Practice practice() {
    return practice(UserSettings.standard(), IdentityProvider.builtIn(), Duration.ZERO);
  }

  @Test
  void shouldLetAPersonInWithRoleAndDashboards() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    practice.member(admin, "ava@example.com", "staff");
    LoggedIn in = (LoggedIn) practice.login(" Ava@EXAMPLE.com", PASSWORD, "192.0.2.1");
    assertThat(in.dashboards()).isEmpty();
    assertThat(practice.enter("admin@example.com").dashboards())
        .hasSize(8)
        .startsWith(new DashboardId("dashboard-1"));
    assertThat(practice.sessions.authenticate(in.tokens().access()))
        .isInstanceOfSatisfying(
            Authenticated.class,
            known -> {
              assertThat(known.principal()).isEqualTo(in.principal());
              assertThat(known.principal().role()).isEqualTo(new Role("staff"));
              assertThat(known.refreshDue()).isFalse();
            });
    assertThat(practice.account(in.principal().user()).lastLogin())
        .contains(practice.clock.instant());
    assertThat(practice.log(HOME)).contains("login SUCCEEDED");
  }

  @Test
  void shouldGiveEveryLoginASessionIdOfItsOwn() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    Set<Object> ids = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      ids.add(practice.enter("admin@example.com").tokens().session());
    }
    assertThat(ids).hasSize(5);
  }

  @Test
  void shouldLetOnePersonInFromManyPlacesAtOnce() throws Exception {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    List<Object> outcomes =
        Threads.race(16, n -> () -> practice.login("admin@example.com", PASSWORD, "192.0.2." + n));
    assertThat(outcomes).allMatch(LoggedIn.class::isInstance);
  }

  @Test
  void shouldAnswerAlikeAndWorkAlikeWhetherOrNotTheAccountExists() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor ended = practice.member(admin, "ended@example.com", "staff");
    practice.users.deactivate(admin, ended.user());
    practice.users.create(
        admin, NewUser.of(EmailAddress.of("invited@example.com"), new Role("staff")));
    for (String email :
        List.of(
            "nobody@example.com",
            "admin@example.com",
            "ended@example.com",
            "invited@example.com")) {
      practice.hashes.set(0);
      int before = practice.store.calls();
      String password = email.startsWith("ended") ? PASSWORD : "wrong horse wrong battery";
      assertThat(practice.login(email, password, "198.51.100.7")).isEqualTo(REFUSED);
      assertThat(practice.hashes.get()).as("hashes for %s", email).isEqualTo(1);
      if (!email.startsWith("ended")) {
        assertThat(practice.store.calls() - before).as("statements for %s", email).isEqualTo(3);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not-an-address", "a@b@c", "x\r\nBcc: y@example.com"})
  void shouldRefuseWhatIsNoAddressAtAll(String email) {
    assertThat(practice().login(email, PASSWORD, "192.0.2.1")).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin@example.com", "nobody@example.com"})
  void shouldLockAnAccountAtOneAddressAfterFiveFailuresForFifteenMinutes(String email) {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    Instant start = practice.clock.instant();
    for (int i = 0; i < 5; i++) {
      assertThat(practice.login(email, "wrong", "198.51.100.7")).isEqualTo(REFUSED);
    }
    practice.hashes.set(0);
    assertThat(practice.login(email, PASSWORD, "198.51.100.7"))
        .isEqualTo(new Throttled(start.plus(Duration.ofMinutes(15))));
    assertThat(practice.hashes.get()).as("no work for who is locked out").isZero();
    practice.clock.advance(Duration.ofSeconds(15 * 60 - 1));
    assertThat(practice.login(email, PASSWORD, "198.51.100.7")).isInstanceOf(Throttled.class);
    practice.clock.advance(Duration.ofSeconds(1));
    assertThat(practice.login(email, PASSWORD, "198.51.100.7")).isNotInstanceOf(Throttled.class);
  }

  @Test
  void shouldNotLetAStrangerLockAPersonOut() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    for (int i = 0; i < 7; i++) {
      practice.login("admin@example.com", "wrong", "198.51.100.7");
    }
    assertThat(practice.login("admin@example.com", PASSWORD, "192.0.2.1"))
        .isInstanceOf(LoggedIn.class);
    assertThat(practice.login("admin@example.com", PASSWORD, "198.51.100.7"))
        .as("a success elsewhere does not forgive the stranger")
        .isInstanceOf(Throttled.class);
  }

  @Test
  void shouldCountAttemptsThatAreMadeAtOnce() throws Exception {
    int attempts = 40;
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    practice.hashes.set(0);
    Logins logins = practice.logins(new ReadTogether(practice.counters, attempts));
    List<Object> outcomes =
        Threads.race(
            attempts,
            n ->
                () ->
                    logins.login(
                        new LoginRequest(
                            "admin@example.com",
                            "wrong " + n,
                            new RequestOrigin("198.51.100.7", ""),
                            Optional.empty())));
    assertThat(outcomes).filteredOn(Throttled.class::isInstance).hasSize(attempts - 5);
    assertThat(practice.hashes.get()).isEqualTo(5);
  }

  @Test
  void shouldCountAttemptsThatAreMadeAtOnceFromManyNetworks() throws Exception {
    int networks = 500;
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    String device = practice.enter("admin@example.com").device();
    Logins logins = practice.logins(new ReadTogether(practice.counters, networks));
    Instant now = practice.clock.instant();
    practice.hashes.set(0);
    List<Object> outcomes =
        Threads.race(
            networks,
            n ->
                () ->
                    logins.login(
                        new LoginRequest(
                            "admin@example.com",
                            "wrong " + n,
                            new RequestOrigin("2001:db8:0:" + Integer.toHexString(n) + "::1", ""),
                            Optional.empty())));
    int heard = LoginLimits.standard().perAccount() + 1;
    assertThat(practice.hashes.get()).isEqualTo(heard);
    assertThat(outcomes)
        .filteredOn(Throttled.class::isInstance)
        .hasSize(networks - heard)
        .allSatisfy(
            answer ->
                assertThat(((Throttled) answer).until())
                    .isBetween(now.plusSeconds(2), now.plus(FailureCounters.ATTEMPT)));
    assertThat(login(practice, "admin@example.com", Optional.of(device)))
        .as("a known browser does not wait for strangers")
        .isInstanceOf(LoggedIn.class);
    practice.clock.advance(Duration.ofSeconds(2));
    assertThat(login(practice, "admin@example.com", Optional.empty()))
        .as("what was not heard counts as nothing")
        .isInstanceOf(LoggedIn.class);
  }

  /** From a network of its own each, so that nothing but the account can be counted. */
  @Test
  void shouldCountNothingButWrongPasswordsAgainstAnAccountEverywhere() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    for (int i = 0; i < 30; i++) {
      assertThat(practice.login("admin@example.com", PASSWORD, "198.51.100." + i))
          .isInstanceOf(LoggedIn.class);
      String busy = "203.0.113." + i;
      practice.hasherFaults.set(1);
      assertThatThrownBy(() -> practice.login("admin@example.com", PASSWORD, busy))
          .isInstanceOf(HashingBusyException.class);
      practice.store.failAfter(i % 7);
      assertThatThrownBy(() -> practice.login("admin@example.com", PASSWORD, busy))
          .hasMessage("injected fault");
      practice.store.heal();
    }
    assertThat(practice.counters.read(accountKey())).isEqualTo(Failures.NONE);
    for (int i = 0; i < LoginLimits.standard().perAccount() + 1; i++) {
      assertThat(practice.login("admin@example.com", "wrong", "192.0.2." + i)).isEqualTo(REFUSED);
    }
  }

  @Test
  void shouldBearNoMoreAttemptsAtOnceForFailuresOfLongAgo() throws Exception {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    Instant before = practice.clock.instant();
    for (int i = 0; i < 60; i++) {
      practice.counters.add(accountKey(), before, Duration.ofHours(1));
    }
    practice.clock.advance(Duration.ofHours(1));
    Logins logins = practice.logins(new ReadTogether(practice.counters, 80));
    practice.hashes.set(0);
    Threads.race(
        80,
        n ->
            () ->
                logins.login(
                    new LoginRequest(
                        "admin@example.com",
                        "wrong",
                        new RequestOrigin("198.51.100." + n, ""),
                        Optional.empty())));
    assertThat(practice.hashes.get()).isEqualTo(LoginLimits.standard().perAccount() + 1);
  }

  private static String accountKey() {
    Pseudonyms names = new Pseudonyms("a pseudonym key of 32 bytes, yes".getBytes(UTF_8));
    return "account:" + names.of(EmailAddress.of("admin@example.com").key());
  }

  /** Lets nobody go on before all have read that nobody failed yet. */
  private record ReadTogether(FailureCounters counters, CountDownLatch read)
      implements FailureCounters {
    ReadTogether(FailureCounters counters, int readers) {
      this(counters, new CountDownLatch(readers));
    }

    @Override
    public Failures read(String key) {
      Failures failures = counters.read(key);
      if (key.startsWith("account:")) {
        read.countDown();
        try {
          assertThat(read.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      return failures;
    }

    @Override
    public Optional<Instant> begin(String key, Instant now, Duration forgetAfter, int most) {
      return counters.begin(key, now, forgetAfter, most);
    }

    @Override
    public void abandon(String key) {
      counters.abandon(key);
    }

    @Override
    public Failures add(String key, Instant now, Duration forgetAfter) {
      return counters.add(key, now, forgetAfter);
    }

    @Override
    public void clear(String key) {
      counters.clear(key);
    }
  }

  @Test
  void shouldCountNothingButWrongPasswords() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    practice.hasherFaults.set(9);
    for (int i = 0; i < 9; i++) {
      assertThatThrownBy(() -> practice.enter("admin@example.com"))
          .isInstanceOf(HashingBusyException.class);
    }
    assertThat(practice.enter("admin@example.com").principal()).isNotNull();
    for (int calls = 0; calls < 7; calls++) {
      for (int i = 0; i < 2; i++) {
        practice.store.failAfter(calls);
        assertThatThrownBy(() -> practice.enter("admin@example.com")).hasMessage("injected fault");
      }
    }
    practice.store.heal();
    assertThat(practice.enter("admin@example.com").principal()).isNotNull();
  }

  /** The counters are down as well, or the process died: nobody says that the attempt ended. */
  @Test
  void shouldForgetAnAttemptOfWhichNothingWasHeard() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    Logins logins = practice.logins(new Unreachable(practice.counters));
    LoginRequest request =
        new LoginRequest(
            "admin@example.com", PASSWORD, new RequestOrigin("192.0.2.1", ""), Optional.empty());
    practice.hasherFaults.set(5);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> logins.login(request)).isInstanceOf(HashingBusyException.class);
    }
    Instant later = practice.clock.instant().plusSeconds(30);
    assertThat(logins.login(request)).isEqualTo(new Throttled(later));
    practice.clock.advance(Duration.ofSeconds(30));
    assertThat(logins.login(request)).isInstanceOf(LoggedIn.class);
  }

  private record Unreachable(FailureCounters counters) implements FailureCounters {
    @Override
    public Failures read(String key) {
      return counters.read(key);
    }

    @Override
    public Optional<Instant> begin(String key, Instant now, Duration forgetAfter, int most) {
      return counters.begin(key, now, forgetAfter, most);
    }

    @Override
    public void abandon(String key) {
      throw new IllegalStateException("the counters are down");
    }

    @Override
    public Failures add(String key, Instant now, Duration forgetAfter) {
      return counters.add(key, now, forgetAfter);
    }

    @Override
    public void clear(String key) {
      counters.clear(key);
    }
  }

  @Test
  void shouldLetAPersonInThoughNoPlaceIsFreeToHashAnew() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    String outdated = outdated();
    setHash(practice, admin, outdated);
    practice.rehashBusy.set(true);
    assertThat(practice.enter("admin@example.com").principal()).isNotNull();
    assertThat(practice.account(admin.user()).passwordHash()).contains(outdated);
  }

  @Test
  void shouldQueueForHashingBySourceAndKnowBrowsers() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    String device = practice.enter("admin@example.com").device();
    practice.sources.clear();
    practice.login("admin@example.com", "wrong", "2001:db8:1:2::1");
    practice.login("nobody@example.com", "wrong", "2001:db8:1:2:ffff::9");
    login(practice, "admin@example.com", Optional.of(device));
    assertThat(practice.sources.get(0))
        .isEqualTo(practice.sources.get(1))
        .matches(source -> !source.known());
    assertThat(practice.sources.get(2)).matches(PasswordSource::known);
  }

  @Test
  void shouldCountAllAddressesOfANetworkAsOne() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    for (int i = 0; i < 5; i++) {
      assertThat(practice.login("admin@example.com", "wrong", "2001:db8:1:2:" + i + "::1"))
          .isEqualTo(REFUSED);
    }
    assertThat(practice.login("admin@example.com", PASSWORD, "2001:DB8:1:2:ffff::7"))
        .isInstanceOf(Throttled.class);
    assertThat(practice.login("admin@example.com", PASSWORD, "2001:db8:1:3::1"))
        .isInstanceOf(LoggedIn.class);
  }

  @Test
  void shouldKeepTheLockOfAnAttackedAccountThoughAFloodOfOthersCame() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    for (int i = 0; i < 5; i++) {
      practice.login("admin@example.com", "wrong", "198.51.100.7");
    }
    for (int i = 0; i < 1_500; i++) {
      practice.login("n" + i + "@example.com", "wrong", "203.0.113." + i);
    }
    assertThat(practice.counters.size()).isEqualTo(1_000);
    assertThat(practice.login("admin@example.com", PASSWORD, "198.51.100.7"))
        .isInstanceOf(Throttled.class);
  }

  /** Who reads the log chooses an address whose pseudonym would be a device's proof. */
  @Test
  void shouldNotTakeALoggedPseudonymForTheProofOfABrowser() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    Pseudonyms logged = new Pseudonyms("a pseudonym key of 32 bytes, yes".getBytes(UTF_8));
    String id = "abcd@example.com";
    String chosen = "device|" + logged.of("admin@example.com") + "|" + id;
    String forged = id + "." + logged.of(EmailAddress.of(chosen).key());
    for (int i = 0; i < 21; i++) {
      practice.login("admin@example.com", "wrong", "198.51.100." + i);
    }
    assertThat(login(practice, "admin@example.com", Optional.of(forged)))
        .isInstanceOf(Throttled.class);
  }

  @Test
  void shouldDelayDistributedGuessingButNotAKnownBrowser() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    String device = practice.enter("admin@example.com").device();
    for (int i = 0; i < 21; i++) {
      practice.login("admin@example.com", "wrong", "198.51.100." + i);
    }
    for (int delay = 2; delay <= 8; delay *= 2) {
      Instant until = practice.clock.instant().plusSeconds(delay);
      assertThat(practice.login("admin@example.com", "wrong", "203.0.113." + delay))
          .isEqualTo(new Throttled(until));
      practice.clock.advance(Duration.ofSeconds(delay));
      assertThat(practice.login("admin@example.com", "wrong", "203.0.113." + delay))
          .isEqualTo(REFUSED);
    }
    assertThat(practice.login("admin@example.com", PASSWORD, "192.0.2.99"))
        .as("a strange browser waits")
        .isInstanceOf(Throttled.class);
    assertThat(login(practice, "admin@example.com", Optional.of("x".repeat(16) + ".forged")))
        .isInstanceOf(Throttled.class);
    LoginOutcome known = login(practice, "admin@example.com", Optional.of(device));
    assertThat(known).isInstanceOf(LoggedIn.class);
    assertThat(((LoggedIn) known).device()).isEqualTo(device);
  }

  @Test
  void shouldDelayAnAddressThatTriesManyAccounts() {
    Practice practice = practice();
    for (int i = 0; i < 51; i++) {
      practice.login("nobody" + i + "@example.com", "wrong", "198.51.100.7");
    }
    assertThat(practice.login("another@example.com", "wrong", "198.51.100.7"))
        .isInstanceOf(Throttled.class);
    assertThat(practice.login("another@example.com", "wrong", "192.0.2.1")).isEqualTo(REFUSED);
  }

  @Test
  void shouldForgetOldKeysInsteadOfGrowing() {
    Practice practice = practice();
    int emails = Boolean.getBoolean("xeropulse.proof") ? 1_000_000 : 20_000;
    LoginThrottle throttle = new LoginThrottle(practice.counters, LoginLimits.standard());
    for (int i = 0; i < emails; i++) {
      LoginThrottle.Keys keys =
          LoginThrottle.Keys.of("unknown" + i, "198.51.100." + i % 250, Optional.empty());
      throttle.begin(keys, practice.clock.instant());
      throttle.failed(keys, practice.clock.instant());
    }
    assertThat(practice.counters.size()).isLessThanOrEqualTo(1_000);
  }

  @Test
  void shouldMailALockNoticeAtMostOnceAnHour() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    practice.mails.clear();
    for (int address = 0; address < 3; address++) {
      for (int i = 0; i < 5; i++) {
        practice.login("admin@example.com", "wrong", "198.51.100." + address);
      }
    }
    practice.login("nobody@example.com", "wrong", "203.0.113.9");
    practice.outbox.runDue();
    assertThat(practice.mails).extracting(Mail::template).containsExactly("lock_notice");
    assertThat(practice.log(HOME)).contains("login REFUSED", "login.lock REFUSED");
  }

  @Test
  void shouldBoundALoginFlood() throws Exception {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    int attempts = Boolean.getBoolean("xeropulse.proof") ? 1_000 : 200;
    List<Object> outcomes =
        Threads.race(
            attempts, n -> () -> practice.login("n" + n + "@example.com", "wrong", "ip-" + n));
    assertThat(outcomes).hasSize(attempts).allMatch(REFUSED::equals);
    assertThat(practice.enter("admin@example.com").principal()).isNotNull();
  }

  @Test
  void shouldReplaceALegacyHashAtTheNextLogin() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    String cheap = practice.account(admin.user()).passwordHash().orElseThrow();
    String outdated = outdated();
    setHash(practice, admin, outdated);
    assertThat(practice.enter("admin@example.com").principal().user()).isEqualTo(admin.user());
    assertThat(practice.account(admin.user()).passwordHash().orElseThrow())
        .isNotEqualTo(outdated)
        .startsWith(cheap.substring(0, 27));
  }

  @Test
  void shouldAskForARefreshInTheLastThirtyMinutesAndEndAfterEightHours() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    SessionTokens tokens = practice.enter("admin@example.com").tokens();
    Instant start = practice.clock.instant();
    practice.clock.advance(Duration.ofSeconds(30 * 60 - 1));
    assertThat(refreshDue(practice, tokens)).isFalse();
    practice.clock.advance(Duration.ofSeconds(1));
    assertThat(refreshDue(practice, tokens)).isTrue();
    practice.clock.advance(Duration.ofMinutes(30));
    assertThat(practice.sessions.authenticate(tokens.access()))
        .isEqualTo(new Unauthenticated(Reason.INVALID_TOKEN));
    int refreshes = 0;
    for (RefreshOutcome outcome = practice.sessions.refresh(tokens.refresh(), ORIGIN);
        outcome instanceof Refreshed refreshed;
        outcome = practice.sessions.refresh(tokens.refresh(), ORIGIN)) {
      tokens = refreshed.tokens();
      assertThat(tokens.sessionEndsAt()).isEqualTo(start.plus(Duration.ofHours(8)));
      assertThat(tokens.accessExpiresAt()).isBeforeOrEqualTo(tokens.sessionEndsAt());
      practice.clock.advance(Duration.ofMinutes(31));
      refreshes++;
    }
    assertThat(refreshes).isBetween(13, 15);
    assertThat(practice.clock.instant()).isAfterOrEqualTo(start.plus(Duration.ofHours(8)));
    assertThat(practice.sessions.authenticate(tokens.access())).isInstanceOf(Unauthenticated.class);
    practice.clock.advance(Duration.ofDays(2));
    assertThat(practice.sessions.deleteEnded()).isEqualTo(1);
    assertThat(practice.sessions.refresh(tokens.refresh(), ORIGIN))
        .isEqualTo(new RefreshOutcome.Refused(RefreshOutcome.Reason.UNKNOWN));
  }

  @Test
  void shouldNotAskForARefreshThatCouldNotProlongTheSession() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    SessionTokens tokens = practice.enter("admin@example.com").tokens();
    while (tokens.accessExpiresAt().isBefore(tokens.sessionEndsAt())) {
      practice.clock.advance(Duration.ofMinutes(50));
      tokens = ((Refreshed) practice.sessions.refresh(tokens.refresh(), ORIGIN)).tokens();
    }
    practice.clock.advance(
        Duration.between(practice.clock.instant(), tokens.sessionEndsAt()).minusSeconds(1));
    assertThat(refreshDue(practice, tokens)).isFalse();
    practice.clock.advance(Duration.ofSeconds(1));
    assertThat(practice.sessions.authenticate(tokens.access())).isInstanceOf(Unauthenticated.class);
  }

  @Test
  void shouldEndAnIdleSession() {
    Practice practice =
        practice(UserSettings.standard(), IdentityProvider.builtIn(), Duration.ofHours(2));
    practice.found(HOME, "admin@example.com");
    SessionTokens tokens = practice.enter("admin@example.com").tokens();
    practice.clock.advance(Duration.ofHours(2));
    SessionTokens next = ((Refreshed) practice.sessions.refresh(tokens.refresh(), ORIGIN)).tokens();
    practice.clock.advance(Duration.ofHours(2).plusSeconds(1));
    assertThat(practice.sessions.refresh(next.refresh(), ORIGIN))
        .isEqualTo(new RefreshOutcome.Refused(RefreshOutcome.Reason.SESSION_ENDED));
  }

  @Test
  void shouldRotateRefreshTokensAndEndTheFamilyOfAReusedOne() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    SessionTokens first = practice.enter("admin@example.com").tokens();
    SessionTokens second =
        ((Refreshed) practice.sessions.refresh(first.refresh(), ORIGIN)).tokens();
    assertThat(second.refresh()).isNotEqualTo(first.refresh());
    assertThat(second.session()).isEqualTo(first.session());
    practice.clock.advance(Duration.ofSeconds(11));
    assertThat(practice.sessions.refresh(first.refresh(), ORIGIN))
        .isEqualTo(new RefreshOutcome.Refused(RefreshOutcome.Reason.REUSED));
    assertThat(practice.sessions.authenticate(second.access()))
        .isEqualTo(new Unauthenticated(Reason.SESSION_ENDED));
    assertThat(practice.sessions.refresh(second.refresh(), ORIGIN))
        .isEqualTo(new RefreshOutcome.Refused(RefreshOutcome.Reason.SESSION_ENDED));
    assertThat(practice.log(HOME)).endsWith("session.refresh.reused REFUSED");
  }

  @Test
  void shouldGiveTheSameSuccessorWithinTheGrace() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    SessionTokens first = practice.enter("admin@example.com").tokens();
    String successor =
        ((Refreshed) practice.sessions.refresh(first.refresh(), ORIGIN)).tokens().refresh();
    practice.clock.advance(Duration.ofSeconds(10));
    assertThat(((Refreshed) practice.sessions.refresh(first.refresh(), ORIGIN)).tokens().refresh())
        .isEqualTo(successor);
    assertThat(practice.sessions.refresh(successor, ORIGIN)).isInstanceOf(Refreshed.class);
  }

  @Test
  void shouldKeepOneLineageThoughThirtyTwoUseOneRefreshTokenAtOnce() throws Exception {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    int rounds = Boolean.getBoolean("xeropulse.proof") ? 50 : 5;
    String refresh = practice.enter("admin@example.com").tokens().refresh();
    for (int round = 0; round < rounds; round++) {
      String token = refresh;
      List<Object> outcomes = Threads.race(32, n -> () -> practice.sessions.refresh(token, ORIGIN));
      Set<String> successors = new HashSet<>();
      for (Object outcome : outcomes) {
        assertThat(outcome).isInstanceOf(Refreshed.class);
        successors.add(((Refreshed) outcome).tokens().refresh());
      }
      assertThat(successors).as("round %d", round).hasSize(1);
      refresh = successors.iterator().next();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void shouldRefuseUnknownRefreshTokens(String token) {
    assertThat(practice().sessions.refresh(token, ORIGIN))
        .isEqualTo(new RefreshOutcome.Refused(RefreshOutcome.Reason.UNKNOWN));
  }

  @Test
  void shouldNotKeepRefreshTokensOrSuccessorsInTheStore() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    SessionTokens tokens = practice.enter("admin@example.com").tokens();
    String hash = OpaqueTokens.hash(tokens.refresh());
    Optional<RefreshToken> stored = practice.store.run(tables -> tables.sessions().lockToken(hash));
    assertThat(stored).isPresent();
    assertThat(stored.get().hash() + stored.get().salt()).doesNotContain(tokens.refresh());
    assertThat(stored.get().toString()).doesNotContain(hash);
  }

  @Test
  void shouldRefuseARunningSessionAfterARoleChangeWithinTheDocumentedBound() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor ava = practice.member(admin, "ava@example.com", "manager");
    SessionTokens tokens = practice.enter("ava@example.com").tokens();
    Sessions otherNode =
        practice.sessions(new SessionCache(practice.settings.cacheTime(), practice.clock));
    assertThat(practice.sessions.authenticate(tokens.access())).isInstanceOf(Authenticated.class);
    assertThat(otherNode.authenticate(tokens.access())).isInstanceOf(Authenticated.class);
    practice.users.changeRole(admin, ava.user(), new Role("staff"));
    assertThat(practice.sessions.authenticate(tokens.access()))
        .as("at once where the change was made")
        .isEqualTo(new Unauthenticated(Reason.REVOKED));
    practice.clock.advance(Duration.ofSeconds(5));
    assertThat(otherNode.authenticate(tokens.access()))
        .as("after five seconds everywhere")
        .isEqualTo(new Unauthenticated(Reason.REVOKED));
    assertThat(practice.sessions.refresh(tokens.refresh(), ORIGIN))
        .isEqualTo(new RefreshOutcome.Refused(RefreshOutcome.Reason.REVOKED));
  }

  @Test
  void shouldNotRememberASessionThatChangedWhileItWasRead() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    LoggedIn in = practice.enter("admin@example.com");
    SessionCache cache = new SessionCache(Duration.ofSeconds(5), practice.clock);
    Session session =
        practice.store.run(tables -> tables.sessions().find(in.tokens().session()).orElseThrow());
    SessionView stale = new SessionView(session, 1, 1, in.principal());
    Optional<SessionView> first =
        cache.get(
            session.id(),
            () -> {
              cache.changed(session.user());
              return Optional.of(stale);
            });
    assertThat(first).contains(stale);
    assertThat(cache.get(session.id(), Optional::empty)).as("it was not kept").isEmpty();
  }

  @Test
  void shouldLogOutOneSessionOrAll() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    SessionTokens phone = practice.enter("admin@example.com").tokens();
    SessionTokens desk = practice.enter("admin@example.com").tokens();
    assertThat(practice.sessions.live(admin.user())).hasSize(2);
    practice.sessions.authenticate(phone.access());
    practice.sessions.logout(phone.session(), ORIGIN);
    practice.sessions.logout(phone.session(), ORIGIN);
    assertThat(practice.sessions.authenticate(phone.access()))
        .isEqualTo(new Unauthenticated(Reason.SESSION_ENDED));
    assertThat(practice.sessions.refresh(phone.refresh(), ORIGIN))
        .isInstanceOf(RefreshOutcome.Refused.class);
    assertThat(practice.sessions.authenticate(desk.access())).isInstanceOf(Authenticated.class);
    practice.sessions.logoutEverywhere(admin.user(), HOME, ORIGIN);
    assertThat(practice.sessions.authenticate(desk.access()))
        .isEqualTo(new Unauthenticated(Reason.REVOKED));
    assertThat(practice.log(HOME))
        .endsWith("session.logout SUCCEEDED", "session.logout.everywhere SUCCEEDED");
  }

  @Test
  void shouldEndEverySessionAndBeginANewOneWithAPasswordChange() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    LoggedIn in = practice.enter("admin@example.com");
    Password next = Password.of("seven otters climb the stairs").orElseThrow();
    Password right = Password.of(PASSWORD).orElseThrow();
    Authenticated caller = (Authenticated) practice.sessions.authenticate(in.tokens().access());
    assertThat(practice.passwords.change(caller, next, next, ORIGIN))
        .isEqualTo(new PasswordChangeOutcome.Wrong());
    assertThatThrownBy(
            () ->
                practice.passwords.change(
                    caller, right, Password.of("short").orElseThrow(), ORIGIN))
        .isInstanceOf(WeakPasswordException.class);
    assertThat(practice.sessions.authenticate(in.tokens().access()))
        .isInstanceOf(Authenticated.class);
    SessionTokens fresh =
        ((PasswordChangeOutcome.Changed) practice.passwords.change(caller, right, next, ORIGIN))
            .tokens();
    assertThat(fresh.session()).isNotEqualTo(in.tokens().session());
    assertThat(practice.sessions.authenticate(in.tokens().access()))
        .isEqualTo(new Unauthenticated(Reason.REVOKED));
    assertThat(practice.sessions.authenticate(fresh.access())).isInstanceOf(Authenticated.class);
    assertThat(practice.login("admin@example.com", PASSWORD, "192.0.2.1")).isEqualTo(REFUSED);
  }

  @Test
  void shouldEndASessionThatGuessesFiveTimesAtThePassword() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    Authenticated thief = caller(practice);
    Authenticated owner = caller(practice);
    Password right = Password.of(PASSWORD).orElseThrow();
    Password next = Password.of("seven otters climb the stairs").orElseThrow();
    practice.hasherFaults.set(6);
    for (int i = 0; i < 6; i++) {
      assertThatThrownBy(() -> practice.passwords.change(owner, right, next, ORIGIN))
          .isInstanceOf(HashingBusyException.class);
    }
    for (int i = 1; i <= 4; i++) {
      assertThat(practice.passwords.change(thief, next, next, ORIGIN))
          .isEqualTo(new PasswordChangeOutcome.Wrong());
    }
    assertThat(practice.passwords.change(thief, next, next, ORIGIN))
        .isEqualTo(new PasswordChangeOutcome.SessionEnded());
    assertThat(practice.sessions.live(thief.principal().user()))
        .extracting(Session::id)
        .contains(owner.session())
        .doesNotContain(thief.session());
    practice.hashes.set(0);
    Instant until = practice.clock.instant().plus(Duration.ofMinutes(15));
    assertThat(practice.passwords.change(owner, right, next, ORIGIN))
        .isEqualTo(new PasswordChangeOutcome.Throttled(until));
    assertThat(practice.hashes.get()).isZero();
    assertThat(practice.log(HOME)).endsWith("password.change REFUSED", "session.guessed REFUSED");
    practice.clock.advance(Duration.ofMinutes(15));
    assertThat(practice.passwords.change(owner, right, next, ORIGIN))
        .isInstanceOf(PasswordChangeOutcome.Changed.class);
  }

  @Test
  void shouldHearNoMoreThanFiveGuessesOfASessionThoughManyComeAtOnce() throws Exception {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    Authenticated thief = caller(practice);
    practice.hashes.set(0);
    Threads.race(
        16,
        n ->
            () ->
                practice.passwords.change(
                    thief,
                    Password.of("guess number " + n).orElseThrow(),
                    Password.of("seven otters climb the stairs").orElseThrow(),
                    ORIGIN));
    assertThat(practice.hashes.get()).isEqualTo(5);
    assertThat(practice.sessions.live(thief.principal().user())).isEmpty();
  }

  private static Authenticated caller(Practice practice) {
    return (Authenticated)
        practice.sessions.authenticate(practice.enter("admin@example.com").tokens().access());
  }

  @Test
  void shouldTreatAddressAndAgentAsSignalsOnly() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    SessionTokens tokens = practice.enter("admin@example.com").tokens();
    assertThat(
            practice.sessions.refresh(
                tokens.refresh(), new RequestOrigin("203.0.113.77", "another agent")))
        .isInstanceOf(Refreshed.class);
  }

  @Test
  void shouldFailClosedWhenTheStoreIsDown() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    SessionTokens tokens = practice.enter("admin@example.com").tokens();
    practice.store.failAfter(0);
    assertThatThrownBy(() -> practice.sessions.authenticate(tokens.access()))
        .hasMessage("injected fault");
    practice.store.failAfter(0);
    assertThatThrownBy(() -> practice.sessions.refresh(tokens.refresh(), ORIGIN))
        .hasMessage("injected fault");
    practice.store.failAfter(0);
    assertThatThrownBy(() -> practice.enter("admin@example.com")).hasMessage("injected fault");
  }

  private static void setHash(Practice practice, Actor whose, String hash) {
    practice.store.run(
        tables ->
            Accounts.write(
                tables.users(),
                tables
                    .users()
                    .find(whose.user())
                    .orElseThrow()
                    .withPassword(Optional.of(hash), Optional.empty())));
  }

  /** A hash of the password with a cost that is not today's. */
  private static String outdated() {
    return new Argon2idHasher(
            new Argon2Settings(128, 1, 1),
            Peppers.none(),
            new SecureRandom(),
            HashingLimits.standard())
        .hash(Password.of(PASSWORD).orElseThrow());
  }

  private static LoginOutcome login(Practice practice, String email, Optional<String> device) {
    return practice.logins.login(
        new LoginRequest(email, PASSWORD, new RequestOrigin("192.0.2.98", "browser"), device));
  }

  private static boolean refreshDue(Practice practice, SessionTokens tokens) {
    Authentication known = practice.sessions.authenticate(tokens.access());
    assertThat(known).isInstanceOf(Authenticated.class);
    return ((Authenticated) known).refreshDue();
  }
}
