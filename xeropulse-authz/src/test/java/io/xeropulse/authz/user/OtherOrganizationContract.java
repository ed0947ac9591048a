package io.xeropulse.authz.user;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.ORIGIN;
import static io.xeropulse.authz.Practice.OTHER;
import static io.xeropulse.authz.Practice.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.audit.AuditEntry;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.password.Password;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.session.Authentication.Authenticated;
import io.xeropulse.authz.session.Authentication.Unauthenticated;
import io.xeropulse.authz.session.LoginOutcome;
import io.xeropulse.authz.session.RefreshOutcome.Refreshed;
import io.xeropulse.authz.session.SessionTokens;
import io.xeropulse.core.model.OrganizationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one organization's administrator can do to another's people: nothing, nor learn of them. */
public abstract class OtherOrganizationContract {
  private static final Role STAFF = new Role("staff");
  private static final String AVA = "ava@example.com";
  private static final String NEW = "new@example.com";

  /** A practice over an empty store. */
  protected abstract Practice practice(
      UserSettings people, IdentityProvider identities, Duration idle);

  private Practice practice(boolean temporaryPasswords, boolean external) {
    return practice(
        new UserSettings(Duration.ofDays(1), temporaryPasswords, Welcome.standard()),
        external ? new AnyIdentities() : IdentityProvider.builtIn(),
        Duration.ZERO);
  }

