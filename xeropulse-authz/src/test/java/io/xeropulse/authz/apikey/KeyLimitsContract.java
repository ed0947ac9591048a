package io.xeropulse.authz.apikey;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.ORIGIN;
import static io.xeropulse.authz.Practice.OTHER;
import static io.xeropulse.authz.Practice.PASSWORD;
import static io.xeropulse.authz.scope.Permission.MANAGE_KEYS;
import static io.xeropulse.authz.scope.Permission.MANAGE_USERS;
import static io.xeropulse.authz.scope.Permission.READ_AUDIT;
import static io.xeropulse.authz.scope.Permission.READ_REPORTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.Threads;
import io.xeropulse.authz.audit.AuditEntry;
import io.xeropulse.authz.audit.AuditEvent;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.audit.Outcome;
import io.xeropulse.authz.embed.DashboardManifest;
import io.xeropulse.authz.embed.Dashboards;
import io.xeropulse.authz.embed.EmbedAudit;
import io.xeropulse.authz.embed.EmbedKey;
import io.xeropulse.authz.embed.EmbedOutcome;
import io.xeropulse.authz.embed.EmbedSigner;
import io.xeropulse.authz.embed.Embeds;
import io.xeropulse.authz.password.Password;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.Policy;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.session.Authentication.Authenticated;
import io.xeropulse.authz.session.PasswordChangeOutcome;
import io.xeropulse.authz.user.AccessRefusedException;
import io.xeropulse.authz.user.AccessRefusedException.Reason;
import io.xeropulse.authz.user.Actor;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.authz.user.MembershipState;
import io.xeropulse.authz.user.NewUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The limits of a key hold wherever the host hands its owner on, and end for good with it. */
public abstract class KeyLimitsContract {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Role ADMIN = new Role("admin");
  private static final Role STAFF = new Role("staff");

  /** A practice over an empty store. */
  protected abstract Practice practice();

