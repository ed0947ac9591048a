package io.xeropulse.warehouse.authz;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.Threads;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.session.Authentication;
import io.xeropulse.authz.session.Authentication.Authenticated;
import io.xeropulse.authz.session.RefreshOutcome;
import io.xeropulse.authz.session.RefreshOutcome.Refreshed;
import io.xeropulse.authz.session.SessionCache;
import io.xeropulse.authz.session.SessionTokens;
import io.xeropulse.authz.session.Sessions;
import io.xeropulse.authz.user.Actor;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.authz.user.NewUser;
import io.xeropulse.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Races between nodes, beyond those of the contracts: real threads, two pools, one PostgreSQL. */
class AccessRacesTest {
  private static final int ROUNDS = Boolean.getBoolean("xeropulse.proof") ? 50 : 5;
  private static final Role MANAGER = new Role("manager");
  private static final Role STAFF = new Role("staff");

  private static AccessPool here;
  private static AccessPool there;

  private Practice practice;
  private Practice elsewhere;

  @BeforeAll
  static void open() {
    here = AccessPool.open();
    there = here.another();
  }

  @AfterAll
  static void close() {
    there.close();
    here.close();
  }

  @BeforeEach
  void twoNodes() {
    here.empty();
    practice = new Practice(Warehouse.create(here.dataSource()).accessStore());
    elsewhere = new Practice(Warehouse.create(there.dataSource()).accessStore());
  }

  @Test
  void shouldLeaveOneUsableTokenOfThirtyTwoUsesOnTwoNodes() throws Exception {
    practice.found(HOME, "admin@example.com");
    String refresh = practice.enter("admin@example.com").tokens().refresh();
    for (int round = 0; round < ROUNDS; round++) {
      String token = refresh;
      List<Object> outcomes =
          Threads.race(
              32, n -> () -> (n % 2 == 0 ? practice : elsewhere).sessions.refresh(token, ORIGIN));
      Set<String> successors = new HashSet<>();
      for (Object outcome : outcomes) {
        assertThat(outcome).isInstanceOf(Refreshed.class);
        successors.add(((Refreshed) outcome).tokens().refresh());
      }
      assertThat(successors).hasSize(1);
      assertThat(here.rows("refresh_token where used_at is null")).isEqualTo(1);
      assertThat(here.rows("refresh_token")).isEqualTo(round + 2L);
      refresh = successors.iterator().next();
    }
  }

  @Test
  void shouldRefuseRequestsThatRunWhileTheRoleChangesWithinTheDocumentedBound() throws Exception {
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor ava = practice.member(admin, "ava@example.com", "manager");
    for (int round = 0; round < ROUNDS; round++) {
      SessionTokens tokens = practice.enter("ava@example.com").tokens();
      Sessions otherNode =
          elsewhere.sessions(new SessionCache(practice.settings.cacheTime(), practice.clock));
      AtomicInteger phase = new AtomicInteger();
      CountDownLatch busy = new CountDownLatch(7);
      Role next = round % 2 == 0 ? STAFF : MANAGER;
      Role before = round % 2 == 0 ? MANAGER : STAFF;
      List<Object> seen =
          Threads.race(
              8,
              n ->
                  n == 0
                      ? () -> {
                        assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();
                        practice.users.changeRole(admin, ava.user(), next);
                        phase.set(1);
                        practice.clock.advance(practice.settings.cacheTime());
                        phase.set(2);
                        return List.of();
                      }
                      : () ->
                          requests(
                              n % 2 == 0 ? practice.sessions : otherNode,
                              tokens,
                              phase,
                              busy,
                              n % 2 == 0 ? 1 : 2));
      for (Object roles : seen) {
        assertThat(roles).isInstanceOf(List.class);
        assertThat(new HashSet<>((List<?>) roles))
            .as("who is let in has the rights that the session began with")
            .isIn(Set.of(), Set.of(before));
      }
    }
  }

  /** Asks until refused for good; the roles it was let in with. */
  private static List<Role> requests(
      Sessions node, SessionTokens tokens, AtomicInteger phase, CountDownLatch busy, int bound) {
    List<Role> roles = new ArrayList<>();
    while (true) {
      int began = phase.get();
      Authentication known = node.authenticate(tokens.access());
      busy.countDown();
      if (known instanceof Authenticated in) {
        assertThat(began).as("let in after the bound").isLessThan(bound);
        roles.add(in.principal().role());
      } else if (began >= bound) {
        return roles;
      }
    }
  }

  @Test
  void shouldLeaveNoWayInToWhoRefreshesWhileTheRoleChanges() throws Exception {
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor ava = practice.member(admin, "ava@example.com", "manager");
    for (int round = 0; round < ROUNDS; round++) {
      SessionTokens tokens = practice.enter("ava@example.com").tokens();
      Role next = round % 2 == 0 ? STAFF : MANAGER;
      List<Object> outcomes =
          Threads.race(
              16,
              n ->
                  () -> {
                    if (n == 0) {
                      practice.users.changeRole(admin, ava.user(), next);
                      return new RefreshOutcome.Refused(RefreshOutcome.Reason.REVOKED);
                    }
                    return elsewhere.sessions.refresh(tokens.refresh(), ORIGIN);
                  });
      for (Object outcome : outcomes) {
        if (outcome instanceof Refreshed refreshed) {
          assertThat(practice.sessions.authenticate(refreshed.tokens().access()))
              .isNotInstanceOf(Authenticated.class);
          assertThat(practice.sessions.refresh(refreshed.tokens().refresh(), ORIGIN))
              .isNotInstanceOf(Refreshed.class);
        } else {
          assertThat(outcome).isEqualTo(new RefreshOutcome.Refused(RefreshOutcome.Reason.REVOKED));
        }
      }
    }
  }

  @Test
  void shouldMailOnceThoughEveryNodeRunsTheOutbox() throws Exception {
    Actor admin = practice.found(HOME, "admin@example.com");
    practice.mails.clear();
    for (int i = 0; i < 40; i++) {
      practice.users.create(admin, NewUser.of(EmailAddress.of("p" + i + "@example.com"), STAFF));
    }
    Threads.race(8, n -> () -> (n % 2 == 0 ? practice : elsewhere).outbox.runDue());
    List<Object> to = new ArrayList<>();
    practice.mails.forEach(mail -> to.add(mail.to()));
    elsewhere.mails.forEach(mail -> to.add(mail.to()));
    assertThat(to).hasSize(40).doesNotHaveDuplicates();
    assertThat(here.rows("user_outbox")).isZero();
  }
}
