package io.xeropulse.authz.user;

import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.audit.Outcome;
import io.xeropulse.authz.internal.OpaqueTokens;
import io.xeropulse.authz.password.Password;
import io.xeropulse.authz.password.PasswordHasher;
import io.xeropulse.authz.password.PasswordSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what changes left in the outbox: mails, and calls of the identity provider. The host calls
 * {@link #runDue} from its scheduler; any number of nodes may. What fails is tried again with
 * growing pauses; an invitation that cannot be delivered is taken back, so that nothing of it
 * remains. Thread-safe.
 */
public final class OutboxWorker {
  private static final Logger log = LoggerFactory.getLogger(OutboxWorker.class);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 6;
  private static final int GIVE_UP_AFTER = 8;

  private final Transactions<? extends UserTransaction> store;
  private final AuditLog audit;
  private final Mailer mailer;
  private final IdentityProvider identities;
  private final PasswordHasher hasher;
  private final UserSettings settings;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * Creates a worker.
   *
   * @param store the stores
   * @param audit the audit log
   * @param mailer sends mails
   * @param identities who keeps identities
   * @param hasher hashes temporary passwords
   * @param settings how people are invited
   * @param clock the time
   * @param random the source of tokens
   * @throws io.xeropulse.core.InvalidConfigurationException if the settings ask for temporary
   *     passwords and identities are kept elsewhere
   */
  public OutboxWorker(
      Transactions<? extends UserTransaction> store,
      AuditLog audit,
      Mailer mailer,
      IdentityProvider identities,
      PasswordHasher hasher,
      UserSettings settings,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.audit = audit;
    this.mailer = mailer;
    this.identities = identities;
    this.hasher = hasher;
    this.settings = settings.suiting(identities);
    this.clock = clock;
    this.random = random;
  }

  /**
   * Does everything that is due, once.
   *
   * @return how many items were taken, done or not
   */
  public int runDue() {
    int taken = 0;
    Instant now = clock.instant();
    for (Optional<OutboxItem> item = take(now); item.isPresent(); item = take(now)) {
      run(item.get());
      taken++;
    }
    return taken;
  }

  private Optional<OutboxItem> take(Instant now) {
    return store.run(
        tables ->
            tables
                .outbox()
                .take(now, now.plus(FIRST_PAUSE))
                .map(
                    item -> {
                      tables.outbox().postpone(item.id(), now.plus(pause(item.attempts())));
                      return item;
                    }));
  }

  private static Duration pause(int attempts) {
    return FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
  }

  private void run(OutboxItem item) {
    try {
      switch (item.kind()) {
        case MAIL_INVITATION -> mailInvitation(item);
        case MAIL_TEMPORARY_PASSWORD -> mailTemporaryPassword(item);
        case MAIL_LOCK_NOTICE ->
            mail(item, "lock_notice", "Your XeroPulse account was locked", Map.of());
        case CREATE_IDENTITY -> createIdentity(item);
        case BAN_IDENTITY, UNBAN_IDENTITY -> admit(item);
        case DELETE_IDENTITY -> identities.delete(item.user());
      }
      store.run(tables -> finish(endReplaced(tables, item), item, Outcome.SUCCEEDED));
    } catch (RuntimeException e) {
      log.warn(
          "organization={} outbox={} kind={} attempt={} failed with {}",
          item.organization(),
          item.id(),
          item.kind(),
          item.attempts(),
          e.getClass().getName());
      if (item.attempts() >= GIVE_UP_AFTER) {
        giveUp(item);
      }
    }
  }

  /** An invitation that still has no token was mailed as a temporary password. */
  private UserTransaction endReplaced(UserTransaction tables, OutboxItem item) {
    if (item.kind() == OutboxItem.Kind.MAIL_TEMPORARY_PASSWORD) {
      open(tables, item)
          .filter(invitation -> invitation.tokenHash().isEmpty())
          .ifPresent(invitation -> Accounts.end(tables.invitations(), invitation, clock.instant()));
    }
    return tables;
  }

  private OutboxItem finish(UserTransaction tables, OutboxItem item, Outcome outcome) {
    tables.outbox().done(item.id());
    audit.append(
        tables,
        SystemEvents.of(item.organization(), clock.instant(), action(item), item.user())
            .with(outcome)
            .with("attempts", Integer.toString(item.attempts())));
    return item;
  }

  private static String action(OutboxItem item) {
    return switch (item.kind()) {
      case MAIL_INVITATION, MAIL_TEMPORARY_PASSWORD -> "invitation.mail";
      case MAIL_LOCK_NOTICE -> "lock.mail";
      case CREATE_IDENTITY -> "identity.create";
      case BAN_IDENTITY, UNBAN_IDENTITY -> "identity.update";
      case DELETE_IDENTITY -> "identity.delete";
    };
  }

  /** The token exists only from here to the mailer; an earlier one stops working. */
  private void mailInvitation(OutboxItem item) {
    String token = OpaqueTokens.secret(random);
    Optional<Invitation> invitation =
        store.run(tables -> open(tables, item).map(found -> withToken(tables, found, token)));
    if (invitation.isPresent()) {
      if (invitation.get().purpose() == Invitation.Purpose.JOIN) {
        welcome(item, "token", token);
      } else {
        mail(item, "password_reset", "Set a new XeroPulse password", Map.of("token", token));
      }
    }
  }

  private static Invitation withToken(UserTransaction tables, Invitation found, String token) {
    Invitation next = found.withToken(OpaqueTokens.hash(token));
    Accounts.require(tables.invitations().update(next));
    return next;
  }

  private void mailTemporaryPassword(OutboxItem item) {
    String text = OpaqueTokens.secret(random).substring(0, 24);
    PasswordSource source = new PasswordSource("outbox:" + item.organization(), true);
    String hash = hasher.hash(Password.of(text).orElseThrow(), source);
    boolean set =
        store.run(
            tables ->
                open(tables, item)
                    .filter(invitation -> activate(tables, invitation, hash))
                    .isPresent());
    if (set) {
      welcome(item, "temp_password", text);
    } else {
      mailInvitation(item); // the account has a password that is not ours to replace
    }
  }

  /** The token ends with it; the invitation stays open until the mail went, to be tried again. */
  private boolean activate(UserTransaction tables, Invitation invitation, String hash) {
    Optional<Membership> member = tables.users().find(invitation.user(), invitation.organization());
    boolean active = member.isPresent() && activate(tables, member.get(), hash);
    if (active && invitation.tokenHash().isPresent()) {
      Accounts.require(tables.invitations().update(invitation.withoutToken()));
    }
    return active;
  }

  private boolean activate(UserTransaction tables, Membership member, String hash) {
    Account account = tables.users().find(member.user()).orElseThrow(UserNotFoundException::new);
    boolean ownPassword = account.passwordHash().isPresent() && account.temporaryUntil().isEmpty();
    if (ownPassword || Provisioning.belongsElsewhere(tables.users(), member)) {
      return false;
    }
    Instant now = clock.instant();
    Accounts.endEverything(
        tables.users(),
        account
            .withPassword(Optional.of(hash), Optional.of(now.plus(settings.invitationLifetime())))
            .withActiveOrganization(Optional.of(member.organization())));
    if (member.state() == MembershipState.INVITED) {
      Accounts.write(tables.users(), member.withState(MembershipState.ACTIVE), now);
    }
    return true;
  }

  private void createIdentity(OutboxItem item) {
    Optional<EmailAddress> email =
        store.run(tables -> tables.users().find(item.user()).map(Account::email));
    if (email.isEmpty()) {
      return;
    }
    identities.create(item.user(), email.get());
    if (memberships(item).stream()
        .anyMatch(other -> other.state() == MembershipState.DEACTIVATED)) {
      identities.unban(item.user());
    }
    store.run(
        tables ->
            tables
                .users()
                .find(item.user(), item.organization())
                .filter(member -> member.state() == MembershipState.INVITED)
                .map(
                    member -> {
                      new Provisioning(settings, identities, random)
                          .send(tables, member, clock.instant());
                      return member;
                    }));
  }

  /**
   * Whom no organization has any more is barred, by the rows as they are now: items may be done in
   * another order than they were made. The log does not tell which, since other organizations
   * decide it too.
   */
  private void admit(OutboxItem item) {
    boolean wanted =
        memberships(item).stream().anyMatch(any -> any.state() != MembershipState.DEACTIVATED);
    if (!wanted) {
      identities.ban(item.user());
    } else if (item.kind() == OutboxItem.Kind.UNBAN_IDENTITY) {
      identities.unban(item.user());
    }
  }

  private List<Membership> memberships(OutboxItem item) {
    return store.run(tables -> tables.users().membershipsOf(item.user()));
  }

  private Optional<Invitation> open(UserTransaction tables, OutboxItem item) {
    Instant now = clock.instant();
    return tables
        .invitations()
        .find(UUID.fromString(item.reference()))
        .filter(found -> found.endedAt().isEmpty() && found.expiresAt().isAfter(now));
  }

  private void welcome(OutboxItem item, String name, String secret) {
    Welcome welcome = settings.welcome();
    Map<String, String> variables = new HashMap<>();
    variables.put(name, secret);
    welcome.loginUrl().ifPresent(url -> variables.put("login_url", url.toString()));
    welcome.supportEmail().ifPresent(email -> variables.put("support_email", email.address()));
    store
        .run(tables -> inviter(tables.users(), item))
        .ifPresent(by -> variables.put("invited_by", by.address()));
    mail(item, "user_invitation", welcome.subject(), variables);
  }

  /** Empty for an organization's first person, whom nobody invited. */
  private static Optional<EmailAddress> inviter(UserTable users, OutboxItem item) {
    return users
        .find(item.user(), item.organization())
        .flatMap(Membership::createdBy)
        .flatMap(users::find)
        .map(Account::email);
  }

  private void mail(
      OutboxItem item, String template, String subject, Map<String, String> variables) {
    Optional<EmailAddress> to =
        store.run(tables -> tables.users().find(item.user()).map(Account::email));
    to.ifPresent(
        address -> {
          Map<String, String> shown = new HashMap<>(variables);
          shown.put("email", address.address());
          mailer.send(new Mail(item.id(), item.organization(), address, template, subject, shown));
        });
  }

  private void giveUp(OutboxItem item) {
    store.run(
        tables -> {
          switch (item.kind()) {
            case MAIL_INVITATION, MAIL_TEMPORARY_PASSWORD, CREATE_IDENTITY ->
                new Withdrawal(identities, random).withdraw(tables, item, clock.instant());
            // Barring and removing people is never given up; a notice is not worth more.
            case BAN_IDENTITY, UNBAN_IDENTITY, DELETE_IDENTITY -> {
              return item;
            }
            case MAIL_LOCK_NOTICE -> {}
          }
          return finish(tables, item, Outcome.FAILED);
        });
  }
}