  @Test
  void shouldLeaveSomebodyAloneWhomAnotherOrganizationInvitedChangedAndEnded() {
    Practice practice = practice(false, false);
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor elsewhere = practice.found(OTHER, "elsewhere@example.com");
    Actor ava = practice.member(admin, AVA, "manager");
    SessionTokens in = practice.enter(AVA).tokens();
    Account before = practice.account(ava.user());
    List<String> log = practice.log(HOME);

    practice.users.create(elsewhere, person(AVA, "staff"));
    practice.users.changeRole(elsewhere, ava.user(), new Role("executive"));
    practice.users.deactivate(elsewhere, ava.user());
    practice.users.reactivate(elsewhere, ava.user());
    practice.users.changeRole(elsewhere, ava.user(), STAFF);
    practice.users.deactivate(elsewhere, ava.user());

    assertThat(practice.sessions.authenticate(in.access()))
        .isInstanceOfSatisfying(
            Authenticated.class,
            known -> assertThat(known.principal().organization()).isEqualTo(HOME));
    assertThat(practice.sessions.refresh(in.refresh(), ORIGIN)).isInstanceOf(Refreshed.class);
    assertThat(practice.account(ava.user())).as("her account's row is as it was").isEqualTo(before);
    assertThat(practice.log(HOME)).isEqualTo(log);
    assertThat(practice.log(OTHER))
        .contains("user.role.change SUCCEEDED", "user.deactivate SUCCEEDED");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldEndOnlyTheSessionsOfTheOrganizationThatChangesARoleOrEndsAMembership(boolean demote) {
    Practice practice = practice(false, false);
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor elsewhere = practice.found(OTHER, "elsewhere@example.com");
    Actor ava = practice.member(admin, AVA, "manager");
    SessionTokens home = practice.enter(AVA).tokens();
    practice.users.create(elsewhere, person(AVA, "manager"));
    practice.outbox.runDue();
    practice.invitations.accept(token(practice, AVA), Optional.empty(), ORIGIN);
    assertThat(practice.sessions.authenticate(home.access()))
        .as("to join another organization ends nothing in the first")
        .isInstanceOf(Authenticated.class);
    practice.store.run(
        tables ->
            Accounts.write(
                tables.users(),
                tables
                    .users()
                    .find(ava.user())
                    .orElseThrow()
                    .withActiveOrganization(Optional.of(OTHER))));
    SessionTokens there = practice.enter(AVA).tokens();

    end(practice, elsewhere, ava.user(), demote);
    assertThat(practice.sessions.authenticate(there.access())).isInstanceOf(Unauthenticated.class);
    assertThat(practice.sessions.authenticate(home.access())).isInstanceOf(Authenticated.class);
    end(practice, admin, ava.user(), demote);
    assertThat(practice.sessions.authenticate(home.access())).isInstanceOf(Unauthenticated.class);
  }

  private static void end(Practice practice, Actor by, UserId whom, boolean demote) {
    if (demote) {
      practice.users.changeRole(by, whom, STAFF);
    } else {
      practice.users.deactivate(by, whom);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldInviteAgainWhoNeverAcceptedThoughTheyHaveAnAccountElsewhere(boolean external) {
    Practice practice = practice(false, external);
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor elsewhere = practice.found(OTHER, "elsewhere@example.com");
    practice.member(admin, AVA, "manager");
    for (String email : List.of(AVA, NEW)) {
      UserId invited = practice.users.create(elsewhere, person(email, "staff"));
      practice.users.deactivate(elsewhere, invited);
      practice.users.reactivate(elsewhere, invited);
      assertThat(practice.membership(invited, OTHER).state())
          .as("of %s, who accepted nothing", email)
          .isEqualTo(MembershipState.INVITED);
      drain(practice);
      Optional<Password> own = email.equals(NEW) ? Password.of(PASSWORD) : Optional.empty();
      practice.invitations.accept(token(practice, email), own, ORIGIN);
      practice.users.deactivate(elsewhere, invited);
      practice.users.reactivate(elsewhere, invited);
      assertThat(practice.membership(invited, OTHER).state())
          .as("of %s, who accepted once", email)
          .isEqualTo(MembershipState.ACTIVE);
    }
  }

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false"})
  void shouldTellNobodyWhoHasAnAccountElsewhere(boolean temporary, boolean external) {
    Practice practice = practice(temporary, external);
    Actor admin = founded(practice, HOME, "admin@example.com");
    Actor elsewhere = founded(practice, OTHER, "elsewhere@example.com");
    practice.users.create(admin, person(AVA, "manager"));
    settle(practice, AVA);
    List<String> known = told(practice, elsewhere, AVA);
    assertThat(known).as("who has one").isEqualTo(told(practice, elsewhere, NEW));
    assertThat(known).hasSizeGreaterThanOrEqualTo(15);
  }

  /** All that an administrator can read of somebody whom they invite, end and open again. */
  private static List<String> told(Practice practice, Actor by, String email) {
    int before = entries(practice, by).size();
    List<String> told = new ArrayList<>();
    UserId invited = practice.users.create(by, person(email, "staff"));
    told.add(listed(practice, by, invited));
    practice.users.inviteAgain(by, invited);
    told.add(listed(practice, by, invited));
    practice.users.deactivate(by, invited);
    told.add(listed(practice, by, invited));
    practice.users.reactivate(by, invited);
    told.add(listed(practice, by, invited));
    entries(practice, by).stream()
        .skip(before)
        .map(AuditEntry::event)
        .map(event -> event.action() + " " + event.outcome() + " " + event.details())
        .map(text -> text.replace(invited.value(), "INVITED"))
        .sorted() // items of one moment are done in any order
        .forEach(told::add);
    return told;
  }

  private static String listed(Practice practice, Actor by, UserId who) {
    drain(practice);
    return practice.users.list(by).stream()
        .filter(member -> member.user().equals(who))
        .map(member -> member.state() + " " + member.role())
        .findFirst()
        .orElse("nobody");
  }

  @Test
  void shouldLeaveAnIdentityUsableThatAnotherOrganizationNeeds() {
    AnyIdentities identities = new AnyIdentities();
    Practice practice = practice(UserSettings.standard(), identities, Duration.ZERO);
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor elsewhere = practice.found(OTHER, "elsewhere@example.com");
    UserId invited = practice.users.create(admin, person(AVA, "staff"));
    practice.users.create(elsewhere, person(AVA, "staff"));
    practice.users.deactivate(elsewhere, invited);
    drain(practice);
    assertThat(identities.barred).as("invited at home, so not barred there").isEmpty();
    practice.accept(AVA);
    practice.users.deactivate(admin, invited);
    drain(practice);
    assertThat(identities.barred).containsExactly(invited);
    OrganizationId third =
        new OrganizationId(UUID.fromString("33333333-3333-3333-3333-333333333333"));
    Actor another = practice.found(third, "third@example.com");
    practice.users.create(another, person(AVA, "staff"));
    drain(practice);
    assertThat(identities.barred).as("a third organization invited them").isEmpty();
  }

  @Test
  void shouldReplaceNoTemporaryPasswordThatAnotherOrganizationMailed() {
    Practice practice = practice(true, false);
    Actor admin = founded(practice, HOME, "admin@example.com");
    Actor elsewhere = founded(practice, OTHER, "elsewhere@example.com");
    UserId ava = practice.users.create(admin, person(AVA, "staff"));
    practice.clock.advance(Duration.ofMillis(1)); // the first one's mail is due first
    practice.users.create(elsewhere, person(AVA, "staff"));
    int before = practice.mails.size();
    drain(practice);
    List<Map<String, String>> mailed =
        practice.mails.subList(before, practice.mails.size()).stream()
            .map(Mail::variables)
            .toList();
    assertThat(mailed).hasSize(2);
    assertThat(mailed.get(0)).containsKey("temp_password");
    assertThat(mailed.get(1)).containsKey("token").doesNotContainKey("temp_password");
    assertThat(practice.login(AVA, mailed.get(0).get("temp_password"), "192.0.2.1"))
        .isInstanceOf(LoginOutcome.PasswordChangeRequired.class);
    assertThat(practice.store.run(tables -> tables.users().find(ava, OTHER)).orElseThrow().state())
        .isEqualTo(MembershipState.INVITED);
  }

  private static Actor founded(Practice practice, OrganizationId organization, String email) {
    UserId user = practice.users.found(organization, person(email, "admin"));
    settle(practice, email);
    return new Actor(user, organization, ORIGIN);
  }

  /** Lets somebody accept, whichever way people are let in. */
  private static void settle(Practice practice, String email) {
    drain(practice);
    Map<String, String> mailed = practice.lastMail(email).variables();
    String token =
        mailed.containsKey("token")
            ? mailed.get("token")
            : ((LoginOutcome.PasswordChangeRequired)
                    practice.login(email, mailed.get("temp_password"), "192.0.2.1"))
                .token();
    practice.invitations.accept(token, Password.of(PASSWORD), ORIGIN);
  }

  private static List<AuditEntry> entries(Practice practice, Actor by) {
    return practice.store.run(tables -> AuditLog.read(tables, by.organization(), 0, 100_000));
  }

  /** What is done for an item may leave another one. */
  private static void drain(Practice practice) {
    while (practice.outbox.runDue() > 0) {
      practice.clock.advance(Duration.ofMillis(1));
    }
  }

  private static String token(Practice practice, String email) {
    return practice.lastMail(email).variables().get("token");
  }

  private static NewUser person(String email, String role) {
    return NewUser.of(EmailAddress.of(email), new Role(role));
  }

  /** A provider elsewhere that knows whom it bars. */
  private static final class AnyIdentities implements IdentityProvider {
    private final List<UserId> barred = new ArrayList<>();

    @Override
    public boolean external() {
      return true;
    }

    @Override
    public void create(UserId user, EmailAddress email) {}

    @Override
    public void ban(UserId user) {
      barred.add(user);
    }

    @Override
    public void unban(UserId user) {
      barred.remove(user);
    }

    @Override
    public void delete(UserId user) {}
  }
}