  @Test
  void shouldNotAdministerPeopleThroughAKeyThatDoesNotListIt() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor ava = practice.member(admin, "ava@example.com", "staff");
    Actor key = program(practice, admin, MONTH, READ_REPORTS, MANAGE_KEYS);
    assertRefused(
        Reason.NOT_PERMITTED,
        () -> practice.users.create(key, person("x@example.com", "admin")),
        () -> practice.users.changeRole(key, ava.user(), ADMIN),
        () -> practice.users.assign(key, ava.user(), Optional.of("T"), Set.of(), Optional.empty()),
        () -> practice.users.deactivate(key, ava.user()),
        () -> practice.users.list(key));
    assertThat(practice.membership(ava.user(), HOME).role()).isEqualTo(STAFF);
  }

  @Test
  void shouldNotGiveOrTakeARoleThatMayDoWhatTheKeyMayNot() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor second = practice.member(admin, "second@example.com", "admin");
    Actor ava = practice.member(admin, "ava@example.com", "staff");
    Actor key = program(practice, admin, MONTH, MANAGE_USERS);
    assertRefused(
        Reason.ROLE_NOT_ASSIGNABLE,
        () -> practice.users.create(key, person("x@example.com", "admin")),
        () -> practice.users.changeRole(key, ava.user(), ADMIN),
        () -> practice.users.changeRole(key, second.user(), STAFF),
        () -> practice.users.deactivate(key, second.user()));
  }

  @Test
  void shouldGiveNoRoleThatOpensADashboardThroughAKey() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor ava = practice.member(admin, "ava@example.com", "staff");
    Actor key = program(practice, admin, MONTH, all(practice));
    assertRefused(
        Reason.ROLE_NOT_ASSIGNABLE,
        () -> practice.users.create(key, person("x@example.com", "staff")),
        () -> practice.users.changeRole(key, ava.user(), new Role("executive")));
    assertThat(events(practice, "user.create", "user.role.change"))
        .filteredOn(event -> event.outcome() == Outcome.REFUSED)
        .hasSize(2)
        .allMatch(event -> event.actor().startsWith("key:"))
        .allMatch(event -> event.details().get("owner").equals("user:" + admin.user()));
    assertThat(practice.membership(ava.user(), HOME).role()).isEqualTo(STAFF);

    practice.users.deactivate(key, ava.user());
    assertThat(practice.membership(ava.user(), HOME).state())
        .as("a role may be taken whatever it opens")
        .isEqualTo(MembershipState.DEACTIVATED);
    assertRefused(Reason.ROLE_NOT_ASSIGNABLE, () -> practice.users.reactivate(key, ava.user()));
  }

  /** Here staff only read reports, and managers are shown a dashboard besides. */
  @Test
  void shouldGiveThroughAKeyARoleThatMayDoNoMoreThanTheKey() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    practice.policy.replace(
        PolicyEngine.of(
            Policy.parse(
                """
                {
                  "version": "reports/1",
                  "roles": ["admin", "manager", "staff"],
                  "dashboards": ["dashboard-1", "dashboard-2"],
                  "permissions": ["users.manage", "keys.manage", "reports.read"],
                  "rules": [
                    {"id": "people", "effect": "allow", "roles": ["admin"],
                     "permissions": ["users.manage", "keys.manage"],
                     "scope": "everything", "why": "they run the accounts"},
                    {"id": "reports", "effect": "allow", "roles": ["admin", "manager", "staff"],
                     "permissions": ["reports.read"], "scope": "everything", "why": "all read"},
                    {"id": "debtors", "effect": "allow", "roles": ["manager"],
                     "dashboards": ["dashboard-2"], "scope": "team", "why": "managers collect"},
                    {"id": "not-debtors", "effect": "deny", "roles": ["staff"],
                     "dashboards": ["dashboard-2"], "why": "staff do not"}
                  ],
                  "administrators": ["admin"],
                  "assignable": {"admin": ["admin", "manager", "staff"]}
                }
                """)));
    Actor narrow = program(practice, admin, MONTH, MANAGE_USERS);
    Actor key = program(practice, admin, MONTH, MANAGE_USERS, READ_REPORTS);
    assertRefused(
        Reason.ROLE_NOT_ASSIGNABLE,
        () -> practice.users.create(narrow, person("y@example.com", "staff")),
        () -> practice.users.create(key, person("y@example.com", "manager")));
    UserId made = practice.users.create(key, person("y@example.com", "staff"));
    assertThat(practice.membership(made, HOME).state()).isEqualTo(MembershipState.INVITED);
  }

  private static Permission[] all(Practice practice) {
    return practice.policy.get().permissionsOf(ADMIN).toArray(new Permission[0]);
  }

  @Test
  void shouldMakeNoKeyThatIsWiderOrLivesLongerThanTheOneItCameWith() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    String wide = make(practice, admin, MONTH, READ_REPORTS, MANAGE_KEYS).stored().id();
    String longer = make(practice, admin, MONTH.plusDays(1), MANAGE_KEYS).stored().id();
    Actor key = program(practice, admin, MONTH, MANAGE_KEYS);
    assertRefused(
        Reason.NOT_PERMITTED,
        () -> practice.keys.create(key, "wider", Set.of(MANAGE_KEYS, READ_REPORTS), MONTH),
        () -> practice.keys.create(key, "longer", Set.of(MANAGE_KEYS), MONTH.plusSeconds(1)),
        () -> practice.keys.rotate(key, wide),
        () -> practice.keys.rotate(key, longer));
    assertThat(practice.keys.create(key, "same", Set.of(MANAGE_KEYS), MONTH)).isNotNull();
    Actor reader = program(practice, admin, MONTH, READ_REPORTS);
    assertRefused(
        Reason.NOT_PERMITTED,
        () -> practice.keys.create(reader, "x", Set.of(READ_REPORTS), MONTH),
        () -> practice.keys.revoke(reader, wide),
        () -> practice.keys.list(reader));
  }

  @Test
  void shouldOpenAndConfigureNoDashboards() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Dashboards dashboards =
        new Dashboards(
            practice.policy,
            DashboardManifest.practice(),
            practice.store,
            practice.audit,
            practice.clock);
    Embeds embeds =
        new Embeds(
            practice.policy,
            EmbedSigner.create(
                EmbedKey.ofHex("0123456789abcdef".repeat(4)),
                DashboardManifest.practice(),
                practice.clock),
            new EmbedAudit(practice.store, practice.audit),
            practice.clock);
    Principal reader = holder(practice, make(practice, admin, MONTH, READ_REPORTS)).owner();
    assertThat(dashboards.offeredTo(reader)).isEmpty();
    assertThat(embeds.issue(reader, HOME, new DashboardId("dashboard-1"), Map.of()))
        .isInstanceOf(EmbedOutcome.Refused.class);
    assertRefused(
        Reason.NOT_PERMITTED,
        () -> dashboards.configure(reader, ORIGIN, List.of()),
        () -> dashboards.openings(reader, ORIGIN, Instant.MAX, 9));
    Principal manager = holder(practice, make(practice, admin, MONTH, MANAGE_USERS)).owner();
    dashboards.configure(manager, ORIGIN, List.of());
    assertThat(events(practice, "dashboard.refuse", "dashboards.configure"))
        .allMatch(event -> event.actor().startsWith("key:"))
        .allMatch(event -> event.details().get("owner").equals("user:" + admin.user()))
        .isNotEmpty();
  }

  @Test
  void shouldChangeNoPassword() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Authenticated person =
        (Authenticated)
            practice.sessions.authenticate(practice.enter("admin@example.com").tokens().access());
    IssuedApiKey issued = make(practice, admin, MONTH, all(practice));
    Authenticated program =
        new Authenticated(
            holder(practice, issued).owner(), person.session(), person.expiresAt(), false);
    Password right = Password.of(PASSWORD).orElseThrow();
    Password next = Password.of("seven otters climb the stairs").orElseThrow();
    practice.hashes.set(0);
    for (int i = 0; i < 6; i++) {
      assertRefused(
          Reason.NOT_PERMITTED,
          () -> practice.passwords.change(program, right, next, ORIGIN),
          () -> practice.passwords.change(program, next, next, ORIGIN));
    }
    assertThat(practice.hashes.get()).as("nothing is found out about it").isZero();
    assertThat(events(practice, "password.change"))
        .hasSize(12)
        .allMatch(event -> event.outcome() == Outcome.REFUSED)
        .allMatch(event -> event.actor().equals("key:" + issued.stored().id()))
        .allMatch(event -> event.details().get("owner").equals("user:" + admin.user()))
        .allMatch(event -> event.details().get("session").equals(person.session().toString()));
    assertThat(practice.passwords.change(person, right, next, ORIGIN))
        .as("the person may still")
        .isInstanceOf(PasswordChangeOutcome.Changed.class);
    assertThat(events(practice, "password.change"))
        .filteredOn(event -> event.outcome() != Outcome.REFUSED)
        .hasSize(2)
        .allMatch(event -> event.actor().equals("user:" + admin.user()))
        .allMatch(event -> event.details().get("session").equals(person.session().toString()));
  }

  @Test
  void shouldNameTheKeyInTheLog() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    IssuedApiKey issued = make(practice, admin, MONTH, MANAGE_KEYS, READ_AUDIT);
    Actor key = Actor.of(holder(practice, issued).owner(), ORIGIN);
    practice.keys.create(key, "x", Set.of(READ_AUDIT), MONTH);
    List<AuditEvent> made = events(practice, "key.create");
    assertThat(made.get(0).actor()).isEqualTo("user:" + admin.user());
    assertThat(made.get(made.size() - 1).actor()).isEqualTo("key:" + issued.stored().id());
    assertThat(made.get(made.size() - 1).details()).containsEntry("owner", "user:" + admin.user());
  }

  @Test
  void shouldEndWithTheMembershipForGood() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor second = practice.member(admin, "second@example.com", "admin");
    IssuedApiKey ended = make(practice, second, MONTH, MANAGE_USERS);
    IssuedApiKey kept = make(practice, admin, MONTH, READ_REPORTS);
    Actor key = Actor.of(holder(practice, ended).owner(), ORIGIN);
    practice.users.deactivate(admin, second.user());
    practice.users.reactivate(admin, second.user());
    assertThat(practice.enter("second@example.com").principal().user()).isEqualTo(second.user());
    assertThat(practice.keys.authenticate(ended.text())).isEmpty();
    assertThat(practice.keys.authenticate(kept.text())).isPresent();
    assertRefused(Reason.NOT_PERMITTED, () -> practice.users.list(key));
    assertThat(practice.keys.list(admin))
        .filteredOn(stored -> stored.revokedAt().isPresent())
        .extracting(ApiKey::id)
        .containsExactly(ended.stored().id());
  }

  @Test
  void shouldEndInEveryOrganizationWithLogOutEverywhere() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor elsewhere = practice.found(OTHER, "elsewhere@example.com");
    practice.users.create(elsewhere, person("admin@example.com", "admin"));
    practice.outbox.runDue();
    practice.invitations.accept(
        practice.lastMail("admin@example.com").variables().get("token"), Optional.empty(), ORIGIN);
    Actor there = new Actor(admin.user(), OTHER, ORIGIN);
    List<IssuedApiKey> ended =
        List.of(
            make(practice, admin, MONTH, READ_REPORTS), make(practice, there, MONTH, READ_REPORTS));
    IssuedApiKey kept = make(practice, elsewhere, MONTH, READ_REPORTS);
    practice.sessions.logoutEverywhere(admin.user(), HOME, ORIGIN);
    assertThat(ended).allMatch(key -> practice.keys.authenticate(key.text()).isEmpty());
    assertThat(practice.keys.authenticate(kept.text())).isPresent();
    assertThat(practice.log(HOME)).endsWith("session.logout.everywhere SUCCEEDED");
    assertThat(practice.log(OTHER)).endsWith("session.logout.everywhere SUCCEEDED");
  }

  @Test
  void shouldLeaveNoKeyThatIsMadeWhileTheMembershipEnds() throws Exception {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor second = practice.member(admin, "second@example.com", "admin");
    int rounds = Boolean.getBoolean("xeropulse.proof") ? 50 : 3;
    List<IssuedApiKey> made = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Threads.race(
              6,
              n ->
                  () -> {
                    if (n == 3) {
                      practice.users.deactivate(admin, second.user());
                      return "ended";
                    }
                    return make(practice, second, MONTH, READ_REPORTS);
                  })
          .stream()
          .filter(IssuedApiKey.class::isInstance)
          .map(IssuedApiKey.class::cast)
          .forEach(made::add);
      practice.users.reactivate(admin, second.user());
      assertThat(made).allMatch(key -> practice.keys.authenticate(key.text()).isEmpty());
    }
  }

  private static IssuedApiKey make(
      Practice practice, Actor by, Duration lifetime, Permission... permissions) {
    return practice.keys.create(by, "x", Set.of(permissions), lifetime);
  }

  private static KeyHolder holder(Practice practice, IssuedApiKey key) {
    return practice.keys.authenticate(key.text()).orElseThrow();
  }

  /** What a host makes of a key: an actor out of its owner. */
  private static Actor program(
      Practice practice, Actor by, Duration lifetime, Permission... permissions) {
    return Actor.of(holder(practice, make(practice, by, lifetime, permissions)).owner(), ORIGIN);
  }

  private static List<AuditEvent> events(Practice practice, String... actions) {
    return practice.store.run(tables -> AuditLog.read(tables, HOME, 0, 100_000)).stream()
        .map(AuditEntry::event)
        .filter(event -> Set.of(actions).contains(event.action()))
        .toList();
  }

  private static void assertRefused(Reason reason, ThrowingCallable... calls) {
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                        AccessRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason)));
  }

  private static NewUser person(String email, String role) {
    return NewUser.of(EmailAddress.of(email), new Role(role));
  }
}
