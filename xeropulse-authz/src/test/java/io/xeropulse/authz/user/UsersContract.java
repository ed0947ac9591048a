package io.xeropulse.authz.user;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.ORIGIN;
import static io.xeropulse.authz.Practice.OTHER;
import static io.xeropulse.authz.Practice.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.Threads;
import io.xeropulse.authz.internal.OpaqueTokens;
import io.xeropulse.authz.password.Password;
import io.xeropulse.authz.password.PasswordSource;
import io.xeropulse.authz.password.WeakPasswordException;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.Standing;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.session.Authentication;
import io.xeropulse.authz.session.LoginOutcome;
import io.xeropulse.authz.session.RefreshOutcome;
import io.xeropulse.authz.user.AccessRefusedException.Reason;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.XeroPulseException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people are administered, whatever the store. */
public abstract class UsersContract {
  private static final Role ADMIN = new Role("admin");
  private static final Role STAFF = new Role("staff");

  /** A practice over an empty store. */
  protected abstract Practice practice(
      UserSettings people, IdentityProvider identities, Duration idle);

  private Practice practice() {
    return practice(UserSettings.standard(), IdentityProvider.builtIn(), Duration.ZERO);
  }

  @Test
  void shouldFoundAnOrganizationOnceAndWithAnAdministrator() {
    Practice practice = practice();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> practice.users.found(HOME, person("staff@example.com", "staff")));
    Actor admin = practice.found(HOME, "admin@example.com");
    assertThat(practice.membership(admin.user(), HOME).state()).isEqualTo(MembershipState.ACTIVE);
    assertThatIllegalStateException()
        .isThrownBy(() -> practice.users.found(HOME, person("again@example.com", "admin")));
  }

  @Test
  void shouldInviteWithATokenThatIsStoredNowhereAndWorksOnce() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    UserId user = practice.users.create(admin, person("ava@example.com", "staff"));
    assertThat(practice.account(user).passwordHash()).as("no password is made up").isEmpty();
    assertThat(practice.login("ava@example.com", PASSWORD, "192.0.2.1"))
        .isEqualTo(new LoginOutcome.Refused());
    practice.outbox.runDue();
    String token = practice.lastMail("ava@example.com").variables().get("token");
    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    List<Invitation> stored = practice.store.run(tables -> tables.invitations().open(user, HOME));
    assertThat(stored).hasSize(1);
    assertThat(stored.get(0).tokenHash())
        .hasValueSatisfying(h -> assertThat(h).isNotEqualTo(token));
    practice.invitations.accept(token, Password.of(PASSWORD), ORIGIN);
    assertThat(practice.enter("ava@example.com").principal().role()).isEqualTo(STAFF);
    assertInvalid(() -> practice.invitations.accept(token, Password.of(PASSWORD), ORIGIN));
  }

  @Test
  void shouldHandTheInvitationMailItsSubjectAndAllThatItsTemplateShows() {
    Welcome welcome =
        new Welcome(
            "Willkommen bei Müller & Söhne",
            Optional.of(URI.create("https://practice.example/login")),
            Optional.of(EmailAddress.of("help@practice.example")));
    Practice practice =
        practice(
            UserSettings.standard().withWelcome(welcome),
            IdentityProvider.builtIn(),
            Duration.ZERO);
    Actor admin = practice.found(HOME, "admin@example.com");
    practice.users.create(admin, person("ava@example.com", "staff"));
    practice.outbox.runDue();
    Mail mail = practice.lastMail("ava@example.com");
    assertThat(mail.template()).isEqualTo("user_invitation");
    assertThat(mail.subject()).isEqualTo("Willkommen bei Müller & Söhne");
    assertThat(mail.variables())
        .containsEntry("login_url", "https://practice.example/login")
        .containsEntry("email", "ava@example.com")
        .containsEntry("invited_by", "admin@example.com")
        .containsEntry("support_email", "help@practice.example")
        .containsOnlyKeys("login_url", "email", "invited_by", "support_email", "token");
  }

  @Test
  void shouldLeaveOutOfTheInvitationMailWhatNobodySaid() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    Mail mail = practice.mails.get(0);
    assertThat(mail.subject()).isEqualTo("Welcome to XeroPulse - Your Account is Ready");
    assertThat(mail.variables()).containsOnlyKeys("email", "token");
  }

  @Test
  void shouldUseAnInvitationOnceThoughManyTryAtOnce() throws Exception {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    UserId user = practice.users.create(admin, person("ava@example.com", "staff"));
    practice.outbox.runDue();
    String token = practice.lastMail("ava@example.com").variables().get("token");
    List<Object> results =
        Threads.race(
            16, n -> () -> practice.invitations.accept(token, Password.of(PASSWORD), ORIGIN));
    assertThat(results).filteredOn(user::equals).hasSize(1);
    assertThat(results)
        .filteredOn(result -> !user.equals(result))
        .allSatisfy(
            refused ->
                assertThat(refused)
                    .isInstanceOfAny(
                        InvalidInvitationException.class, ConcurrentChangeException.class));
    assertThat(practice.log(HOME)).filteredOn("invitation.accept SUCCEEDED"::equals).hasSize(2);
  }

  @Test
  void shouldRefuseUnknownExpiredRevokedAndReplacedInvitationsAlike() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Set<String> messages = new TreeSet<>();
    messages.add(refusal(practice, "never-existed"));

    practice.users.create(admin, person("late@example.com", "staff"));
    practice.outbox.runDue();
    String late = practice.lastMail("late@example.com").variables().get("token");
    practice.clock.advance(Duration.ofDays(1));
    messages.add(refusal(practice, late));

    UserId revoked = practice.users.create(admin, person("revoked@example.com", "staff"));
    practice.outbox.runDue();
    String token = practice.lastMail("revoked@example.com").variables().get("token");
    practice.users.deactivate(admin, revoked);
    messages.add(refusal(practice, token));

    UserId replaced = practice.users.create(admin, person("replaced@example.com", "staff"));
    practice.outbox.runDue();
    String first = practice.lastMail("replaced@example.com").variables().get("token");
    practice.users.inviteAgain(admin, replaced);
    practice.outbox.runDue();
    messages.add(refusal(practice, first));
    practice.accept("replaced@example.com");

    assertThat(messages).hasSize(1);
  }

  @Test
  void shouldRemoveInvitationsADayAfterTheyExpired() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    practice.users.create(admin, person("late@example.com", "staff"));
    practice.clock.advance(Duration.ofDays(2));
    assertThat(practice.invitations.deleteExpired()).isZero();
    practice.clock.advance(Duration.ofSeconds(1));
    assertThat(practice.invitations.deleteExpired()).isEqualTo(2);
  }

  @Test
  void shouldKeepAnInvitationWhenThePasswordIsWeakOrMissing() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    practice.users.create(admin, person("ava.kettle@example.com", "staff"));
    practice.outbox.runDue();
    String token = practice.lastMail("ava.kettle@example.com").variables().get("token");
    for (String weak : List.of("short", "passwordpassword", "example.kettle.1")) {
      assertThatThrownBy(() -> practice.invitations.accept(token, Password.of(weak), ORIGIN))
          .isInstanceOf(WeakPasswordException.class);
    }
    assertInvalid(() -> practice.invitations.accept(token, Optional.empty(), ORIGIN));
    practice.invitations.accept(token, Password.of(PASSWORD), ORIGIN);
  }

  @ParameterizedTest
  @CsvSource({
    "executive, admin, ROLE_NOT_ASSIGNABLE",
    "executive, unheard-of, ROLE_NOT_ASSIGNABLE",
    "manager, staff, NOT_PERMITTED",
    "staff, staff, NOT_PERMITTED",
    "executive, executive, ''",
    "executive, staff, ''",
    "admin, admin, ''"
  })
  void shouldLetPeopleGiveOnlyTheRolesTheirOwnMayGive(String actor, String role, String reason) {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor acting = practice.member(admin, "acting@example.com", actor);
    Actor target = practice.member(admin, "target@example.com", "manager");
    if (reason.isEmpty()) {
      practice.users.create(acting, person("new@example.com", role));
      practice.users.changeRole(acting, target.user(), new Role(role));
      assertThat(practice.membership(target.user(), HOME).role()).isEqualTo(new Role(role));
    } else {
      assertRefused(
          Reason.valueOf(reason),
          () -> practice.users.create(acting, person("new@example.com", role)));
      assertRefused(
          Reason.valueOf(reason),
          () -> practice.users.changeRole(acting, target.user(), new Role(role)));
      assertThat(practice.membership(target.user(), HOME).role()).isEqualTo(new Role("manager"));
    }
  }

  @Test
  void shouldNotLetAnExecutiveDemoteOrEndAnAdministrator() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    practice.member(admin, "second@example.com", "admin");
    Actor executive = practice.member(admin, "executive@example.com", "executive");
    assertRefused(
        Reason.ROLE_NOT_ASSIGNABLE,
        () -> practice.users.changeRole(executive, admin.user(), STAFF));
    assertRefused(
        Reason.ROLE_NOT_ASSIGNABLE, () -> practice.users.deactivate(executive, admin.user()));
  }

  @Test
  void shouldNotLetAnybodyPromoteOrEndThemselves() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    practice.member(admin, "second@example.com", "admin");
    Actor executive = practice.member(admin, "executive@example.com", "executive");
    assertRefused(
        Reason.OWN_ACCOUNT, () -> practice.users.changeRole(executive, executive.user(), ADMIN));
    assertRefused(Reason.OWN_ACCOUNT, () -> practice.users.changeRole(admin, admin.user(), STAFF));
    assertRefused(Reason.OWN_ACCOUNT, () -> practice.users.deactivate(admin, admin.user()));
    assertRefused(
        Reason.OWN_ACCOUNT,
        () ->
            practice.users.assign(
                executive, executive.user(), Optional.of("Tax"), Set.of(), Optional.empty()));
  }

  @Test
  void shouldMakeOtherOrganizationsPeopleLookLikeNobody() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor elsewhere = practice.found(OTHER, "elsewhere@example.com");
    UserId nobody = new UserId("nobody");
    for (UserId target : List.of(elsewhere.user(), nobody)) {
      List<ThrowingCallable> changes =
          List.of(
              () -> practice.users.changeRole(admin, target, STAFF),
              () -> practice.users.deactivate(admin, target),
              () -> practice.users.reactivate(admin, target),
              () -> practice.users.inviteAgain(admin, target),
              () ->
                  practice.users.assign(
                      admin, target, Optional.empty(), Set.of(), Optional.empty()));
      assertThat(changes)
          .allSatisfy(
              change ->
                  assertThatThrownBy(change)
                      .isInstanceOf(UserNotFoundException.class)
                      .hasMessage("The organization has no such user"));
    }
    assertThat(practice.users.list(admin))
        .extracting(Membership::user)
        .containsExactly(admin.user());
    assertThat(practice.membership(elsewhere.user(), OTHER).role()).isEqualTo(ADMIN);
  }

  @Test
  void shouldRefuseAnActorWhoIsNotAnActiveMemberThereNow() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    practice.found(OTHER, "elsewhere@example.com");
    Actor intruder = new Actor(admin.user(), OTHER, ORIGIN);
    assertRefused(
        Reason.NOT_PERMITTED,
        () -> practice.users.create(intruder, person("x@example.com", "staff")));
    Actor second = practice.member(admin, "second@example.com", "admin");
    practice.users.deactivate(admin, second.user());
    assertRefused(
        Reason.NOT_PERMITTED, () -> practice.users.changeRole(second, admin.user(), STAFF));
    assertRefused(Reason.NOT_PERMITTED, () -> practice.users.list(second));
    assertThat(practice.log(HOME)).endsWith("user.role.change REFUSED", "user.list REFUSED");
  }

  @Test
  void shouldTellOfADuplicateOnlyWithinTheOrganization() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor elsewhere = practice.found(OTHER, "elsewhere@example.com");
    Actor ava = practice.member(admin, "Ava@Example.com", "staff");
    assertThatThrownBy(() -> practice.users.create(admin, person(" AVA@example.COM ", "staff")))
        .isInstanceOf(DuplicateUserException.class);
    UserId invited = practice.users.create(elsewhere, person("ava@example.com", "staff"));
    assertThat(invited).isEqualTo(ava.user());
    assertThat(practice.membership(ava.user(), OTHER).state()).isEqualTo(MembershipState.INVITED);
  }

  @Test
  void shouldJoinASecondOrganizationAndActInOneAtATime() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor elsewhere = practice.found(OTHER, "elsewhere@example.com");
    Actor ava = practice.member(admin, "ava@example.com", "staff");
    practice.users.create(elsewhere, person("ava@example.com", "manager"));
    practice.outbox.runDue();
    LoginOutcome.LoggedIn before = practice.enter("ava@example.com");
    assertThat(practice.sessions.switchOrganization(before.tokens().session(), OTHER, ORIGIN))
        .as("not accepted yet")
        .isEmpty();
    String token = practice.lastMail("ava@example.com").variables().get("token");
    practice.invitations.accept(token, Optional.empty(), ORIGIN);
    LoginOutcome.LoggedIn home = practice.enter("ava@example.com");
    assertThat(home.principal().organization()).isEqualTo(HOME);
    var moved =
        practice.sessions.switchOrganization(home.tokens().session(), OTHER, ORIGIN).orElseThrow();
    assertThat(moved.session()).isNotEqualTo(home.tokens().session());
    assertThat(practice.account(ava.user()).activeOrganization()).contains(OTHER);
    assertThat(practice.sessions.authenticate(home.tokens().access()))
        .isInstanceOf(Authentication.Unauthenticated.class);
    assertThat(practice.sessions.authenticate(moved.access()))
        .isInstanceOfSatisfying(
            Authentication.Authenticated.class,
            in -> {
              assertThat(in.principal().organization()).isEqualTo(OTHER);
              assertThat(in.principal().role()).isEqualTo(new Role("manager"));
            });
    practice.users.deactivate(elsewhere, ava.user());
    assertThat(practice.account(ava.user()).activeOrganization()).contains(HOME);
  }

  @Test
  void shouldKeepTheLastAdministrator() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor second = practice.member(admin, "second@example.com", "admin");
    practice.users.create(admin, person("invited@example.com", "admin"));
    practice.users.changeRole(second, admin.user(), STAFF);
    Actor executive = practice.member(second, "executive@example.com", "executive");
    assertRefused(
        Reason.ROLE_NOT_ASSIGNABLE,
        () -> practice.users.changeRole(executive, second.user(), STAFF));
    Actor third = practice.member(second, "third@example.com", "admin");
    practice.users.deactivate(second, third.user());
    assertThat(activeAdministrators(practice))
        .as("an administrator who only was invited, and one who was ended, do not count")
        .containsExactly(second.user());
  }

  @Test
  void shouldLeaveOneOfTwoAdministratorsWhoDemoteEachOtherAtOnce() throws Exception {
    int rounds = Boolean.getBoolean("xeropulse.proof") ? 200 : 15;
    Practice practice = practice();
    Actor one = practice.found(HOME, "one@example.com");
    Actor two = practice.member(one, "two@example.com", "admin");
    for (int round = 0; round < rounds; round++) {
      boolean demote = round % 2 == 0;
      Threads.race(
          2,
          n ->
              () -> {
                Actor actor = n == 0 ? one : two;
                UserId target = n == 0 ? two.user() : one.user();
                if (demote) {
                  practice.users.changeRole(actor, target, STAFF);
                } else {
                  practice.users.deactivate(actor, target);
                }
                return true;
              });
      assertThat(activeAdministrators(practice)).hasSize(1);
      Actor left = activeAdministrators(practice).contains(one.user()) ? one : two;
      UserId right = left.equals(one) ? two.user() : one.user();
      if (demote) {
        practice.users.changeRole(left, right, ADMIN);
      } else {
        practice.users.reactivate(left, right);
      }
    }
  }

  @Test
  void shouldEndSessionsAndKeysWithTheRoleChangeItself() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor ava = practice.member(admin, "ava@example.com", "manager");
    LoginOutcome.LoggedIn in = practice.enter("ava@example.com");
    long before = practice.membership(ava.user(), HOME).authVersion();
    practice.users.changeRole(admin, ava.user(), STAFF);
    assertThat(practice.membership(ava.user(), HOME).authVersion()).isEqualTo(before + 1);
    assertThat(practice.sessions.authenticate(in.tokens().access()))
        .isEqualTo(new Authentication.Unauthenticated(Authentication.Reason.REVOKED));
    assertThat(practice.log(HOME))
        .endsWith("user.role.change ATTEMPTED", "user.role.change SUCCEEDED");
  }

  @Test
  void shouldNotChangeAnythingWhoseAuditEntryCannotBeWritten() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor ava = practice.member(admin, "ava@example.com", "manager");
    Account before = practice.account(ava.user());
    boolean succeeded = false;
    int calls = 0;
    while (!succeeded) {
      practice.store.failAfter(calls);
      Throwable fault = catchThrowable(() -> practice.users.changeRole(admin, ava.user(), STAFF));
      practice.store.heal();
      if (fault == null) {
        succeeded = true;
      } else {
        assertThat(fault).as("call %d", calls).hasMessage("injected fault");
        assertThat(practice.membership(ava.user(), HOME).role()).isEqualTo(new Role("manager"));
        assertThat(practice.account(ava.user())).isEqualTo(before);
      }
      calls++;
    }
    assertThat(calls).as("faults at every call, the entry's included").isGreaterThan(7);
    assertThat(practice.log(HOME)).filteredOn("user.role.change SUCCEEDED"::equals).hasSize(1);
  }

  @Test
  void shouldDeactivateCompletelyAndAsOftenAsAsked() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor ava = practice.member(admin, "ava@example.com", "manager");
    LoginOutcome.LoggedIn in = practice.enter("ava@example.com");
    practice.invitations.forgot(EmailAddress.of("ava@example.com"), ORIGIN);
    practice.users.deactivate(admin, ava.user());
    practice.users.deactivate(admin, ava.user());
    assertThat(practice.sessions.authenticate(in.tokens().access()))
        .isInstanceOf(Authentication.Unauthenticated.class);
    assertThat(practice.sessions.refresh(in.tokens().refresh(), ORIGIN))
        .isInstanceOf(RefreshOutcome.Refused.class);
    assertThat(practice.login("ava@example.com", PASSWORD, "192.0.2.1"))
        .isEqualTo(new LoginOutcome.Refused());
    practice.mails.clear();
    practice.outbox.runDue();
    assertThat(practice.mails).as("the open reset is not mailed any more").isEmpty();
    assertThat(
            practice
                .membership(ava.user(), HOME)
                .principal(practice.account(ava.user()))
                .standing())
        .isEqualTo(Standing.DEACTIVATED);

    practice.users.reactivate(admin, ava.user());
    practice.users.reactivate(admin, ava.user());
    assertThat(practice.enter("ava@example.com").principal().role()).isEqualTo(new Role("manager"));
    assertThat(practice.sessions.authenticate(in.tokens().access()))
        .as("an old session does not come back to life")
        .isInstanceOf(Authentication.Unauthenticated.class);
  }

  @Test
  void shouldInviteAgainWhoWasEndedBeforeAccepting() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    UserId ava = practice.users.create(admin, person("ava@example.com", "staff"));
    practice.users.deactivate(admin, ava);
    practice.outbox.runDue();
    practice.users.reactivate(admin, ava);
    practice.accept("ava@example.com");
    assertThat(practice.enter("ava@example.com").principal().user()).isEqualTo(ava);
  }

  @Test
  void shouldAssignWhoseRowsAPersonSees() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor ava = practice.member(admin, "ava@example.com", "staff");
    LoginOutcome.LoggedIn in = practice.enter("ava@example.com");
    practice.sessions.authenticate(in.tokens().access());
    practice.users.assign(
        admin, ava.user(), Optional.of("Tax"), Set.of("c-1", "c-2"), Optional.of("s-1"));
    assertThat(practice.sessions.authenticate(in.tokens().access()))
        .isInstanceOfSatisfying(
            Authentication.Authenticated.class,
            seen -> {
              assertThat(seen.principal().clients()).containsExactlyInAnyOrder("c-1", "c-2");
              assertThat(seen.principal().team()).contains("Tax");
              assertThat(seen.principal().staff()).contains("s-1");
            });
  }

  @Test
  void shouldResetAForgottenPasswordWithoutTellingWhoExists() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor ava = practice.member(admin, "ava@example.com", "staff");
    LoginOutcome.LoggedIn in = practice.enter("ava@example.com");
    practice.mails.clear();
    practice.invitations.forgot(EmailAddress.of("nobody@example.com"), ORIGIN);
    practice.invitations.forgot(EmailAddress.of("ava@example.com"), ORIGIN);
    practice.invitations.forgot(EmailAddress.of("ava@example.com"), ORIGIN);
    practice.outbox.runDue();
    assertThat(practice.mails).as("one mail, however often it is asked for").hasSize(1);
    Mail mail = practice.lastMail("ava@example.com");
    assertThat(mail.template()).isEqualTo("password_reset");
    String next = "seven otters climb the stairs";
    practice.invitations.accept(mail.variables().get("token"), Password.of(next), ORIGIN);
    assertThat(practice.login("ava@example.com", PASSWORD, "192.0.2.1"))
        .isEqualTo(new LoginOutcome.Refused());
    assertThat(practice.login("ava@example.com", next, "192.0.2.1"))
        .isInstanceOf(LoginOutcome.LoggedIn.class);
    assertThat(practice.sessions.authenticate(in.tokens().access()))
        .isInstanceOf(Authentication.Unauthenticated.class);
    assertThat(practice.membership(ava.user(), HOME).role()).isEqualTo(STAFF);
  }

  @Test
  void shouldDoTheSameWorkForAnAddressOfNobody() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    practice.users.create(admin, person("invited@example.com", "staff"));
    practice.outbox.runDue();
    practice.mails.clear();
    practice.hashes.set(0);
    Set<Integer> calls = new HashSet<>();
    for (String email :
        List.of(
            "nobody@example.com",
            "admin@example.com",
            "admin@example.com",
            "invited@example.com")) {
      int before = practice.store.calls();
      practice.invitations.forgot(EmailAddress.of(email), ORIGIN);
      calls.add(practice.store.calls() - before);
      assertThat(practice.mails).as("mails wait for the worker").isEmpty();
    }
    assertThat(calls).as("statements").hasSize(1);
    assertThat(practice.hashes.get()).isZero();
    practice.outbox.runDue();
    assertThat(practice.mails)
        .extracting(Mail::to)
        .containsExactly(EmailAddress.of("admin@example.com"));
    assertThat(practice.log(HOME)).containsOnlyOnce("password.forgot ATTEMPTED");
  }

  @Test
  void shouldLetAnEarlierTokenLiveOnUntilAPasswordIsSet() {
    Practice practice = practice();
    practice.found(HOME, "admin@example.com");
    EmailAddress email = EmailAddress.of("admin@example.com");
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      practice.invitations.forgot(email, ORIGIN);
      practice.outbox.runDue();
      tokens.add(practice.lastMail("admin@example.com").variables().get("token"));
      practice.clock.advance(Duration.ofMinutes(6));
    }
    assertThat(tokens).doesNotHaveDuplicates();
    Optional<Password> next = Password.of("seven otters climb the stairs");
    practice.invitations.accept(tokens.get(0), next, ORIGIN);
    assertThatThrownBy(() -> practice.invitations.accept(tokens.get(1), next, ORIGIN))
        .isInstanceOf(InvalidInvitationException.class);
  }

  @Test
  void shouldMailATemporaryPasswordOnlyWhenToldToAndForceAnotherOne() {
    Practice practice =
        practice(
            new UserSettings(Duration.ofDays(1), true, Welcome.standard()),
            IdentityProvider.builtIn(),
            Duration.ZERO);
    practice.users.found(HOME, person("admin@example.com", "admin"));
    practice.outbox.runDue();
    Mail mail = practice.lastMail("admin@example.com");
    assertThat(mail.template()).isEqualTo("user_invitation");
    String temporary = mail.variables().get("temp_password");
    assertThat(temporary).hasSize(24);
    LoginOutcome outcome = practice.login("admin@example.com", temporary, "192.0.2.1");
    assertThat(outcome).isInstanceOf(LoginOutcome.PasswordChangeRequired.class);
    assertThat(practice.login("admin@example.com", temporary, "192.0.2.1"))
        .as("it works once")
        .isEqualTo(new LoginOutcome.Refused());
    String token = ((LoginOutcome.PasswordChangeRequired) outcome).token();
    practice.invitations.accept(token, Password.of(PASSWORD), ORIGIN);
    assertThat(practice.enter("admin@example.com").principal().role()).isEqualTo(ADMIN);
  }

  @Test
  void shouldEndTheInvitationWithTheTemporaryPasswordThatTookItsPlace() {
    Practice practice = temporary();
    UserId admin = practice.users.found(HOME, person("admin@example.com", "admin"));
    String token = "a token that was mailed before";
    practice.store.run(
        tables -> {
          Invitation open = tables.invitations().open(admin, HOME).get(0);
          return tables.invitations().update(open.withToken(OpaqueTokens.hash(token)));
        });
    practice.mailFaults.set(1);
    practice.outbox.runDue();
    assertInvalid(() -> practice.invitations.accept(token, Password.of(PASSWORD), ORIGIN));
    practice.clock.advance(Duration.ofMinutes(2));
    practice.outbox.runDue();
    assertThat(practice.mails).as("it is tried again").hasSize(1);
    assertThat(open(practice, admin)).as("and ends once the mail went").isEmpty();
  }

  /** The mail went, and what followed it failed: it will be sent again, unless it was used. */
  @Test
  void shouldSendNoOtherTemporaryPasswordOnceOneWasUsed() {
    Practice whole = temporary();
    whole.users.found(OTHER, person("whole@example.com", "admin"));
    int before = whole.store.calls();
    whole.outbox.runDue();
    int calls = whole.store.calls() - before;
    Practice practice = temporary();
    UserId admin = practice.users.found(HOME, person("admin@example.com", "admin"));
    practice.store.failAfter(calls - 2); // the last but the look for another item
    practice.outbox.runDue();
    practice.store.heal();
    String text = practice.lastMail("admin@example.com").variables().get("temp_password");
    assertThat(open(practice, admin)).as("the case at hand").hasSize(1);
    LoginOutcome.PasswordChangeRequired required =
        (LoginOutcome.PasswordChangeRequired)
            practice.login("admin@example.com", text, "192.0.2.1");
    assertThat(open(practice, admin))
        .extracting(Invitation::purpose)
        .containsExactly(Invitation.Purpose.RESET_PASSWORD);
    practice.clock.advance(Duration.ofMinutes(9));
    assertThat(practice.outbox.runDue()).isEqualTo(1);
    assertThat(practice.mails).hasSize(1);
    practice.invitations.accept(required.token(), Password.of(PASSWORD), ORIGIN);
    assertThat(practice.enter("admin@example.com").principal().role()).isEqualTo(ADMIN);
  }

  /** The host went over to invitations meanwhile, and the temporary password has run out or not. */
  @ParameterizedTest
  @ValueSource(ints = {1, 48})
  void shouldEndATemporaryPasswordWithTheInvitationThatWasAccepted(int hours) {
    Practice practice = temporary();
    UserId admin = practice.users.found(HOME, person("admin@example.com", "admin"));
    practice.outbox.runDue();
    LoginOutcome first =
        practice.login(
            "admin@example.com",
            practice.lastMail("admin@example.com").variables().get("temp_password"),
            "192.0.2.1");
    String reset = ((LoginOutcome.PasswordChangeRequired) first).token();
    practice.invitations.accept(reset, Password.of(PASSWORD), ORIGIN);
    Actor by = new Actor(admin, HOME, ORIGIN);
    UserId ava = practice.users.create(by, person("ava@example.com", "staff"));
    practice.outbox.runDue();
    String text = practice.lastMail("ava@example.com").variables().get("temp_password");
    practice.clock.advance(Duration.ofHours(hours));
    new Users(
            practice.store,
            practice.policy,
            practice.audit,
            UserSettings.standard(),
            IdentityProvider.builtIn(),
            practice.clock,
            practice.random,
            practice.cache)
        .inviteAgain(by, ava);
    practice.accept("ava@example.com");
    assertThat(practice.login("ava@example.com", text, "192.0.2.1"))
        .isEqualTo(new LoginOutcome.Refused());
    assertThat(practice.enter("ava@example.com").principal().role()).isEqualTo(STAFF);
    assertThat(practice.membership(ava, HOME).acceptedAt()).isPresent();
    assertThat(open(practice, ava)).isEmpty();
  }

  @Test
  void shouldRefuseTemporaryPasswordsWhereAnotherKeepsIdentities() {
    assertThatThrownBy(
            () ->
                practice(
                    new UserSettings(Duration.ofDays(1), true, Welcome.standard()),
                    new RecordingIdentities(),
                    Duration.ZERO))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("temporaryPasswords");
  }

  /** Who sends one token many times at once waits for the own ones, not others for these. */
  @Test
  void shouldHashForOnePersonAsOneSourceAndForNoTokenThatCannotBeUsed() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    practice.sources.clear();
    practice.member(admin, "ava@example.com", "staff");
    practice.invitations.forgot(EmailAddress.of("ava@example.com"), ORIGIN);
    practice.accept("ava@example.com");
    practice.member(admin, "ben@example.com", "staff");
    assertThat(practice.sources).hasSize(3).allMatch(PasswordSource::known);
    assertThat(practice.sources.get(1)).isEqualTo(practice.sources.get(0));
    assertThat(practice.sources.get(2)).isNotEqualTo(practice.sources.get(0));
    practice.hashes.set(0);
    String used = practice.lastMail("ben@example.com").variables().get("token");
    for (String token : List.of(used, "x", "")) {
      assertInvalid(() -> practice.invitations.accept(token, Password.of(PASSWORD), ORIGIN));
    }
    assertThat(practice.hashes.get()).isZero();
  }

  private Practice temporary() {
    return practice(
        new UserSettings(Duration.ofDays(1), true, Welcome.standard()),
        IdentityProvider.builtIn(),
        Duration.ZERO);
  }

  private static List<Invitation> open(Practice practice, UserId user) {
    return practice.store.run(tables -> tables.invitations().open(user, HOME));
  }

  @Test
  void shouldLetATemporaryPasswordExpire() {
    Practice practice =
        practice(
            new UserSettings(Duration.ofDays(1), true, Welcome.standard()),
            IdentityProvider.builtIn(),
            Duration.ZERO);
    practice.users.found(HOME, person("admin@example.com", "admin"));
    practice.outbox.runDue();
    String temporary = practice.lastMail("admin@example.com").variables().get("temp_password");
    practice.clock.advance(Duration.ofDays(1));
    assertThat(practice.login("admin@example.com", temporary, "192.0.2.1"))
        .isEqualTo(new LoginOutcome.Refused());
  }

  @Test
  void shouldLeaveNothingBehindWhereverProvisioningFails() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    int calls = 0;
    while (true) {
      String email = "person" + calls + "@example.com";
      practice.store.failAfter(calls);
      Throwable fault = catchThrowable(() -> practice.users.create(admin, person(email, "staff")));
      boolean failed = practice.store.failed();
      practice.store.heal();
      assertThat(fault == null).isEqualTo(!failed);
      Optional<Account> account =
          practice.store.run(tables -> tables.users().find(EmailAddress.of(email)));
      if (fault == null) {
        assertThat(account).isPresent();
        break;
      }
      assertThat(account).as("no orphan after a fault at call %d", calls).isEmpty();
      practice.mails.clear();
      practice.outbox.runDue();
      assertThat(practice.mails).as("no live credential").isEmpty();
      practice.member(admin, email, "staff");
      assertThat(practice.enter(email).principal().role()).isEqualTo(STAFF);
      calls++;
    }
    assertThat(calls).isGreaterThan(8);
  }

  @Test
  void shouldSendAgainWhenTheMailerOrTheStoreFailsWhileMailing() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    practice.mailFaults.set(3);
    UserId ava = practice.users.create(admin, person("ava@example.com", "staff"));
    List<Integer> mailsAfter = new ArrayList<>();
    for (int tries = 0; tries < 4; tries++) {
      practice.outbox.runDue();
      mailsAfter.add((int) practice.mails.stream().filter(this::isForAva).count());
      practice.clock.advance(Duration.ofMinutes(10));
    }
    assertThat(mailsAfter).containsExactly(0, 0, 0, 1);
    practice.accept("ava@example.com");
    assertThat(practice.enter("ava@example.com").principal().user()).isEqualTo(ava);
  }

  private boolean isForAva(Mail mail) {
    return mail.to().equals(EmailAddress.of("ava@example.com"));
  }

  @Test
  void shouldSurviveAFaultAtEveryStepOfMailing() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    int calls = 0;
    boolean failed = true;
    while (failed) {
      String email = "person" + calls + "@example.com";
      practice.users.create(admin, person(email, "staff"));
      practice.store.failAfter(calls);
      Throwable fault = catchThrowable(practice.outbox::runDue);
      failed = practice.store.failed();
      assertThat(fault == null || failed).as("only injected faults surface").isTrue();
      practice.store.heal();
      practice.clock.advance(Duration.ofMinutes(5));
      practice.outbox.runDue();
      practice.accept(email);
      assertThat(practice.enter(email).principal().role()).as("call %d", calls).isEqualTo(STAFF);
      calls++;
    }
    assertThat(calls).isGreaterThan(6);
  }

  @Test
  void shouldTakeBackAnInvitationThatCannotBeDelivered() {
    Practice practice = practice();
    Actor admin = practice.found(HOME, "admin@example.com");
    UserId ava = practice.users.create(admin, person("ava@example.com", "staff"));
    practice.mailFaults.set(1_000);
    for (int tries = 0; tries < 12; tries++) {
      practice.outbox.runDue();
      practice.clock.advance(Duration.ofMinutes(64));
    }
    Optional<Account> orphan = practice.store.run(tables -> tables.users().find(ava));
    List<Invitation> open = practice.store.run(tables -> tables.invitations().open(ava, HOME));
    assertThat(orphan).isEmpty();
    assertThat(open).isEmpty();
    assertThat(practice.log(HOME)).contains("invitation.mail FAILED");
    practice.mailFaults.set(0);
    practice.member(admin, "ava@example.com", "staff");
    assertThat(practice.enter("ava@example.com").principal().role()).isEqualTo(STAFF);
  }

  @Test
  void shouldCreateBarAndRemovePeopleAtAnExternalProvider() {
    RecordingIdentities identities = new RecordingIdentities();
    Practice practice = practice(UserSettings.standard(), identities, Duration.ZERO);
    Actor admin = practice.found(HOME, "admin@example.com");
    identities.calls.clear();

    identities.faults = 2;
    UserId ava = practice.users.create(admin, person("ava@example.com", "staff"));
    for (int tries = 0; tries < 3; tries++) {
      assertThat(practice.mails).as("no mail before the identity").noneMatch(this::isForAva);
      practice.outbox.runDue();
      practice.clock.advance(Duration.ofMinutes(10));
    }
    practice.outbox.runDue();
    practice.accept("ava@example.com");
    practice.users.deactivate(admin, ava);
    practice.outbox.runDue();
    practice.users.reactivate(admin, ava);
    practice.outbox.runDue();
    assertThat(identities.calls).containsExactly("create " + ava, "ban " + ava, "unban " + ava);

    identities.calls.clear();
    practice.mailFaults.set(1_000);
    UserId ben = practice.users.create(admin, person("ben@example.com", "staff"));
    for (int tries = 0; tries < 14; tries++) {
      practice.outbox.runDue();
      practice.clock.advance(Duration.ofMinutes(64));
    }
    assertThat(identities.calls)
        .as("what was created is removed when the invitation is taken back")
        .containsExactly("create " + ben, "delete " + ben);
    assertThat(practice.log(HOME)).contains("identity.delete SUCCEEDED");
  }

  private static final class RecordingIdentities implements IdentityProvider {
    private final List<String> calls = new ArrayList<>();
    private int faults;

    @Override
    public boolean external() {
      return true;
    }

    @Override
    public void create(UserId user, EmailAddress email) {
      call("create " + user);
    }

    @Override
    public void ban(UserId user) {
      call("ban " + user);
    }

    @Override
    public void unban(UserId user) {
      call("unban " + user);
    }

    @Override
    public void delete(UserId user) {
      call("delete " + user);
    }

    private void call(String text) {
      if (faults > 0) {
        faults--;
        throw new IllegalStateException("the identity provider is down");
      }
      calls.add(text);
    }
  }

  private static List<UserId> activeAdministrators(Practice practice) {
    return practice.store.run(
        tables ->
            tables.users().members(HOME).stream()
                .filter(member -> member.role().equals(ADMIN))
                .filter(member -> member.state() == MembershipState.ACTIVE)
                .map(Membership::user)
                .toList());
  }

  private static String refusal(Practice practice, String token) {
    InvalidInvitationException refusal =
        catchThrowableOfType(
            InvalidInvitationException.class,
            () -> practice.invitations.accept(token, Password.of(PASSWORD), ORIGIN));
    assertThat(refusal).isNotNull();
    return refusal.getMessage();
  }

  private static void assertInvalid(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(InvalidInvitationException.class);
  }

  private static void assertRefused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(XeroPulseException.class)
        .isInstanceOfSatisfying(
            AccessRefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static NewUser person(String email, String role) {
    return NewUser.of(EmailAddress.of(email), new Role(role));
  }
}
