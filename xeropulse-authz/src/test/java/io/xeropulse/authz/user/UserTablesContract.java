package io.xeropulse.authz.user;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.Standing;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the tables of people, invitations and the outbox must do. */
public abstract class UserTablesContract {
  private static final Instant NOW = Instant.parse("2025-06-30T01:02:03.123456Z");

  /** An empty store; the same one at every call. */
  protected abstract Transactions<? extends UserTransaction> store();

  @Test
  void shouldReadBackAccountsAndMembershipsAsWritten() {
    Account account =
        new Account(
            new UserId("u-1"),
            EmailAddress.of("Ava.Ng@Example.com"),
            Optional.of("$argon2id$…"),
            Optional.of(NOW),
            Standing.LOCKED,
            7,
            Optional.of(HOME),
            NOW,
            Optional.of(NOW),
            1);
    Membership member =
        member("u-1").withRows(Optional.of("Tax & Büro"), Set.of("c-2", "c,1"), Optional.of("s-1"));
    run(tables -> tables.users().insert(account) && tables.users().insert(member));
    Optional<Account> byId = run(tables -> tables.users().find(account.id()));
    Optional<Account> byEmail =
        run(tables -> tables.users().find(EmailAddress.of("ava.ng@EXAMPLE.com")));
    assertThat(byId).contains(account);
    assertThat(byEmail).contains(account);
    assertThat(byEmail.get().email().address()).isEqualTo("Ava.Ng@example.com");
    Optional<Membership> found = run(tables -> tables.users().find(account.id(), HOME));
    assertThat(found).contains(member);
    Optional<Membership> elsewhere = run(tables -> tables.users().find(account.id(), OTHER));
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void shouldKeepIdsAndAddressesUnique() {
    boolean first = run(tables -> tables.users().insert(account("u-1", "ava@example.com")));
    boolean sameAddress = run(tables -> tables.users().insert(account("u-2", "AVA@example.com")));
    boolean sameId = run(tables -> tables.users().insert(account("u-1", "ben@example.com")));
    assertThat(List.of(first, sameAddress, sameId)).containsExactly(true, false, false);
    run(tables -> tables.users().insert(account("u-2", "ben@example.com")));
    boolean taken =
        run(tables -> tables.users().update(account("u-2", "ava@example.com").next(false)));
    assertThat(taken).isFalse();
    Optional<Account> ben = run(tables -> tables.users().find(EmailAddress.of("ben@example.com")));
    assertThat(ben).map(Account::id).contains(new UserId("u-2"));
  }

  @Test
  void shouldWriteOnlyOverTheVersionThatWasRead() {
    Account account = account("u-1", "ava@example.com");
    run(tables -> tables.users().insert(account) && tables.users().insert(member("u-1")));
    Account next = account.next(true);
    assertThat(List.of(update(next), update(next))).containsExactly(true, false);
    Membership changed = member("u-1").withRole(new Role("admin")).next(true, NOW);
    assertThat(List.of(update(changed), update(changed))).containsExactly(true, false);
    assertThat(update(member("u-9").next(false, NOW))).isFalse();
  }

  @Test
  void shouldListInOrderAndRemove() {
    for (String id : List.of("u-2", "u-1", "u-10")) {
      run(
          tables ->
              tables.users().insert(account(id, id + "@example.com"))
                  && tables.users().insert(member(id)));
    }
    run(tables -> tables.users().insert(member("u-1", OTHER)));
    List<Membership> members = run(tables -> tables.users().members(HOME));
    assertThat(members)
        .extracting(member -> member.user().value())
        .containsExactly("u-1", "u-10", "u-2");
    List<Membership> of = run(tables -> tables.users().membershipsOf(new UserId("u-1")));
    assertThat(of).extracting(Membership::organization).containsExactly(HOME, OTHER);
    run(
        tables -> {
          tables.users().delete(new UserId("u-2"), HOME);
          tables.users().delete(new UserId("u-2"));
          return true;
        });
    Optional<Account> gone = run(tables -> tables.users().find(new UserId("u-2")));
    assertThat(gone).isEmpty();
    boolean free = run(tables -> tables.users().insert(account("u-3", "u-2@example.com")));
    assertThat(free).isTrue();
  }

  @Test
  void shouldUndoEverythingWhenTheWorkThrows() {
    run(tables -> tables.users().insert(account("u-1", "ava@example.com")));
    assertThatThrownBy(
            () ->
                run(
                    tables -> {
                      tables.users().insert(account("u-2", "ben@example.com"));
                      tables.users().insert(member("u-2"));
                      tables.users().delete(new UserId("u-1"));
                      tables.invitations().insert(invitation(new UUID(0, 1)));
                      tables.outbox().add(item(new UUID(0, 1), NOW));
                      throw new IllegalStateException("stop");
                    }))
        .hasMessage("stop");
    Optional<Account> kept = run(tables -> tables.users().find(EmailAddress.of("ava@example.com")));
    Optional<Account> undone =
        run(tables -> tables.users().find(EmailAddress.of("ben@example.com")));
    List<Membership> members = run(tables -> tables.users().members(HOME));
    Optional<Invitation> invitation = run(tables -> tables.invitations().find(new UUID(0, 1)));
    Optional<OutboxItem> item = run(tables -> tables.outbox().take(NOW, NOW));
    assertThat(kept).isPresent();
    assertThat(undone).isEmpty();
    assertThat(members).isEmpty();
    assertThat(invitation).isEmpty();
    assertThat(item).isEmpty();
  }

  @Test
  void shouldKeepInvitations() {
    Invitation invitation = invitation(new UUID(0, 1)).withToken("h-1");
    run(
        tables -> {
          tables.invitations().insert(invitation);
          return true;
        });
    Optional<Invitation> byToken = run(tables -> tables.invitations().findByToken("h-1"));
    Optional<Invitation> unknown = run(tables -> tables.invitations().findByToken("h-2"));
    List<Invitation> open = run(tables -> tables.invitations().open(new UserId("u-1"), HOME));
    assertThat(byToken).contains(invitation);
    assertThat(unknown).isEmpty();
    assertThat(open).containsExactly(invitation);
    Invitation ended = invitation.ended(NOW);
    boolean first = run(tables -> tables.invitations().update(ended));
    boolean second = run(tables -> tables.invitations().update(ended));
    assertThat(List.of(first, second)).containsExactly(true, false);
    open = run(tables -> tables.invitations().open(new UserId("u-1"), HOME));
    assertThat(open).isEmpty();
    int early = run(tables -> tables.invitations().deleteExpired(NOW.plusSeconds(60)));
    int late = run(tables -> tables.invitations().deleteExpired(NOW.plusSeconds(61)));
    assertThat(List.of(early, late)).containsExactly(0, 1);
  }

  @Test
  void shouldHandOutWhatIsDueOnceAtATime() {
    run(
        tables -> {
          tables.outbox().add(item(new UUID(0, 2), NOW.plusSeconds(1)));
          tables.outbox().add(item(new UUID(0, 1), NOW));
          return true;
        });
    Optional<OutboxItem> early = take(NOW.minusMillis(1));
    Optional<OutboxItem> first = take(NOW.plusSeconds(2));
    Optional<OutboxItem> second = take(NOW.plusSeconds(2));
    Optional<OutboxItem> none = take(NOW.plusSeconds(2));
    assertThat(early).isEmpty();
    assertThat(first).map(OutboxItem::id).contains(new UUID(0, 1));
    assertThat(first).map(OutboxItem::attempts).contains(1);
    assertThat(second).map(OutboxItem::id).contains(new UUID(0, 2));
    assertThat(none).isEmpty();
    run(
        tables -> {
          tables.outbox().done(new UUID(0, 2));
          tables.outbox().postpone(new UUID(0, 1), NOW.plus(Duration.ofDays(1)));
          return true;
        });
    assertThat(take(NOW.plus(Duration.ofHours(23)))).isEmpty();
    Optional<OutboxItem> again = take(NOW.plus(Duration.ofDays(1)));
    assertThat(again).map(OutboxItem::attempts).contains(2);
  }

  private Optional<OutboxItem> take(Instant now) {
    return run(tables -> tables.outbox().take(now, now.plus(Duration.ofHours(1))));
  }

  private boolean update(Account account) {
    return run(tables -> tables.users().update(account));
  }

  private boolean update(Membership membership) {
    return run(tables -> tables.users().update(membership));
  }

  private <T> T run(Function<UserTransaction, T> work) {
    return store().run(work);
  }

  private static Account account(String id, String email) {
    return Account.create(new UserId(id), EmailAddress.of(email), NOW);
  }

  private static Membership member(String id) {
    return member(id, HOME);
  }

  private static Membership member(String id, OrganizationId organization) {
    return Membership.invited(
            new UserId(id),
            organization,
            NewUser.of(EmailAddress.of("x@example.com"), new Role("staff")),
            Optional.empty(),
            NOW)
        .withState(MembershipState.ACTIVE);
  }

  private static Invitation invitation(UUID id) {
    return Invitation.open(
        id, new UserId("u-1"), HOME, Invitation.Purpose.JOIN, NOW.plusSeconds(60));
  }

  private static OutboxItem item(UUID id, Instant dueAt) {
    return new OutboxItem(
        id, HOME, new UserId("u-1"), OutboxItem.Kind.MAIL_INVITATION, "r", 0, dueAt);
  }
}
